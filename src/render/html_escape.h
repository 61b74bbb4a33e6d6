// Text of a page inside HTML that we write.
#pragma once

#include <string>
#include <string_view>

namespace winnow::render {

/// Appends text so that it stands for itself in an element and in a quoted attribute.
void append_escaped(std::string& out, std::string_view text);

/// ` name="value"`; nothing when the value is empty.
void append_attribute(std::string& out, std::string_view name, std::string_view value);

/// Whether following the link cannot run a script: http and https only.
bool is_web_address(std::string_view url);

}  // namespace winnow::render
