#include "records/http.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "records/header_fields.h"
#include "records/inflater.h"

namespace winnow::records {
namespace {

/// The last chunk's end, or as far as the chunks can be followed. @return false when the body does not begin with a chunk
bool join_chunks(std::string_view body, std::string& out) {
  std::string_view left = body;
  bool is_first = true;
  while (!left.empty()) {
    const std::size_t line_end = left.find('\n');
    if (line_end == std::string_view::npos) return !is_first;
    const std::string_view line = trimmed(left.substr(0, line_end));
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    const std::string_view extension = trimmed({end, static_cast<std::size_t>(line.data() + line.size() - end)});
    if (error != std::errc{} || (!extension.empty() && extension.front() != ';')) return !is_first;
    left.remove_prefix(line_end + 1);
    if (size == 0) return true;
    // The first chunk's line may be a page that begins with digits: the chunk must end where it says, or be cut.
    const bool ends_well = size <= left.size() && (size == left.size() || left[size] == '\r' || left[size] == '\n');
    if (is_first && size < left.size() && !ends_well) return false;
    is_first = false;
    out += left.substr(0, size);
    left.remove_prefix(std::min(size, left.size()));
    if (left.starts_with('\r')) left.remove_prefix(1);
    if (left.starts_with('\n')) left.remove_prefix(1);
  }
  return !is_first;
}

bool looks_like_zlib(std::string_view body) {  // RFC 1950, 2.2: CMF and FLG
  if (body.size() < 2) return false;
  const unsigned first = static_cast<unsigned char>(body[0]);
  const unsigned second = static_cast<unsigned char>(body[1]);
  return (first & 15U) == 8 && (first << 8U | second) % 31 == 0;
}

class Unpacking {
 public:
  Unpacking(Response& response, std::size_t max_bytes, bool is_truncated)
      : response_(response), max_bytes_(max_bytes), is_truncated_(is_truncated) {}

  void undo(std::string_view coding) {
    if (response_.fault != Fault::none || coding.empty() || is_field(coding, "identity")) return;
    if (is_field(coding, "gzip") || is_field(coding, "x-gzip")) {
      if (response_.body.starts_with("\x1f\x8b")) inflate(Inflater::Wrapping::gzip);
    } else if (is_field(coding, "deflate")) {
      undo_deflate();
    } else if (is_text()) {
      return;
    } else {
      fail(Fault::bad_http, "the content coding '" + std::string(coding.substr(0, 20)) + "' is not supported");
    }
  }

 private:
  void fail(Fault fault, std::string reason) {
    response_.fault = fault;
    response_.reason = std::move(reason);
  }
  /// A coding that we cannot undo may be undone already: then the page begins as pages do.
  [[nodiscard]] bool is_text() const {
    const std::string_view start = trimmed(std::string_view(response_.body).substr(0, 512));
    return start.starts_with('<') || start.starts_with("\xEF\xBB\xBF<");
  }
  void undo_deflate() {
    // By the standard it is zlib's format; some servers send bare deflate.
    if (looks_like_zlib(response_.body)) return inflate(Inflater::Wrapping::zlib);
    if (!is_text()) inflate(Inflater::Wrapping::none);
  }
  void inflate(Inflater::Wrapping wrapping) {
    std::string out;
    const Inflater::State state = inflate_all(wrapping, response_.body, max_bytes_, out);
    if (state == Inflater::State::full) return fail(Fault::too_large, "the page is larger than " + std::to_string(max_bytes_) + " bytes");
    const bool is_cut = state == Inflater::State::going;
    if (state == Inflater::State::damaged || (is_cut && !is_truncated_)) {
      return fail(Fault::bad_http, is_cut ? "the coded page ends too early" : "the coded page is damaged");
    }
    response_.body = std::move(out);
  }

  Response& response_;
  std::size_t max_bytes_;
  bool is_truncated_;
};

}  // namespace

Response read_response(std::string_view bytes, std::size_t max_bytes, bool is_truncated) {
  Response response;
  const std::size_t head = bytes.starts_with("HTTP/") ? fields_end(bytes) : 0;
  std::string_view codings;
  bool is_chunked = false;
  for_each_field(bytes.substr(0, head), [&](std::string_view name, std::string_view value) {
    if (is_field(name, "Content-Type")) response.content_type = value;
    if (is_field(name, "Content-Encoding")) codings = value;
    if (is_field(name, "Transfer-Encoding")) is_chunked = is_field(trimmed(value.substr(value.rfind(',') + 1)), "chunked");
  });
  const std::string_view body = bytes.substr(head);
  if (!is_chunked || !join_chunks(body, response.body)) response.body.assign(body);
  Unpacking unpacking(response, max_bytes, is_truncated);
  while (!codings.empty()) {  // the last coding was applied last
    const std::size_t comma = codings.rfind(',');
    unpacking.undo(trimmed(codings.substr(comma + 1)));
    codings = comma == std::string_view::npos ? std::string_view() : codings.substr(0, comma);
  }
  if (response.fault == Fault::none && response.body.size() > max_bytes) {
    response.fault = Fault::too_large;
    response.reason = "the page is larger than " + std::to_string(max_bytes) + " bytes";
  }
  if (response.fault != Fault::none) response.body.clear();
  return response;
}

std::string_view charset_of(std::string_view content_type) {
  while (!content_type.empty()) {
    const std::size_t semicolon = std::min(content_type.find(';'), content_type.size());
    content_type.remove_prefix(std::min(semicolon + 1, content_type.size()));
    const std::string_view parameter = trimmed(content_type.substr(0, content_type.find(';')));
    const std::size_t equals = parameter.find('=');
    if (equals == std::string_view::npos || !is_field(trimmed(parameter.substr(0, equals)), "charset")) continue;
    std::string_view value = trimmed(parameter.substr(equals + 1));
    while (value.starts_with('"') || value.starts_with('\'')) value.remove_prefix(1);
    while (value.ends_with('"') || value.ends_with('\'')) value.remove_suffix(1);
    return value;
  }
  return {};
}

}  // namespace winnow::records
