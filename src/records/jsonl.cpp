#include "records/jsonl.h"

#include <algorithm>

namespace winnow::records {
namespace {

constexpr std::size_t kMostEscaped = 6;  // bytes of "\u0000"
constexpr std::size_t kRoomBytes = 64;   // simdjson reads beyond the end
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

JsonlSource::JsonlSource(std::unique_ptr<ByteStream> stream, std::string id, const Limits& limits)
    : stream_(std::move(stream)), id_(std::move(id)), most_line_bytes_(kMostEscaped * limits.max_bytes) {}

JsonlSource::Found JsonlSource::find_line(std::size_t& bytes) {
  for (std::size_t seen = 0;;) {
    const std::string_view window = stream_->window();
    bytes = std::min(window.find('\n', seen), window.size());
    if (bytes > most_line_bytes_) return Found::too_large;
    if (bytes < window.size()) return Found::line;
    seen = window.size();
    if (stream_->more()) continue;
    if (stream_->damage() != Damage::none) return Found::broken;
    if (!stream_->read_error().empty()) return is_read_error_told_ ? Found::end : Found::broken;
    return seen > 0 ? Found::line : Found::end;
  }
}

void JsonlSource::skip_line() {
  for (;;) {
    const std::string_view window = stream_->window();
    const std::size_t end = window.find('\n');
    stream_->skip(end == std::string_view::npos ? window.size() : end + 1);
    if (end != std::string_view::npos || !stream_->more()) return;
  }
}

/// The line that damage is in, and what of it stands before the damage, is lost.
void JsonlSource::fail_unread(Raw& raw) {
  const Damage damage = stream_->damage();
  raw.fault = damage == Damage::none ? Fault::unreadable : Fault::bad_gzip;
  raw.reason = damage == Damage::none     ? stream_->read_error()
               : damage == Damage::broken ? "the gzip data is damaged"
                                          : "the gzip data ends too early";
  is_read_error_told_ = damage == Damage::none;
  stream_->skip(stream_->window().size());
  stream_->recover("");
}

bool JsonlSource::next(Raw& raw) {
  for (;;) {
    std::size_t bytes = 0;
    const Found found = find_line(bytes);
    if (found == Found::end) return false;
    ++line_;
    raw = Raw();
    raw.kind = Kind::json_line;
    raw.id = id_ + ":" + std::to_string(line_);
    if (found == Found::broken) {
      fail_unread(raw);
      return true;
    }
    if (found == Found::too_large) {
      raw.fault = Fault::too_large;
      raw.reason = "the line is larger than " + std::to_string(most_line_bytes_) + " bytes";
      skip_line();
      return true;
    }
    std::string_view line = stream_->window().substr(0, bytes);
    if (line_ == 1 && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
    const bool is_blank = line.find_first_not_of(" \t\r") == std::string_view::npos;
    if (!is_blank) {
      raw.bytes.reserve(line.size() + kRoomBytes);
      raw.bytes.assign(line);
    }
    stream_->skip(bytes + 1);
    if (!is_blank) return true;
  }
}

}  // namespace winnow::records
