// Guesses the charset of a page that neither says it nor is UTF-8.
#pragma once

#include <string_view>

namespace winnow::decode {

/// The Encoding Standard's name, lower case; "" where nothing fits. Linear in the page's size until
/// it has seen kSampleBytes of words that hold a byte above 127, constant from there on.
std::string_view detected_charset(std::string_view bytes);

/// "utf-16le" or "utf-16be" when NULs stand as in UTF-16 of text that holds some ASCII; else "".
std::string_view utf16_without_mark(std::string_view bytes);

/// True when escape sequences of ISO-2022-JP are there and no byte above 127.
bool is_iso_2022_jp(std::string_view bytes);

}  // namespace winnow::decode
