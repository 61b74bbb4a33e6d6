// JSON as text: what simdjson does not look at, or will not take.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace winnow::records {

/// Whether it is one JSON value (RFC 8259) of at most 1000 levels, blanks around it allowed; its strings are taken to be UTF-8 without
/// control characters, as simdjson has looked at them.
bool is_json_value(std::string_view text);

/// The line with U+FFFD for what is no UTF-8, and `\ufffd` for each half of a surrogate pair that stands alone, as Python's json writes
/// them: simdjson takes neither.
std::string repaired_json(std::string_view line);

/// The line with 0 and blanks for numbers that no machine word holds, in strings not: simdjson takes none above 64 bits.
std::string without_large_numbers(std::string_view line);

/// The values of an object's members as they are written, in order. `object` is valid JSON, but for the values of its numbers.
std::vector<std::string_view> raw_values(std::string_view object);

/// `text` as a JSON string with its quotes.
void append_json_string(std::string& out, std::string_view text);

}  // namespace winnow::records
