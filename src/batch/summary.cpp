#include "batch/summary.h"

#include <algorithm>
#include <charconv>

namespace winnow::batch {
namespace {

constexpr std::size_t kMostReasons = 32;
constexpr std::size_t kReasonBytes = 100;
constexpr std::string_view kOthers = "other reasons";

struct Figure {
  std::string_view name;
  std::uint64_t Summary::*value;
};
constexpr Figure kFigures[] = {
    {"records", &Summary::records},       {"with_article", &Summary::with_article}, {"faults", &Summary::faults},
    {"unread", &Summary::unread},         {"duplicates", &Summary::duplicates},     {"skipped", &Summary::skipped},
    {"page_bytes", &Summary::page_bytes}, {"chars_in", &Summary::chars_in},         {"chars_out", &Summary::chars_out}};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

void append_line(std::string& out, std::string_view name, std::uint64_t value) {
  out += std::to_string(value) + ' ';
  out += name;
  out += '\n';
}

}  // namespace

void Summary::add(std::map<std::string, std::uint64_t, std::less<>>& counts, std::string_view name, std::uint64_t count) {
  const auto found = counts.find(name);
  if (found != counts.end()) {
    found->second += count;
  } else {
    counts.emplace(name, count);
  }
}

void Summary::add_reason(std::string_view status, std::string_view reason) {
  std::string name(status);
  name += ": ";
  for (std::size_t i = 0; i < reason.size() && name.size() < kReasonBytes; ++i) {
    const char c = reason[i];
    if (!is_digit(c)) {
      name += c == '\n' ? ' ' : c;
    } else if (i == 0 || !is_digit(reason[i - 1])) {
      name += 'N';
    }
  }
  add(reasons, reasons.size() < kMostReasons || reasons.contains(name) ? std::string_view(name) : kOthers, 1);
}

std::string Summary::to_text() const {
  std::string out;
  for (const Figure& figure : kFigures) append_line(out, figure.name, this->*figure.value);
  for (const auto& [name, count] : statuses) append_line(out, "status " + name, count);
  for (const auto& [name, count] : reasons) append_line(out, "reason " + name, count);
  return out;
}

bool Summary::from_text(std::string_view text) {
  while (!text.empty()) {
    const std::size_t line_end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, line_end);
    text.remove_prefix(std::min(text.size(), line_end + 1));
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), value);
    if (error != std::errc{} || end == line.data() + line.size()) return false;
    line.remove_prefix(static_cast<std::size_t>(end - line.data()) + 1);
    if (line.starts_with("status ")) {
      add(statuses, line.substr(7), value);
    } else if (line.starts_with("reason ")) {
      add(reasons, line.substr(7), value);
    } else {
      const auto* const figure = std::find_if(std::begin(kFigures), std::end(kFigures), [&](const Figure& f) { return f.name == line; });
      if (figure == std::end(kFigures)) return false;
      this->*figure->value = value;
    }
  }
  return true;
}

std::uint64_t count_chars(std::string_view utf8) {
  constexpr std::size_t kMostInByte = 255;  // counters of a byte each are what vectors have most of
  std::uint64_t count = 0;
  while (!utf8.empty()) {
    const std::string_view part = utf8.substr(0, kMostInByte);
    std::uint8_t in_part = 0;
    for (const char c : part) in_part = static_cast<std::uint8_t>(in_part + ((static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0));
    count += in_part;
    utf8.remove_prefix(part.size());
  }
  return count;
}

}  // namespace winnow::batch
