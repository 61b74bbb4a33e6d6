#include "fingerprint/fingerprint.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "words/words.h"

namespace winnow::fingerprint {
namespace {

/// The words of the paragraphs in lower case with one space between them, and where each ends.
class Words {
 public:
  explicit Words(std::span<const Paragraph> paragraphs) {
    std::size_t bytes = 0;
    for (const Paragraph& paragraph : paragraphs) bytes += paragraph.text.size() + 1;
    text_.reserve(bytes + bytes / 8);
    for (const Paragraph& paragraph : paragraphs) read(paragraph.text);
  }
  [[nodiscard]] std::size_t count() const { return ends_.size(); }
  /// `count` words from one on, and the spaces between them.
  [[nodiscard]] std::string_view words(std::size_t first, std::size_t count) const {
    const std::size_t begin = first == 0 ? 0 : ends_[first - 1] + 1;
    return std::string_view(text_).substr(begin, ends_[first + count - 1] - begin);
  }

 private:
  void add(std::string_view word) {
    if (!ends_.empty()) text_ += ' ';
    words::append_lower(word, text_);
    ends_.push_back(text_.size());
  }
  void read(std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t here = at;
      const char32_t c = words::read_char(text, at);
      const bool is_unspaced = words::is_unspaced(c);
      if (!is_unspaced && words::is_word(c)) continue;
      if (begin < here) add(text.substr(begin, here - begin));
      if (is_unspaced && words::is_word(c)) add(text.substr(here, at - here));
      begin = at;
    }
    if (begin < text.size()) add(text.substr(begin));
  }

  std::string text_;
  std::vector<std::size_t> ends_;
};

/// FNV-1a leaves the high bits of short texts alike: the last step of MurmurHash3 (Appleby, public domain) spreads them.
std::uint64_t spread(std::uint64_t hash) {
  hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDULL;
  hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53ULL;
  return hash ^ (hash >> 33);
}

/// The bits that more than half of the hashes have. The counts of all 64 stand upright: plane k holds the bit of value 2^k of each.
std::uint64_t majority(std::span<const std::uint64_t> hashes) {
  std::array<std::uint64_t, 64> planes{};
  for (std::uint64_t carry : hashes) {
    for (std::size_t k = 0; carry != 0; ++k) {
      const std::uint64_t next = planes[k] & carry;
      planes[k] ^= carry;
      carry = next;
    }
  }
  std::uint64_t bits = 0;
  for (unsigned bit = 0; bit < 64; ++bit) {
    std::size_t count = 0;
    for (unsigned k = 0; k < 64; ++k) count += static_cast<std::size_t>((planes[k] >> bit) & 1U) << k;
    if (2 * count > hashes.size()) bits |= std::uint64_t{1} << bit;
  }
  return bits;
}

}  // namespace

std::uint64_t of(std::span<const Paragraph> paragraphs) {
  const Words words(paragraphs);
  if (words.count() == 0) return 0;
  const std::size_t run = std::min<std::size_t>(2, words.count());
  std::vector<std::uint64_t> hashes;
  hashes.reserve(words.count());
  for (std::size_t i = 0; i + run <= words.count(); ++i) hashes.push_back(spread(words::hash_bytes(words.words(i, run))));
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return majority(hashes);
}

}  // namespace winnow::fingerprint
