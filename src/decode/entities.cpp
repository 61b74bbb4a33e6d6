#include "decode/entities.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "decode/utf8.h"

namespace winnow::decode {
namespace {

constexpr std::size_t kHeadChars = 8;
constexpr std::size_t kMaxNameChars = 31;  // CounterClockwiseContourIntegral
constexpr std::size_t kMaxValueBytes = 6;  // two characters of three bytes
constexpr std::size_t kMinBareChars = 2;   // &lt without ';'
constexpr std::size_t kMaxBareChars = 6;   // &Aacute without ';'

constexpr std::uint64_t head_of(const char* name, std::size_t size) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < kHeadChars; ++i) {
    head = head << 8 | (i < size ? static_cast<unsigned char>(name[i]) : 0U);
  }
  return head;
}

// The first eight characters are one integer, so that the search compares integers and touches no string.
struct NamedReference {
  std::uint64_t head = 0;
  std::uint8_t name_chars = 0;
  std::uint8_t value_bytes = 0;
  bool may_be_bare = false;  // the ';' may be missing
  std::array<char, kMaxValueBytes> value{};
  std::array<char, kMaxNameChars - kHeadChars> tail{};

  template <std::size_t NameSize, std::size_t ValueSize>
  constexpr NamedReference(const char (&name)[NameSize], const char (&text)[ValueSize], bool bare)
      : head(head_of(name, NameSize - 1)), name_chars(NameSize - 1), value_bytes(ValueSize - 1), may_be_bare(bare) {
    static_assert(NameSize - 1 <= kMaxNameChars && ValueSize - 1 <= kMaxValueBytes);
    for (std::size_t i = 0; i + 1 < ValueSize; ++i) value[i] = text[i];
    for (std::size_t i = kHeadChars; i + 1 < NameSize; ++i) tail[i - kHeadChars] = name[i];
  }
};

constexpr NamedReference kNamed[] = {
#include "decode/entities.inc"
};

// Where the names of each first letter begin in kNamed; [c + 1] is where they end.
constexpr auto kFirstOfLetter = [] {
  std::array<std::uint16_t, 129> first{};
  for (const NamedReference& named : kNamed) ++first[(named.head >> 56) + 1];
  for (std::size_t i = 1; i < first.size(); ++i) first[i] = static_cast<std::uint16_t>(first[i] + first[i - 1]);
  return first;
}();

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

const NamedReference* find(std::string_view name) {
  const auto letter = static_cast<unsigned char>(name[0]);
  if (letter >= 128 || name.size() > kMaxNameChars) return nullptr;
  const std::uint64_t head = head_of(name.data(), name.size());
  const NamedReference* end = kNamed + kFirstOfLetter[letter + 1U];
  const NamedReference* at = std::lower_bound(kNamed + kFirstOfLetter[letter], end, head,
                                              [](const NamedReference& named, std::uint64_t value) { return named.head < value; });
  for (; at != end && at->head == head; ++at) {
    if (at->name_chars != name.size()) continue;
    if (name.size() <= kHeadChars || std::memcmp(at->tail.data(), name.data() + kHeadChars, name.size() - kHeadChars) == 0) return at;
  }
  return nullptr;
}

// HTML Standard, "numeric character reference end state": what 0x80 to 0x9F stand for.
constexpr std::array<std::uint16_t, 32> kWindows1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

constexpr std::uint32_t kReplacement = 0xFFFD;
constexpr std::uint32_t kAboveUnicode = 0x110000;

std::uint32_t character_of_number(std::uint32_t number) {
  if (number == 0 || number >= kAboveUnicode || (number >= 0xD800 && number <= 0xDFFF)) return kReplacement;
  return number >= 0x80 && number <= 0x9F ? kWindows1252[number - 0x80] : number;
}

// -1 for a character that is no digit of the base.
int digit_of(char c, bool hex) {
  if (c >= '0' && c <= '9') return c - '0';
  if (!hex) return -1;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// raw starts with "&#".
std::size_t decode_number(std::string_view raw, std::string& out) {
  const bool hex = raw.size() > 2 && (raw[2] == 'x' || raw[2] == 'X');
  const std::size_t first_digit = hex ? 3 : 2;
  const std::uint32_t base = hex ? 16 : 10;
  std::size_t at = first_digit;
  std::uint32_t number = 0;
  for (; at < raw.size(); ++at) {
    const int digit = digit_of(raw[at], hex);
    if (digit < 0) break;
    number = std::min(number * base + static_cast<std::uint32_t>(digit), kAboveUnicode);
  }
  if (at == first_digit) return 0;
  std::array<char, 4> character;
  out.append(character.data(), write_utf8(character_of_number(number), character.data()));
  return at < raw.size() && raw[at] == ';' ? at + 1 : at;
}

// raw starts with '&' and a letter. Only the whole run of letters and digits can be a name that ';' ends; without a ';' the longest
// bare name that the run begins with counts. So one search is enough where a ';' follows, and one for each length of a bare name elsewhere.
std::size_t decode_name(std::string_view raw, ReferenceIn where, std::string& out) {
  const std::string_view rest = raw.substr(1, kMaxNameChars + 1);
  std::size_t run = 1;
  while (run < rest.size() && is_alphanumeric(rest[run])) ++run;

  if (run < rest.size() && rest[run] == ';') {
    if (const NamedReference* named = find(rest.substr(0, run))) {
      out.append(named->value.data(), named->value_bytes);
      return run + 2;
    }
  }
  // In an attribute a bare name counts only where neither '=' nor a letter or digit follows: href="?a=1&copy=2" is no sign of copyright.
  const bool in_attribute = where == ReferenceIn::attribute;
  if (in_attribute && (run > kMaxBareChars || (run < rest.size() && rest[run] == '='))) return 0;
  const std::size_t shortest = in_attribute ? std::max(run, kMinBareChars) : kMinBareChars;
  for (std::size_t size = std::min(run, kMaxBareChars); size >= shortest; --size) {
    const NamedReference* named = find(rest.substr(0, size));
    if (named == nullptr || !named->may_be_bare) continue;
    out.append(named->value.data(), named->value_bytes);
    return size + 1;
  }
  return 0;
}

}  // namespace

std::size_t decode_reference(std::string_view raw, ReferenceIn where, std::string& out) {
  if (raw.size() < 3 || raw[0] != '&') return 0;
  if (raw[1] == '#') return decode_number(raw, out);
  return is_alphanumeric(raw[1]) ? decode_name(raw, where, out) : 0;
}

void append_unescaped(std::string_view raw, ReferenceIn where, std::string& out) {
  while (!raw.empty()) {
    const void* found = std::memchr(raw.data(), '&', raw.size());
    if (found == nullptr) break;
    const auto before = static_cast<std::size_t>(static_cast<const char*>(found) - raw.data());
    out.append(raw.data(), before);
    raw.remove_prefix(before);
    const std::size_t taken = decode_reference(raw, where, out);
    if (taken == 0) out += '&';
    raw.remove_prefix(std::max<std::size_t>(taken, 1));
  }
  out.append(raw);
}

}  // namespace winnow::decode
