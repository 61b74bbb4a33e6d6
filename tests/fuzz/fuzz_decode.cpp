// Bytes of any charset, under any label: valid UTF-8 comes out.
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

#include "decode/decode.h"
#include "decode/entities.h"
#include "fuzz/fuzz.h"

namespace winnow::tests {
namespace {

constexpr std::array<std::string_view, 16> kLabels = {"",          "utf-8",  "utf-16le",    "utf-16be",     "latin1",  "windows-1251",
                                                      "shift_jis", "euc-jp", "iso-2022-jp", "gbk",          "gb18030", "big5",
                                                      "euc-kr",    "koi8-r", "macintosh",   "no such label"};

bool is_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < length;) {
    UChar32 character = 0;
    U8_NEXT(bytes, at, length, character);
    if (character < 0) return false;
  }
  return true;
}

void check(std::string_view bytes) {
  // The label comes from the size: the seeds are pages, byte for byte.
  const decode::Decoded page = decode::to_utf8(bytes, kLabels[bytes.size() % kLabels.size()]);
  require(is_utf8(page.view()), "a decoded page is UTF-8");
  require(!page.charset.empty() && decode::name_of_label(page.charset) == page.charset, "a charset is a name of the Encoding Standard");
  require(page.replaced <= bytes.size(), "no more replacements than bytes");
  static_cast<void>(decode::is_binary(bytes));
  for (const auto where : {decode::ReferenceIn::text, decode::ReferenceIn::attribute}) {
    std::string text;
    decode::append_unescaped(page.view(), where, text);
    require(is_utf8(text), "character references give UTF-8");
  }
}

}  // namespace
}  // namespace winnow::tests

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  winnow::tests::check(winnow::tests::as_text(data, size));
  return 0;
}
