#include "fingerprint/fingerprint.h"

#include <array>
#include <bit>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "words/words.h"

namespace winnow::fingerprint {
namespace {

/// ASCII letters, digits and underscores, in lower case; 0 for all else.
constexpr std::array<char, 128> kWordBytes = [] {
  std::array<char, 128> table{};
  for (const char c : std::string_view("0123456789_abcdefghijklmnopqrstuvwxyz")) table[static_cast<unsigned char>(c)] = c;
  for (const char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) table[static_cast<unsigned char>(c)] = static_cast<char>(c + 32);
  return table;
}();

/// FNV-1a leaves the high bits of short texts alike: the last step of MurmurHash3 (Appleby, public domain) spreads them.
std::uint64_t spread(std::uint64_t hash) {
  hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDULL;
  hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53ULL;
  return hash ^ (hash >> 33);
}

/// The hashes of each two words that follow each other, made as the bytes come by: what is hashed of a word and the space behind it goes on
/// with the next word.
class PairHashes {
 public:
  explicit PairHashes(std::span<const Paragraph> paragraphs) {
    constexpr std::size_t kBytesOfAWord = 5;  // a guess
    std::size_t bytes = 0;
    for (const Paragraph& paragraph : paragraphs) bytes += paragraph.text.size();
    hashes_.reserve(bytes / kBytesOfAWord + 1);
    for (const Paragraph& paragraph : paragraphs) read(paragraph.text);
    if (words_ == 1) hashes_.push_back(spread(before_));
  }
  [[nodiscard]] std::span<const std::uint64_t> all() const { return hashes_; }

 private:
  void add(char byte) {
    word_ = words::hash_bytes({&byte, 1}, word_);
    pair_ = words::hash_bytes({&byte, 1}, pair_);
    is_in_word_ = true;
  }
  void end_word() {
    if (!is_in_word_) return;
    is_in_word_ = false;
    if (words_++ != 0) hashes_.push_back(spread(pair_));
    before_ = word_;
    pair_ = words::hash_bytes(" ", word_);
    word_ = words::kHashSeed;
  }
  void read(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      if (static_cast<unsigned char>(text[at]) < kWordBytes.size()) {
        const char byte = kWordBytes[static_cast<unsigned char>(text[at++])];
        if (byte != 0) {
          add(byte);
        } else {
          end_word();
        }
        continue;
      }
      const std::size_t here = at;
      const char32_t c = words::read_char(text, at);
      const bool is_word = words::is_word(c);
      const bool is_apart = !is_word || words::is_unspaced(c);
      if (is_apart) end_word();
      if (!is_word) continue;
      lowered_.clear();
      words::append_lower(text.substr(here, at - here), lowered_);
      for (const char byte : lowered_) add(byte);
      if (is_apart) end_word();
    }
    end_word();
  }

  std::uint64_t word_ = words::kHashSeed;  ///< of the bytes of this word
  std::uint64_t pair_ = words::kHashSeed;  ///< of the word before, a space and them
  std::uint64_t before_ = 0;               ///< of the word before
  std::size_t words_ = 0;
  bool is_in_word_ = false;
  std::string lowered_;
  std::vector<std::uint64_t> hashes_;
};

/// Each value once.
std::vector<std::uint64_t> distinct(std::span<const std::uint64_t> values) {
  std::vector<std::uint64_t> out;
  out.reserve(values.size());
  // A table with linear probing, at most half full; 0 marks what is free.
  std::vector<std::uint64_t> table(std::bit_ceil(2 * values.size() + 1));
  const std::size_t mask = table.size() - 1;
  bool has_zero = false;
  for (const std::uint64_t value : values) {
    std::size_t slot = static_cast<std::size_t>(value) & mask;
    while (table[slot] != 0 && table[slot] != value) slot = (slot + 1) & mask;
    const bool is_new = value != 0 ? table[slot] == 0 : !std::exchange(has_zero, true);
    table[slot] = value;
    if (is_new) out.push_back(value);
  }
  return out;
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
  const auto used = static_cast<unsigned>(std::bit_width(hashes.size()));
  std::uint64_t bits = 0;
  for (unsigned bit = 0; bit < 64; ++bit) {
    std::size_t count = 0;
    for (unsigned k = 0; k < used; ++k) count += static_cast<std::size_t>((planes[k] >> bit) & 1U) << k;
    if (2 * count > hashes.size()) bits |= std::uint64_t{1} << bit;
  }
  return bits;
}

}  // namespace

std::uint64_t of(std::span<const Paragraph> paragraphs) {
  const PairHashes hashes(paragraphs);
  return majority(distinct(hashes.all()));
}

}  // namespace winnow::fingerprint
