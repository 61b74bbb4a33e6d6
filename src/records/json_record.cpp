#include <simdjson.h>

#include <algorithm>
#include <array>
#include <vector>

#include "records/json_text.h"
#include "records/jsonl.h"

namespace winnow::records {
namespace {

using simdjson::error_code;

/// The members of the program's own lines. One that is passed through under such a name gets "input_" before it.
constexpr std::array<std::string_view, 17> kOwnNames = {"id",       "status",   "confidence", "message",      "title",       "authors",
                                                        "date",     "modified", "language",   "url",          "fingerprint", "text",
                                                        "articles", "blocks",   "page_url",   "duplicate_of", "paragraphs"};

/// Lines up to this size share a parser a thread: it keeps the memory that the largest of them needed.
constexpr std::size_t kSharedBytes = std::size_t{4} << 20;

/// Reads one line.
class LineReader {
 public:
  LineReader(std::string_view written, const Keys& keys, Page& page) : written_(written), keys_(keys), page_(page) {}

  error_code read(simdjson::dom::parser& parser, const std::string& line) {
    simdjson::dom::element document;
    if (const error_code error = parser.parse(line.data(), line.size(), false).get(document)) return error;
    simdjson::dom::object object;
    if (const error_code error = document.get_object().get(object)) return error;
    std::size_t index = 0;
    for (const simdjson::dom::key_value_pair member : object) {
      take(member, index);
      ++index;
    }
    return is_broken_ ? error_code::TAPE_ERROR : error_code::SUCCESS;
  }
  /// Why there is no page in it; "" when there is one.
  [[nodiscard]] std::string complaint() const {
    if (has_html_ || has_text_) return {};
    return "no string under \"" + keys_.html + "\" or \"" + keys_.text + "\"";
  }

 private:
  void take(const simdjson::dom::key_value_pair& member, std::size_t index) {
    std::string_view string;
    const bool is_string = member.value.get_string().get(string) == error_code::SUCCESS;
    if (member.key == keys_.html || member.key == keys_.text) {
      if (is_string) take_page(member.key == keys_.html, string);
    } else if (member.key == keys_.id) {
      page_.id = is_string ? std::string(string) : member.value.is_number() ? std::string(written(index)) : page_.id;
    } else if (member.key == keys_.url) {
      page_.url.assign(string);
    } else if (keys_.pass_through) {
      pass(std::string(member.key), written(index));
    }
  }

  /// HTML goes before text, whichever comes first; text before HTML that is empty.
  void take_page(bool is_html, std::string_view bytes) {
    (is_html ? has_html_ : has_text_) = true;
    if (!page_.bytes.empty() && (!is_html || bytes.empty())) return;
    page_.format = is_html ? Format::html : Format::text;
    page_.charset = "utf-8";  // JSON is: what a <meta> says was true before it
    page_.bytes.assign(bytes);
  }

  void pass(std::string name, std::string_view value) {
    if (!is_json_value(value)) is_broken_ = true;
    const auto is_taken = [this](const std::string& wanted) {
      return std::find(kOwnNames.begin(), kOwnNames.end(), wanted) != kOwnNames.end() ||
             std::find(passed_.begin(), passed_.end(), wanted) != passed_.end();
    };
    while (is_taken(name)) name.insert(0, "input_");
    page_.passed += ',';
    append_json_string(page_.passed, name);
    page_.passed += ':';
    page_.passed += value;
    passed_.push_back(std::move(name));
  }

  /// A member's value as the line has it: numbers keep all their digits.
  std::string_view written(std::size_t index) {
    if (values_.empty()) values_ = raw_values(written_);
    return index < values_.size() ? values_[index] : std::string_view("null");
  }

  std::string_view written_;
  const Keys& keys_;
  Page& page_;
  bool has_html_ = false;
  bool has_text_ = false;
  bool is_broken_ = false;
  std::vector<std::string_view> values_;
  std::vector<std::string> passed_;
};

/// @param line  with simdjson's padding behind it
error_code read_line(const std::string& line, std::string_view written, const Keys& keys, Page& page, std::string& complaint) {
  LineReader reader(written, keys, page);
  error_code error = error_code::SUCCESS;
  if (line.size() <= kSharedBytes) {
    thread_local simdjson::dom::parser shared;
    error = reader.read(shared, line);
  } else {
    simdjson::dom::parser own;
    error = reader.read(own, line);
  }
  complaint = error == error_code::SUCCESS ? reader.complaint() : simdjson::error_message(error);
  return error;
}

}  // namespace

Page read_json_line(Raw&& raw, const Keys& keys) {
  Page page;
  std::string complaint;
  std::string written = std::move(raw.bytes);
  written.reserve(written.size() + simdjson::SIMDJSON_PADDING);
  const auto begin = [&page, &raw] {
    page = Page();
    page.id = raw.id;
  };
  begin();
  error_code error = read_line(written, written, keys, page, complaint);
  if (error == error_code::UTF8_ERROR || error == error_code::STRING_ERROR) {
    written = repaired_json(written);
    written.reserve(written.size() + simdjson::SIMDJSON_PADDING);
    begin();
    error = read_line(written, written, keys, page, complaint);
  }
  if (error == error_code::NUMBER_ERROR) {
    std::string line = without_large_numbers(written);
    line.reserve(line.size() + simdjson::SIMDJSON_PADDING);
    begin();
    read_line(line, written, keys, page, complaint);
  }
  if (complaint.empty()) return page;
  page.fault = Fault::bad_json;
  page.reason = std::move(complaint);
  page.bytes.clear();
  page.passed.clear();
  return page;
}

}  // namespace winnow::records
