#include "decode/convert.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>

#include "decode/utf8.h"

namespace winnow::decode {
namespace {

constexpr char16_t kReplacement = 0xFFFD;
constexpr std::size_t kLongAsciiRun = 16;  // from here on it pays to look at eight bytes at once

struct SingleByteCharset {
  std::string_view name;
  std::array<char16_t, 128> upper;
};

constexpr SingleByteCharset kSingleByte[] = {
#include "decode/single_byte.inc"
};

constexpr std::array<char16_t, 128> kUserDefined = [] {
  std::array<char16_t, 128> upper{};
  for (std::size_t i = 0; i < upper.size(); ++i) upper[i] = static_cast<char16_t>(0xF780 + i);
  return upper;
}();

// The ICU converters that map as the Encoding Standard's indexes do. Where they differ: Big5 leaves 161 of the 18,722 pairs, all of
// them rare Hong Kong characters, unmapped or in the private use area; Shift_JIS permutes the controls 1A, 1C and 7F.
struct IcuName {
  std::string_view charset;
  const char* converter;
  CharsetKind kind;
};
constexpr IcuName kIcuNames[] = {
    {"gbk", "gb18030", CharsetKind::multi_byte},  // the standard decodes GBK as gb18030, too
    {"gb18030", "gb18030", CharsetKind::multi_byte},
    {"big5", "ibm-1375_P100-2008", CharsetKind::multi_byte},
    {"shift_jis", "ibm-943_P15A-2003", CharsetKind::multi_byte},
    {"euc-jp", "euc-jp-2007", CharsetKind::multi_byte},
    {"euc-kr", "windows-949-2000", CharsetKind::multi_byte},
    {"iso-2022-jp", "ISO_2022,locale=ja,version=0", CharsetKind::iso_2022_jp},
    {"utf-16le", "UTF-16LE", CharsetKind::utf16},
    {"utf-16be", "UTF-16BE", CharsetKind::utf16},
};

const IcuName* icu_name(std::string_view charset) {
  const auto* found =
      std::find_if(std::begin(kIcuNames), std::end(kIcuNames), [&](const IcuName& entry) { return entry.charset == charset; });
  return found == std::end(kIcuNames) ? nullptr : found;
}

std::size_t append_single_byte(std::string_view bytes, const char16_t* upper, std::string& out) {
  constexpr std::size_t kChunkBytes = 4096;
  constexpr std::size_t kMaxBytesOut = 3;  // of UTF-8 for one byte: the sets hold characters below U+10000 only
  std::array<char, kChunkBytes * kMaxBytesOut> buffer;
  std::size_t malformed = 0;
  while (!bytes.empty()) {
    const std::size_t ascii = ascii_prefix(bytes);
    out.append(bytes.data(), ascii);
    bytes.remove_prefix(ascii);
    char* end = buffer.data();
    std::size_t at = 0;
    std::size_t ascii_run = 0;
    for (; at < std::min(bytes.size(), kChunkBytes) && ascii_run < kLongAsciiRun; ++at) {
      const auto byte = static_cast<unsigned char>(bytes[at]);
      ascii_run = byte < 0x80 ? ascii_run + 1 : 0;
      const char16_t character = byte < 0x80 ? byte : upper[byte - 0x80];
      malformed += character == kReplacement ? 1U : 0U;
      end = write_utf8(character, end);
    }
    out.append(buffer.data(), end);
    bytes.remove_prefix(at);
  }
  return malformed;
}

struct Replacements {
  bool lone_80_is_euro;  // gb18030 only, see the standard's decoder
  std::size_t count = 0;
};

// Called by ICU for each sequence that stands for nothing. ICU hands a byte back that may begin the next character, so that a
// broken sequence never swallows a '<'.
void replace_malformed(const void* context, UConverterToUnicodeArgs* arguments, const char* bytes, std::int32_t size,
                       UConverterCallbackReason reason, UErrorCode* error) {
  if (reason > UCNV_IRREGULAR) return;  // reset, close, clone
  auto* replacements = static_cast<Replacements*>(const_cast<void*>(context));
  const bool is_euro = replacements->lone_80_is_euro && size == 1 && static_cast<unsigned char>(bytes[0]) == 0x80;
  const UChar character = is_euro ? 0x20AC : kReplacement;
  replacements->count += is_euro ? 0U : 1U;
  *error = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(arguments, &character, 1, 0, error);
}

constexpr std::size_t kUtf16Units = 4096;

void append_utf16(const UChar* begin, const UChar* end, bool is_gb18030, std::string& out) {
  std::array<char, kUtf16Units * 3> buffer;
  char* written = buffer.data();
  for (const UChar* at = begin; at != end;) {
    UChar32 character = *at++;
    if (U16_IS_LEAD(character) && at != end) character = U16_GET_SUPPLEMENTARY(character, *at++);
    if (is_gb18030 && character == 0xE5E5) character = 0x3000;  // A3 A0: old pages write the wide space so
    written = write_utf8(static_cast<char32_t>(character), written);
  }
  out.append(buffer.data(), written);
}

std::size_t append_by_icu(std::string_view bytes, const IcuName& name, std::string& out) {
  const bool is_gb18030 = std::string_view(name.converter) == "gb18030";
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(name.converter, &error), ucnv_close);
  Replacements replacements{is_gb18030};
  ucnv_setToUCallBack(converter.get(), replace_malformed, &replacements, nullptr, nullptr, &error);
  if (U_FAILURE(error)) return append_repaired_utf8(bytes, out);  // ICU's data is not there: what is ASCII can be saved

  std::array<UChar, kUtf16Units> buffer;
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  std::size_t pending = 0;  // a lead surrogate whose trail comes with the next bufferful
  do {
    error = U_ZERO_ERROR;
    UChar* target = buffer.data() + pending;
    ucnv_toUnicode(converter.get(), &target, buffer.data() + buffer.size(), &source, source_end, nullptr, true, &error);
    pending = error == U_BUFFER_OVERFLOW_ERROR && U16_IS_LEAD(target[-1]) ? 1 : 0;
    append_utf16(buffer.data(), target - pending, is_gb18030, out);
    if (pending != 0) buffer[0] = target[-1];
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  return replacements.count;
}

}  // namespace

const char16_t* upper_half(std::string_view charset) {
  if (charset == "x-user-defined") return kUserDefined.data();
  if (charset == "iso-8859-8-i") charset = "iso-8859-8";  // they differ in the order of display only
  const auto* found =
      std::find_if(std::begin(kSingleByte), std::end(kSingleByte), [&](const auto& entry) { return entry.name == charset; });
  return found == std::end(kSingleByte) ? nullptr : found->upper.data();
}

CharsetKind kind_of_charset(std::string_view name) {
  if (name == "utf-8") return CharsetKind::utf8;
  if (name == "replacement") return CharsetKind::replacement;
  const IcuName* icu = icu_name(name);
  return icu == nullptr ? CharsetKind::single_byte : icu->kind;
}

std::size_t append_converted(std::string_view bytes, std::string_view charset, std::string& out) {
  const CharsetKind kind = kind_of_charset(charset);
  if (kind == CharsetKind::utf8) return append_repaired_utf8(bytes, out);
  if (kind == CharsetKind::replacement) {
    if (bytes.empty()) return 0;
    out += "\uFFFD";
    return 1;
  }
  if (kind != CharsetKind::single_byte) return append_by_icu(bytes, *icu_name(charset), out);
  return append_single_byte(bytes, upper_half(charset), out);
}

}  // namespace winnow::decode
