#include "batch/duplicates.h"

#include <cstring>

#include "fingerprint/fingerprint.h"

namespace winnow::batch {

SeenArticles::SeenArticles(std::size_t window) : window_(window) {
  for (auto& table : newest_) table.assign(kBuckets, 0);
}

const std::string* SeenArticles::find(std::uint64_t fingerprint) const {
  std::uint64_t best = 0;
  int best_distance = fingerprint::kNear + 1;
  const std::uint64_t oldest = count_ > window_ ? count_ - window_ + 1 : 1;
  for (std::size_t block = 0; block < kBlocks; ++block) {
    // From the newest to the oldest: behind the first that is forgotten there are only older ones.
    for (std::uint64_t ordinal = newest_[block][bucket(fingerprint, block)]; ordinal >= oldest; ordinal = at(ordinal).before[block]) {
      const int distance = fingerprint::distance(at(ordinal).fingerprint, fingerprint);
      if (distance > fingerprint::kNear || distance > best_distance) continue;
      if (distance < best_distance || ordinal < best) best = ordinal;
      best_distance = distance;
    }
  }
  return best == 0 ? nullptr : &at(best).id;
}

void SeenArticles::add(std::uint64_t fingerprint, std::string_view id) {
  ++count_;
  if (articles_.size() < window_) articles_.emplace_back();
  Article& article = articles_[static_cast<std::size_t>((count_ - 1) % window_)];
  article.fingerprint = fingerprint;
  article.id.assign(id);
  for (std::size_t block = 0; block < kBlocks; ++block) {
    std::uint64_t& newest = newest_[block][bucket(fingerprint, block)];
    article.before[block] = newest;
    newest = count_;
  }
}

void SeenArticles::append_entry(std::string& out, std::uint64_t fingerprint, std::string_view id) {
  const std::uint64_t numbers[] = {fingerprint, id.size()};
  out.append(reinterpret_cast<const char*>(numbers), sizeof numbers);
  out += id;
}

bool SeenArticles::add_entries(std::string_view text) {
  std::uint64_t numbers[2] = {};
  while (!text.empty()) {
    if (text.size() < sizeof numbers) return false;
    std::memcpy(numbers, text.data(), sizeof numbers);
    text.remove_prefix(sizeof numbers);
    if (text.size() < numbers[1]) return false;
    add(numbers[0], text.substr(0, static_cast<std::size_t>(numbers[1])));
    text.remove_prefix(static_cast<std::size_t>(numbers[1]));
  }
  return true;
}

}  // namespace winnow::batch
