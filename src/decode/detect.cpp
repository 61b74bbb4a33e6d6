#include "decode/detect.h"

#include <algorithm>
#include <array>
#include <string>

#include "decode/multi_byte.h"
#include "decode/sample.h"
#include "decode/single_byte.h"
#include "decode/utf8.h"

namespace winnow::decode {
namespace {

// In nats for each byte above 127. Text in a single-byte set scores -2 to -6, in a multi-byte set -3 to -5; random bytes -7.5 to -9 and
// -6.6, as half of a pair each.
constexpr float kLeastSenseSingleByte = -6.6F;
constexpr float kLeastSenseMultiByte = -5.7F;
constexpr float kRareSigns = -12.0F;  // a short text may hold one or two of them

// ISO-8859-15 has €, Š, š and œ where windows-1252 has ¤, ¦, ¨ and ½, and nothing but controls from 0x80 to 0x9F. Pages write euros, and
// none of the other three signs before a letter: ½ stands there in "½in" only.
bool is_latin9(std::string_view bytes) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto char_at = [&](std::size_t at) { return at < bytes.size() ? bytes[at] : ' '; };
  bool has_sign = false;
  for (std::size_t at = ascii_prefix(bytes); at < bytes.size(); at += 1 + ascii_prefix(bytes.substr(at + 1))) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte < 0xA0) return false;
    const char after = char_at(at + 1);
    const bool is_oe = byte == 0xBD && is_letter(after) && (is_letter(char_at(at - 1)) || after == 'u');  // c½ur, ½uvre
    const bool is_s = (byte == 0xA6 || byte == 0xA8) && is_letter(after);
    has_sign = has_sign || byte == 0xA4 || is_oe || is_s;
  }
  return has_sign;
}

}  // namespace

std::string_view detected_charset(std::string_view bytes) {
  const std::string sample = words_above_ascii(bytes);
  if (sample.empty()) return {};
  const CharsetScore single_byte = best_single_byte(sample);
  const CharsetScore multi_byte = best_multi_byte(sample);
  const bool is_multi_byte = multi_byte.score > single_byte.score;
  const CharsetScore& best = is_multi_byte ? multi_byte : single_byte;
  const float least_sense = is_multi_byte ? kLeastSenseMultiByte : kLeastSenseSingleByte;
  if (best.score < least_sense * static_cast<float>(best.bytes) + kRareSigns) return {};
  return best.charset == "windows-1252" && is_latin9(bytes) ? "iso-8859-15" : best.charset;
}

std::string_view utf16_without_mark(std::string_view bytes) {
  constexpr std::size_t kLookBytes = 4096;
  const std::size_t units = std::min(bytes.size(), kLookBytes) / 2;
  std::array<std::size_t, 2> nuls{};
  std::array<std::size_t, 2> controls{};  // units below U+0020 that are no white space, big-endian and little-endian
  for (std::size_t i = 0; i < units; ++i) {
    const auto first = static_cast<unsigned char>(bytes[2 * i]);
    const auto second = static_cast<unsigned char>(bytes[2 * i + 1]);
    const auto is_control = [](unsigned char c) { return c < 0x20 && c != '\t' && c != '\n' && c != '\f' && c != '\r'; };
    nuls[0] += first == 0 ? 1U : 0U;
    nuls[1] += second == 0 ? 1U : 0U;
    controls[0] += first == 0 && is_control(second) ? 1U : 0U;
    controls[1] += second == 0 && is_control(first) ? 1U : 0U;
  }
  // ASCII has its NULs on one side. Even Chinese prose holds some: line ends, digits, spaces; and few characters such as U+4E00
  // have a NUL on the other side.
  constexpr std::size_t kMinShare = 16;
  const auto fits = [&](std::size_t zero_side) {
    return nuls[zero_side] > 0 && nuls[zero_side] >= units / kMinShare && nuls[1 - zero_side] * 4 <= nuls[zero_side] &&
           controls[zero_side] * kMinShare <= units;
  };
  if (fits(1)) return "utf-16le";
  return fits(0) ? "utf-16be" : std::string_view{};
}

bool is_iso_2022_jp(std::string_view bytes) {
  constexpr std::array<std::string_view, 4> kEscapes = {"$B", "$@", "(J", "(I"};
  bool found = false;
  for (std::size_t at = bytes.find('\x1B'); at != std::string_view::npos && !found; at = bytes.find('\x1B', at + 1)) {
    found = std::find(kEscapes.begin(), kEscapes.end(), bytes.substr(at + 1, 2)) != kEscapes.end();
  }
  return found && ascii_prefix(bytes) == bytes.size();
}

}  // namespace winnow::decode
