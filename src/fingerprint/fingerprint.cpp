#include "fingerprint/fingerprint.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <string_view>
#include <vector>

#include "decode/utf8.h"
#include "words/letter_run.h"
#include "words/word_bytes.h"
#include "words/words.h"

namespace winnow::fingerprint {
namespace {

using words::kBeyondAscii;
using words::kWordBytes;

/// FNV-1a leaves the high bits of short texts alike: the last step of MurmurHash3 (Appleby, public domain) spreads them.
std::uint64_t spread(std::uint64_t hash) {
  hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDULL;
  hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53ULL;
  return hash ^ (hash >> 33);
}

/// Each value once. A hash table of open addressing finds them again: at most an eighth full, so that few are looked for further; a large
/// one a half, for a long text may say one thing again and again, and memory beyond the caches costs more.
class DistinctHashes {
 public:
  explicit DistinctHashes(std::size_t expected) : slots_(std::min(kLarge, std::bit_ceil(8 * expected + 1))) {
    values_.reserve(std::min(expected, kLarge));
  }
  void add(std::uint64_t value) {
    if (slots_.size() <= kLarge) return add_now(value);
    // The slots of some values are fetched at once: in a table beyond the caches most of the time would go by waiting for each.
    __builtin_prefetch(&slots_[static_cast<std::size_t>(value) & (slots_.size() - 1)]);
    waiting_[waiting_count_++] = value;
    if (waiting_count_ == kMostWaiting) add_waiting();
  }
  [[nodiscard]] const std::vector<std::uint64_t>& values() {
    add_waiting();
    return values_;
  }

 private:
  static constexpr std::size_t kLarge = 1 << 15;   ///< slots: 128 KB, which caches hold
  static constexpr std::size_t kMostWaiting = 32;  ///< more than a processor fetches at once

  void add_waiting() {
    for (std::size_t i = 0; i < waiting_count_; ++i) add_now(waiting_[i]);
    waiting_count_ = 0;
  }
  void add_now(std::uint64_t value) {
    std::uint32_t& slot = slot_of(value);
    if (slot != 0) return;
    values_.push_back(value);
    slot = static_cast<std::uint32_t>(values_.size());
    if (values_.size() * 2 > slots_.size()) grow();
  }

  /// The slot of `value`, or the free one where it belongs.
  std::uint32_t& slot_of(std::uint64_t value) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = static_cast<std::size_t>(value) & mask;
    while (slots_[slot] != 0 && values_[slots_[slot] - 1] != value) slot = (slot + 1) & mask;
    return slots_[slot];
  }
  void grow() {
    slots_.assign(4 * slots_.size(), 0);
    for (std::size_t i = 0; i < values_.size(); ++i) slot_of(values_[i]) = static_cast<std::uint32_t>(i + 1);
  }

  std::vector<std::uint64_t> values_;
  std::vector<std::uint32_t> slots_;  ///< number of a value, from one; 0 where one is free
  std::uint64_t waiting_[kMostWaiting];
  std::size_t waiting_count_ = 0;
};

std::size_t expected_words(std::span<const Paragraph> paragraphs) {
  constexpr std::size_t kBytesOfAWord = 5;  // a guess
  std::size_t bytes = 0;
  for (const Paragraph& paragraph : paragraphs) bytes += paragraph.text.size();
  return bytes / kBytesOfAWord + 1;
}

/// The hashes of each two words that follow each other, made as the bytes come by: what is hashed of a word and the space behind it goes on
/// with the next word.
class PairHashes {
 public:
  explicit PairHashes(std::span<const Paragraph> paragraphs) : hashes_(expected_words(paragraphs)) {
    for (const Paragraph& paragraph : paragraphs) read(paragraph.text);
    if (words_ == 1) hashes_.add(first_);  // it stands for itself where there is no other
  }
  [[nodiscard]] const std::vector<std::uint64_t>& distinct() { return hashes_.values(); }

 private:
  struct Word {
    std::uint64_t own = words::kHashSeed;   ///< of the word's bytes
    std::uint64_t pair = words::kHashSeed;  ///< of the word before, a space and them
    bool is_empty = true;

    void add(char byte) {
      own = words::hash_bytes({&byte, 1}, own);
      pair = words::hash_bytes({&byte, 1}, pair);
      is_empty = false;
    }
  };

  void end(Word& word) {
    if (word.is_empty) return;
    if (words_++ == 0) {
      first_ = spread(word.pair);
    } else {
      hashes_.add(spread(word.pair));
    }
    word = {words::kHashSeed, words::hash_bytes(" ", word.own), true};
  }

  void read(const std::string& text) {
    Word word;
    word.pair = pair_;
    const char* const end_of_text = text.c_str() + text.size();
    // The NUL behind each std::string ends the last word.
    for (const char* at = text.c_str();; ++at) {
      if (word.is_empty) at = read_beginning(at, end_of_text, word);
      std::int8_t byte = 0;
      for (; (byte = kWordBytes[static_cast<unsigned char>(*at)]) > 0; ++at) word.add(static_cast<char>(byte));
      if (byte == kBeyondAscii) {
        at = read_beyond_ascii(text, at, word);
      } else {
        end(word);
        if (at == end_of_text) break;
      }
    }
    pair_ = word.pair;
  }
  /// Reads a short word of ASCII letters, or the beginning of another; returns what follows. The hashes of all beginnings are made, and
  /// then one is taken: where a loop over the letters ends, nobody foresees.
  static const char* read_beginning(const char* at, const char* end_of_text, Word& word) {
    constexpr std::size_t kShort = 8;
    if (end_of_text - at <= words::kRunBytes || kWordBytes[static_cast<unsigned char>(*at)] <= 0) return at;
    const std::size_t last = std::min(words::lower_run(at + 1), kShort - 1);
    std::uint64_t own[kShort];
    std::uint64_t pair[kShort];
    const auto first = static_cast<char>(kWordBytes[static_cast<unsigned char>(*at)]);
    own[0] = words::hash_bytes({&first, 1}, word.own);
    pair[0] = words::hash_bytes({&first, 1}, word.pair);
    for (std::size_t i = 1; i < kShort; ++i) {
      own[i] = words::hash_bytes({at + i, 1}, own[i - 1]);
      pair[i] = words::hash_bytes({at + i, 1}, pair[i - 1]);
    }
    word = {own[last], pair[last], false};
    return at + last + 1;
  }
  /// Reads one character; returns its last byte.
  const char* read_beyond_ascii(std::string_view text, const char* byte, Word& word) {
    const auto begin = static_cast<std::size_t>(byte - text.data());
    std::size_t stop = begin;
    const char32_t c = words::read_char(text, stop);
    const bool is_word = words::is_word(c);
    const bool is_apart = !is_word || words::is_unspaced(c);
    if (is_apart) end(word);
    if (is_word) {
      char lower[4];
      const char* const end_of_lower = decode::write_utf8(words::to_lower(c), lower);
      for (const char* at = lower; at != end_of_lower; ++at) word.add(*at);
      if (is_apart) end(word);
    }
    return text.data() + stop - 1;
  }

  std::uint64_t pair_ = words::kHashSeed;  ///< of the last word and a space
  std::size_t words_ = 0;
  std::uint64_t first_ = 0;
  DistinctHashes hashes_;
};

/// Counts of all 64 bits stand upright: plane k holds the bit of value 2^k of each.
using Planes = std::array<std::uint64_t, 64>;

/// Adds to each count the bit of `carry`, worth 2^k.
void add(Planes& planes, std::size_t k, std::uint64_t carry) {
  for (; carry != 0; ++k) {
    const std::uint64_t next = planes[k] & carry;
    planes[k] ^= carry;
    carry = next;
  }
}

/// Adds a and b to a plane. Returns what that carries into the next one.
std::uint64_t add_two(std::uint64_t& plane, std::uint64_t a, std::uint64_t b) {
  const std::uint64_t odd = plane ^ a;
  const std::uint64_t carry = (plane & a) | (odd & b);
  plane = odd ^ b;
  return carry;
}

/// The bits that more than half of the hashes have.
std::uint64_t majority(std::span<const std::uint64_t> hashes) {
  Planes planes{};
  // Eight hashes at once leave a single carry into the planes above: where each goes in alone, it ripples through most of them.
  std::size_t at = 0;
  for (; at + 8 <= hashes.size(); at += 8) {
    const std::uint64_t* const h = hashes.data() + at;
    const auto fours_of = [&](const std::uint64_t* four) {
      const std::uint64_t twos = add_two(planes[0], four[0], four[1]);
      return add_two(planes[1], twos, add_two(planes[0], four[2], four[3]));
    };
    const std::uint64_t fours = fours_of(h);
    add(planes, 3, add_two(planes[2], fours, fours_of(h + 4)));
  }
  for (; at < hashes.size(); ++at) add(planes, 0, hashes[at]);

  // Compared with the half from the highest plane down: what is above it there is above it.
  const std::size_t half = hashes.size() / 2;
  std::uint64_t above = 0;
  std::uint64_t equal = ~std::uint64_t{0};
  for (auto k = static_cast<std::size_t>(std::bit_width(hashes.size())); k-- > 0;) {
    if (((half >> k) & 1U) == 0) {
      above |= equal & planes[k];
      equal &= ~planes[k];
    } else {
      equal &= planes[k];
    }
  }
  return above;
}

}  // namespace

std::uint64_t of(std::span<const Paragraph> paragraphs) {
  return majority(PairHashes(paragraphs).distinct());
}

}  // namespace winnow::fingerprint
