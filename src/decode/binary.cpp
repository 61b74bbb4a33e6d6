#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "decode/decode.h"
#include "decode/detect.h"

namespace winnow::decode {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kLookBytes = 32768;

struct Magic {
  std::size_t offset;
  std::string_view bytes;
};

// How files of other kinds begin. Bytes that a text may begin with, too, such as "BM" or "MZ", are not here: the rules below see those
// files.
constexpr Magic kMagics[] = {
    {0, "\x89PNG\r\n"sv},
    {0, "\xFF\xD8\xFF"sv},
    {0, "GIF87a"sv},
    {0, "GIF89a"sv},
    {8, "WEBP"sv},
    {4, "ftyp"sv},
    {0, "%PDF-"sv},
    {0, "PK\x03\x04"sv},
    {0, "PK\x05\x06"sv},
    {0, "PK\x07\x08"sv},
    {0, "\x1F\x8B"sv},
    {0, "BZh91AY&SY"sv},
    {0, "\xFD\x37zXZ\0"sv},
    {0, "\x28\xB5\x2F\xFD"sv},
    {0, "7z\xBC\xAF\x27\x1C"sv},
    {0, "Rar!\x1A\x07"sv},
    {0,
     "\x7F"
     "ELF"sv},
    {0, "\xCA\xFE\xBA\xBE"sv},
    {0, "\xCF\xFA\xED\xFE"sv},
    {0, "\0asm"sv},
    {0, "OggS\0"sv},
    {0, "ID3\x02"sv},
    {0, "ID3\x03"sv},
    {0, "ID3\x04"sv},
    {0, "fLaC\0"sv},
    {0, "\x1A\x45\xDF\xA3"sv},
    {0, "wOFF\0"sv},
    {0, "wOF2\0"sv},
    {0, "SQLite format 3\0"sv},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1"sv},
};

bool has_magic(std::string_view bytes) {
  return std::any_of(std::begin(kMagics), std::end(kMagics), [&](const Magic& magic) {
    return bytes.size() >= magic.offset && bytes.substr(magic.offset).starts_with(magic.bytes);
  });
}

bool has_utf16_mark(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

constexpr std::uint8_t kBehindWhiteSpace = 14;

/// White space and the escape of ISO-2022-JP are none.
bool is_control(char c) {
  const auto byte = static_cast<std::uint8_t>(c);
  return byte < '\t' || (byte >= kBehindWhiteSpace && byte < ' ' && byte != 0x1B) || byte == 0x7F;
}

struct ControlCounts {
  std::size_t nuls = 0;
  std::size_t controls = 0;  // NULs among them
};

/// False for bytes of which none is a control; the escape of ISO-2022-JP is taken for one. Compilers make vector code of the minima.
bool may_hold_controls(std::string_view bytes) {
  std::uint8_t least = 0xFF;
  std::uint8_t least_behind_white_space = 0xFF;
  std::uint8_t least_beside_delete = 0xFF;
  for (const char c : bytes) {
    const auto byte = static_cast<std::uint8_t>(c);
    least = std::min(least, byte);
    least_behind_white_space = std::min(least_behind_white_space, static_cast<std::uint8_t>(byte - kBehindWhiteSpace));
    least_beside_delete = std::min(least_beside_delete, static_cast<std::uint8_t>(byte ^ 0x7F));
  }
  return least < '\t' || least_behind_white_space < ' ' - kBehindWhiteSpace || least_beside_delete == 0;
}

ControlCounts count_controls(std::string_view bytes) {
  constexpr std::size_t kBlock = 1024;  // most hold none
  ControlCounts counts;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(kBlock, bytes.size()))) {
    const std::string_view block = bytes.substr(0, kBlock);
    if (!may_hold_controls(block)) continue;
    counts.nuls += static_cast<std::size_t>(std::count(block.begin(), block.end(), '\0'));
    counts.controls += static_cast<std::size_t>(std::count_if(block.begin(), block.end(), is_control));
  }
  return counts;
}

}  // namespace

bool is_binary(std::string_view bytes) {
  if (has_magic(bytes)) return true;
  // A file may be filled up with NULs: those behind the last other byte say nothing.
  std::string_view look = bytes.substr(0, kLookBytes);
  look = look.substr(0, look.find_last_not_of('\0') + 1);
  if (look.empty()) return !bytes.empty();
  if (has_utf16_mark(bytes)) return false;

  // Random bytes hold one NUL in 256 and one control character in nine; texts with slips hold hardly any.
  constexpr std::size_t kBytesPerNul = 1024;
  constexpr std::size_t kBytesPerControl = 20;
  constexpr std::size_t kSlips = 2;
  const ControlCounts counts = count_controls(look);
  if (counts.nuls > 0 && !utf16_without_mark(look).empty()) return false;
  return counts.nuls > kSlips + look.size() / kBytesPerNul || counts.controls > kSlips + look.size() / kBytesPerControl;
}

}  // namespace winnow::decode
