// What pages of a given size are made of.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace winnow::tests {

/// `part` again and again, whole, `bytes` at most (but once at least).
inline std::string filled(std::size_t bytes, std::string_view part) {
  std::string page;
  page.reserve(bytes + part.size());
  do page += part;
  while (page.size() + part.size() <= bytes);
  return page;
}

/// The same where each part differs: '%' stands for its number.
inline std::string numbered(std::size_t bytes, std::string_view part) {
  std::string page;
  page.reserve(bytes + 2 * part.size() + 32);
  for (std::size_t i = 0; page.size() + part.size() <= bytes || i == 0; ++i) {
    for (const char c : part) c == '%' ? page += std::to_string(i) : page += c;
  }
  return page;
}

/// Half of the page `first`, half `second`.
inline std::string halves(std::size_t bytes, std::string_view first, std::string_view second) {
  return filled(bytes / 2, first) + filled(bytes / 2, second);
}

/// Words that repeat only after some thousands, so that no two sentences are the same: a small linear congruential generator picks them.
class Words {
 public:
  std::string_view next() {
    static constexpr std::string_view kWords[] = {
        "harbour", "council",  "the",  "morning", "of",    "engineers", "reported", "a",     "bridge", "and",   "repairs", "in",
        "storm",   "minister", "said", "that",    "ferry", "would",     "open",     "again", "after",  "weeks", "to",      "fishermen"};
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return kWords[(state_ >> 33) % std::size(kWords)];
  }
  std::string sentence(std::size_t words) {
    std::string text = "They";
    for (std::size_t i = 0; i < words; ++i) (text += ' ') += next();
    return text + '.';
  }

 private:
  unsigned long long state_ = 1;
};

/// A fresh sentence of so many words each time, between two marks.
inline std::string prose(std::size_t bytes, std::string_view before, std::string_view after, std::size_t words = 16) {
  Words source;
  std::string page;
  page.reserve(bytes + 256);
  do ((page += before) += source.sentence(words)) += after;
  while (page.size() < bytes);
  return page;
}

}  // namespace winnow::tests
