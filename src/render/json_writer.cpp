#include "render/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace winnow::render {
namespace {

/// Which bytes cannot stand in a JSON string as they are: RFC 8259, section 7.
constexpr std::array<bool, 256> make_escaped(bool in_script) {
  std::array<bool, 256> escaped{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) escaped[byte] = true;
  escaped['"'] = escaped['\\'] = true;
  if (in_script) escaped['<'] = escaped['&'] = true;
  return escaped;
}
constexpr auto kEscaped = make_escaped(false);
constexpr auto kEscapedInScript = make_escaped(true);

constexpr std::uint64_t kOnes = 0x0101010101010101;
constexpr std::uint64_t kHighBits = 0x8080808080808080;

/// Nonzero when one of eight bytes is zero.
constexpr std::uint64_t zeros_in(std::uint64_t bytes) {
  return (bytes - kOnes) & ~bytes & kHighBits;
}

/// Whether one of eight bytes needs an escape; they are looked at together, as few texts have many.
template <bool in_script>
bool any_escaped(const char* text) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text, sizeof bytes);
  std::uint64_t found = (bytes - 0x20 * kOnes) & ~bytes & kHighBits;
  found |= zeros_in(bytes ^ ('"' * kOnes)) | zeros_in(bytes ^ ('\\' * kOnes));
  if constexpr (in_script) found |= zeros_in(bytes ^ ('<' * kOnes)) | zeros_in(bytes ^ ('&' * kOnes));
  return found != 0;
}

/// The place of the next byte that needs an escape, or the text's size.
template <bool in_script>
std::size_t find_escaped(std::string_view text, std::size_t from) {
  constexpr const auto& kTable = in_script ? kEscapedInScript : kEscaped;
  while (from + 8 <= text.size() && !any_escaped<in_script>(text.data() + from)) from += 8;
  while (from < text.size() && !kTable[static_cast<unsigned char>(text[from])]) ++from;
  return from;
}

void append_escape(std::string& out, char byte) {
  switch (byte) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  constexpr std::string_view kHex = "0123456789abcdef";
  out += "\\u00";
  out += kHex[static_cast<unsigned char>(byte) >> 4];
  out += kHex[static_cast<unsigned char>(byte) & 15];
}

}  // namespace

void JsonWriter::key(std::string_view name) {
  before_value();
  out_ += '"';
  out_ += name;
  out_ += layout_ == Layout::indented ? "\": " : "\":";
  after_key_ = true;
}

void JsonWriter::string(std::string_view value) {
  before_value();
  const auto find = layout_ == Layout::script ? find_escaped<true> : find_escaped<false>;
  out_ += '"';
  std::size_t begin = 0;
  for (std::size_t at = find(value, 0); at < value.size(); at = find(value, begin)) {
    out_.append(value, begin, at - begin);
    append_escape(out_, value[at]);
    begin = at + 1;
  }
  out_.append(value, begin);
  out_ += '"';
}

void JsonWriter::integer(std::int64_t value) {
  before_value();
  digits(value);
}

void JsonWriter::number(float value) {
  before_value();
  std::array<char, 64> buffer;  // the largest float has 39 digits before the point
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::isfinite(value) ? value : 0.0F, std::chars_format::fixed, 4);
  std::string_view shown(buffer.data(), error == std::errc{} ? static_cast<std::size_t>(end - buffer.data()) : 0);
  shown = shown.substr(0, shown.find_last_not_of('0') + 1);  // there is a point: the zeros are decimals
  if (shown.ends_with('.')) shown.remove_suffix(1);
  out_ += shown == "-0" || shown.empty() ? "0" : shown;
}

void JsonWriter::pair(std::uint32_t begin, std::uint32_t end) {
  before_value();
  out_ += '[';
  digits(begin);
  out_ += layout_ == Layout::indented ? ", " : ",";
  digits(end);
  out_ += ']';
}

void JsonWriter::open(char bracket) {
  before_value();
  out_ += bracket;
  ++depth_;
  is_first_ = true;
}

void JsonWriter::close(char bracket) {
  --depth_;
  if (!is_first_) new_line();
  out_ += bracket;
  is_first_ = false;
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (!is_first_) out_ += ',';
  if (depth_ > 0) new_line();
  is_first_ = false;
}

void JsonWriter::new_line() {
  if (layout_ != Layout::indented) return;
  out_ += '\n';
  out_.append(2 * depth_, ' ');
}

void JsonWriter::digits(std::int64_t value) {
  std::array<char, 24> buffer;
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  out_.append(buffer.data(), end);
}

}  // namespace winnow::render
