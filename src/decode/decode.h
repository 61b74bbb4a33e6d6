// decode -- turns bytes of any charset into UTF-8.
//   in:    bytes, the transport's label         borrowed for the call
//   out:   Decoded                              view() is valid UTF-8; borrows the bytes when they were UTF-8 already
//   never: throws on bad input, drops a byte without a U+FFFD in its place
//   knobs: kPrescanBytes, the detector's bounds
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <winnow/winnow.h>

namespace winnow::decode {

struct Decoded {
  std::string_view borrowed;  ///< the page within the caller's bytes, without its byte order mark; used when nothing was converted
  std::string converted;      ///< the page in UTF-8 when it had to be converted
  bool is_converted = false;
  std::string charset;  ///< Encoding Standard name, lower case ("utf-8", "windows-1252", "shift_jis")
  CharsetSource source = CharsetSource::fallback;
  std::size_t replaced = 0;  ///< how many malformed sequences became U+FFFD

  [[nodiscard]] std::string_view view() const { return is_converted ? std::string_view(converted) : borrowed; }
};

/// Order: BOM, transport label, <meta> prescan (https://encoding.spec.whatwg.org, HTML Standard 13.2.3.2), valid UTF-8, detection.
/// A label that the Encoding Standard does not name is ignored here; see is_known_label().
Decoded to_utf8(std::string_view bytes, std::string_view transport_label);

/// The Encoding Standard's name for a label such as "Latin1" or " UTF8 "; "" when it has none.
std::string_view name_of_label(std::string_view label);

/// True for bytes that are no text in any charset: NULs beyond UTF-16's pattern, known magic numbers, mostly control characters.
bool is_binary(std::string_view bytes);

}  // namespace winnow::decode
