// A JSON writer that appends to a string: no tree, no look-ups, one pass.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace winnow::render {

class JsonWriter {
 public:
  enum class Layout : std::uint8_t {
    compact,   ///< one line, no spaces
    indented,  ///< two spaces a level, one member a line
    script     ///< compact, and fit for a <script> element: '<' and '&' are written as escapes
  };

  /// @param out  appended to; outlives the writer
  JsonWriter(std::string& out, Layout layout) : out_(out), layout_(layout) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  /// The name of the next value; ASCII that needs no escape.
  void key(std::string_view name);

  /// @param value  UTF-8
  void string(std::string_view value);
  void integer(std::int64_t value);
  /// At most four decimals; what is no finite number is written as 0, as JSON has no word for it.
  void number(float value);
  /// `[begin, end]`, on one line in every layout.
  void pair(std::uint32_t begin, std::uint32_t end);

  void member(std::string_view name, std::string_view value) {
    key(name);
    string(value);
  }

 private:
  void open(char bracket);
  void close(char bracket);
  void before_value();
  void new_line();
  void digits(std::int64_t value);

  std::string& out_;
  Layout layout_;
  std::size_t depth_ = 0;
  bool is_first_ = true;    ///< no value stands yet between the brackets
  bool after_key_ = false;  ///< the next value follows its name
};

}  // namespace winnow::render
