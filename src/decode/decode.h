// decode -- turns bytes of any charset into UTF-8.
//   in:    bytes, the transport's label         borrowed for the call
//   out:   Decoded                              view() is valid UTF-8; borrows the bytes when they were UTF-8 already
//   never: throws on bad input, drops a byte without a U+FFFD in its place
//   knobs: kPrescanBytes, kSampleBytes, the priors of single_byte.cpp
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

/// Order: byte order mark, transport label, <meta> or XML declaration (https://encoding.spec.whatwg.org, HTML Standard 13.2.3.2), valid
/// UTF-8, detection. A label that the Encoding Standard does not name is ignored here; name_of_label() tells.
///
/// A label is passed over where the bytes show that it is plainly wrong; so many pages were converted without their labels:
///   utf-8                 but more sequences are malformed than well-formed. With fewer the page stays UTF-8, a U+FFFD for each
///   a single-byte set     but the page is UTF-8 beyond ASCII (one malformed sequence in twenty is let pass)
///   a multi-byte set      but the page is UTF-8 with eight sequences or more
///   utf-16                but there is no NUL
///   iso-2022-jp           but there are bytes above 127
/// And NULs that stand as in UTF-16 beat every label. A <meta> behind the first 1024 bytes counts only where the page is not UTF-8.
///
/// Detection knows UTF-16, ISO-2022-JP and, by the frequency of letters and rows, 22 single-byte and 5 multi-byte sets: see
/// single_byte.h, multi_byte.h. It looks at the words that hold a byte above 127, without tags, scripts and styles.
Decoded to_utf8(std::string_view bytes, std::string_view transport_label);

/// The Encoding Standard's name for a label such as "Latin1" or " UTF8 "; "" when it has none.
std::string_view name_of_label(std::string_view label);

/// True for bytes that are no text in any charset: NULs beyond UTF-16's pattern, known magic numbers, mostly control characters.
bool is_binary(std::string_view bytes);

}  // namespace winnow::decode
