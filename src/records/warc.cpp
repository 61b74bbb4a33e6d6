#include "records/warc.h"

#include <algorithm>
#include <charconv>

#include "decode/utf8.h"
#include "records/header_fields.h"

namespace winnow::records {
namespace {

constexpr std::string_view kOpening = "WARC/1.";
constexpr std::size_t kMostHeaderBytes = std::size_t{64} << 10;
/// What a line that opens a record and the name of its first field need at most.
constexpr std::size_t kOpeningBytes = 64;
/// Of an archive whose records are not packed alone, as much is looked at for damage behind a record that none follows.
constexpr std::size_t kDoubtBytes = std::size_t{1} << 20;
/// Of an HTTP response, beside its page: headers, and the marks of chunks.
constexpr std::size_t kHttpBytes = std::size_t{1} << 20;

bool is_token(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

/// The line ends at the beginning, four bytes at most.
std::size_t line_ends(std::string_view text) {
  return std::min({text.find_first_not_of("\r\n"), text.size(), std::size_t{4}});
}

/// "<urn:uuid:...>" without its brackets: WARC 1.0 has them around URIs too (annex B of 1.1 tells the difference).
std::string uri(std::string_view value) {
  if (value.starts_with('<') && value.ends_with('>')) value = value.substr(1, value.size() - 2);
  std::string out;
  decode::append_repaired_utf8(value, out);
  return out;
}

}  // namespace

bool opens_record(std::string_view text, bool is_cut_allowed) {
  if (text.size() < kOpening.size()) return is_cut_allowed && kOpening.starts_with(text);
  if (!text.starts_with(kOpening)) return false;
  std::size_t at = kOpening.size();
  const auto ends = [&] { return at >= text.size(); };
  if (ends()) return is_cut_allowed;
  if (text[at] < '0' || text[at] > '9') return false;
  ++at;
  if (!ends() && text[at] == '\r') ++at;
  if (ends()) return is_cut_allowed;
  if (text[at] != '\n') return false;
  const std::size_t name = ++at;
  while (!ends() && at < kOpeningBytes && is_token(text[at])) ++at;
  return ends() ? is_cut_allowed : at > name && text[at] == ':';
}

WarcSource::WarcSource(std::unique_ptr<ByteStream> stream, std::string id, const Limits& limits)
    : stream_(std::move(stream)), id_(std::move(id)), most_block_bytes_(limits.max_bytes + kHttpBytes) {}

bool WarcSource::fill(std::size_t bytes) {
  while (stream_->window().size() < bytes) {
    if (!stream_->more()) return stream_->window().size() >= bytes;
  }
  return true;
}

WarcSource::Fields WarcSource::read_fields(std::string_view header) {
  Fields fields;
  for_each_field(header, [&fields](std::string_view name, std::string_view value) {
    if (is_field(name, "WARC-Type")) fields.type = value;
    if (is_field(name, "WARC-Record-ID")) fields.record_id = value;
    if (is_field(name, "WARC-Target-URI")) fields.target_uri = value;
    if (is_field(name, "Content-Type")) fields.content_type = value;
    if (is_field(name, "WARC-Truncated")) fields.is_truncated = true;
    if (!is_field(name, "Content-Length")) return;
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
    if (error == std::errc{} && end == value.data() + value.size()) fields.length = length;
  });
  return fields;
}

/// Gives up what the window begins with: a record with a fault, and then the next one is looked for.
WarcSource::Step WarcSource::lose(Raw& raw, Fault fault, std::string reason, std::size_t skip) {
  if (raw.id.empty()) raw.id = id_ + ":" + std::to_string(stream_->position());
  raw.fault = fault;
  raw.reason = std::move(reason);
  stream_->skip(skip);
  is_lost_ = true;
  return Step::lost;
}

/// The same where bytes are missing: why, the stream knows.
WarcSource::Step WarcSource::lose_unread(Raw& raw, std::string_view what, std::size_t skip) {
  if (stream_->damage() == Damage::broken) return lose(raw, Fault::bad_gzip, "the gzip data is damaged", skip);
  if (stream_->damage() == Damage::cut) return lose(raw, Fault::bad_gzip, "the gzip data ends too early", skip);
  if (!stream_->read_error().empty()) return lose(raw, Fault::unreadable, stream_->read_error(), skip);
  return lose(raw, Fault::bad_warc, std::string(what), skip);
}

/// Where in the window the next record opens, behind a line end; the window's size when it does not.
std::size_t WarcSource::find_in_window(std::size_t from) const {
  const std::string_view window = stream_->window();
  for (std::size_t at = window.find(kOpening, from); at != std::string_view::npos; at = window.find(kOpening, at + 1)) {
    const bool is_at_line = at == 0 || window[at - 1] == '\n';
    if (is_at_line && opens_record(window.substr(at), true)) return at;
  }
  return window.size();
}

/// Skips to the next record. @return false when there is none
bool WarcSource::find_record() {
  for (;;) {
    fill(kOpeningBytes);
    const std::size_t size = stream_->window().size();
    const std::size_t found = find_in_window(0);
    if (found < size) {
      stream_->skip(found);
      if (size - found >= kOpeningBytes) return true;
      if (fill(kOpeningBytes)) continue;  // it was cut by the window's end: look again
      if (opens_record(stream_->window(), false)) return true;
      stream_->skip(1);
      continue;
    }
    stream_->skip(size - std::min(size, std::size_t{1}));  // the last byte may be the line end before it
    if (!stream_->more() && !stream_->recover(kOpening)) return false;
  }
}

WarcSource::Step WarcSource::read_block(Raw& raw, const Fields& fields, std::size_t header_bytes) {
  const std::size_t length = static_cast<std::size_t>(*fields.length);
  const std::size_t end = header_bytes + length;
  // What follows tells whether the length is right, and reading it, whether the gzip member is whole.
  fill(end + 4 + kOpeningBytes);
  if (stream_->window().size() < end) return lose_unread(raw, "the record is cut, or its length is wrong", header_bytes);
  const auto opens_behind = [&](std::size_t at) {
    return opens_record(stream_->window().substr(std::min(at, stream_->window().size())), true);
  };
  const std::size_t ends = line_ends(stream_->window().substr(end));
  const bool is_followed = opens_behind(end + ends);
  // Damaged data may go on with anything: then the damage must be near.
  if (!is_followed) fill(end + kDoubtBytes);
  const std::string_view window = stream_->window();
  const std::string_view behind = window.substr(end);
  if (stream_->damage() != Damage::none && stream_->sound() < end && (behind.size() <= 4 || stream_->is_at_member())) {
    return lose_unread(raw, "", end);
  }
  // Two line ends, none at the end of the file, or four damaged bytes before the next record.
  std::size_t next = behind.starts_with("\r\n\r\n") ? 4 : ends;
  bool is_whole = next == 4 || is_followed || behind.size() == ends;
  if (!is_whole && behind.size() > 4 && opens_behind(end + 4)) {
    is_whole = true;
    next = 4;
  }
  if (!is_whole) return lose(raw, Fault::bad_warc, "the record's length is wrong", header_bytes);
  raw.bytes.assign(window.substr(header_bytes, length));
  stream_->skip(end + next);
  return Step::record;
}

WarcSource::Step WarcSource::read_record(Raw& raw) {
  std::size_t header_bytes = 0;
  for (std::size_t wanted = 1024;; wanted *= 2) {
    const bool is_filled = fill(wanted);
    header_bytes = fields_end(stream_->window().substr(0, kMostHeaderBytes));
    if (header_bytes > 0) break;
    if (!is_filled) return lose_unread(raw, "the record's header is cut", kOpening.size());
    if (wanted >= kMostHeaderBytes) return lose(raw, Fault::bad_warc, "the record's header has no end", kOpening.size());
  }
  const Fields fields = read_fields(stream_->window().substr(0, header_bytes));
  const bool is_response = is_field(fields.type, "response");
  if (!fields.record_id.empty()) raw.id = uri(fields.record_id);
  if (raw.id.empty()) raw.id = id_ + ":" + std::to_string(stream_->position());
  raw.kind = is_response ? Kind::warc_response : Kind::warc_conversion;
  raw.url = uri(fields.target_uri);
  raw.content_type.assign(fields.content_type);
  raw.is_truncated = fields.is_truncated;
  if (!fields.length) return lose(raw, Fault::bad_warc, "the record has no length", header_bytes);
  const bool is_wanted = is_response || is_field(fields.type, "conversion");
  if (*fields.length > most_block_bytes_) {
    // Its end is looked for like that of a damaged record: a length that is wrong would hide all that follows.
    lose(raw, Fault::too_large, "the record has " + std::to_string(*fields.length) + " bytes", header_bytes);
    if (is_wanted) return Step::lost;
    ++skipped_;
    return Step::nothing;
  }
  const Step step = read_block(raw, fields, header_bytes);
  if (step != Step::record || is_wanted) return step;
  ++skipped_;
  return Step::nothing;
}

bool WarcSource::next(Raw& raw) {
  for (;;) {
    raw = Raw();
    if (is_lost_) {
      if (!find_record()) return false;
      is_lost_ = false;
    }
    while (fill(kOpeningBytes) || !stream_->window().empty()) {  // empty lines between records
      const std::string_view window = stream_->window();
      const std::size_t blank = std::min(window.find_first_not_of("\r\n"), window.size());
      if (blank == 0) break;
      stream_->skip(blank);
    }
    if (stream_->window().empty()) {
      if (stream_->damage() == Damage::none && stream_->read_error().empty()) return false;
      lose_unread(raw, "", 0);
      return true;
    }
    if (!opens_record(stream_->window(), false)) {
      lose_unread(raw, "no record begins where one should", 0);
      return true;
    }
    if (read_record(raw) != Step::nothing) return true;
  }
}

}  // namespace winnow::records
