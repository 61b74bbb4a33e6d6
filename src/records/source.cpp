#include <algorithm>

#include "decode/decode.h"
#include "decode/utf8.h"
#include "records/http.h"
#include "records/jsonl.h"
#include "records/warc.h"

namespace winnow::records {
namespace {

bool ends_in(std::string_view path, std::string_view lower_case) {
  if (path.size() < lower_case.size()) return false;
  path.remove_prefix(path.size() - lower_case.size());
  return std::equal(path.begin(), path.end(), lower_case.begin(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + ('a' - 'A')) : a) == b; });
}

/// One record: what is wrong with an input.
class FaultSource : public Source {
 public:
  FaultSource(const Input& input, Fault fault, std::string reason) {
    raw_.id = input.id;
    raw_.fault = fault;
    raw_.reason = std::move(reason);
  }
  bool next(Raw& raw) override {
    if (is_told_) return false;
    is_told_ = true;
    raw = raw_;
    return true;
  }
  [[nodiscard]] std::uint64_t bytes_read() const override { return 0; }

 private:
  Raw raw_;
  bool is_told_ = false;
};

/// A file that is a page.
class PageSource : public Source {
 public:
  PageSource(std::unique_ptr<ByteStream> stream, std::string id, const Limits& limits)
      : stream_(std::move(stream)), id_(std::move(id)), max_bytes_(limits.max_bytes) {}

  bool next(Raw& raw) override {
    if (is_read_) return false;
    is_read_ = true;
    while (stream_->window().size() <= max_bytes_ && stream_->more()) {
    }
    raw = Raw();
    raw.id = id_;
    if (stream_->window().size() > max_bytes_) {
      raw.fault = Fault::too_large;
      raw.reason = "larger than " + std::to_string(max_bytes_) + " bytes";
    } else if (stream_->damage() != Damage::none) {
      raw.fault = Fault::bad_gzip;
      raw.reason = stream_->damage() == Damage::broken ? "the gzip data is damaged" : "the gzip data ends too early";
    } else if (!stream_->read_error().empty()) {
      raw.fault = Fault::unreadable;
      raw.reason = stream_->read_error();
    } else {
      raw.bytes.assign(stream_->window());
    }
    return true;
  }
  [[nodiscard]] std::uint64_t bytes_read() const override { return stream_->bytes_read(); }

 private:
  std::unique_ptr<ByteStream> stream_;
  std::string id_;
  std::size_t max_bytes_;
  bool is_read_ = false;
};

/// A label that the Encoding Standard knows, or "".
std::string known_charset(std::string_view content_type) {
  const std::string_view label = charset_of(content_type);
  return decode::name_of_label(label).empty() ? std::string() : std::string(label);
}

Page read_response_page(Raw&& raw, const Limits& limits) {
  Page page;
  Response response = read_response(raw.bytes, limits.max_bytes, raw.is_truncated);
  page.fault = response.fault;
  page.reason = std::move(response.reason);
  page.charset = known_charset(response.content_type.empty() ? std::string_view(raw.content_type) : response.content_type);
  page.bytes = std::move(response.body);
  return page;
}

}  // namespace

std::string_view name(Fault fault) {
  switch (fault) {
    case Fault::none:
      return "";
    case Fault::missing:
      return "missing";
    case Fault::unreadable:
      return "unreadable";
    case Fault::no_pages:
      return "no_pages";
    case Fault::too_large:
      return "too_large";
    case Fault::bad_gzip:
      return "bad_gzip";
    case Fault::bad_warc:
      return "bad_warc";
    case Fault::bad_http:
      return "bad_http";
    case Fault::bad_json:
      return "bad_json";
  }
  return "";
}

Page decode(Raw&& raw, const Keys& keys, const Limits& limits) {
  Page page;
  std::string id = raw.id;
  std::string url = raw.url;
  if (raw.fault != Fault::none) {
    page.fault = raw.fault;
    page.reason = std::move(raw.reason);
  } else if (raw.kind == Kind::json_line) {
    page = read_json_line(std::move(raw), keys);
  } else if (raw.kind == Kind::warc_response) {
    page = read_response_page(std::move(raw), limits);
  } else {
    if (raw.kind == Kind::warc_conversion) {
      page.charset = known_charset(raw.content_type);
      page.format = raw.content_type.starts_with("text/plain") ? Format::text : Format::automatic;
    }
    page.bytes = std::move(raw.bytes);
  }
  if (page.id.empty()) page.id = std::move(id);
  if (page.url.empty()) page.url = std::move(url);
  if (page.fault == Fault::none && page.bytes.size() > limits.max_bytes) {
    page.fault = Fault::too_large;
    page.reason = "larger than " + std::to_string(limits.max_bytes) + " bytes";
    page.bytes.clear();
  }
  return page;
}

std::unique_ptr<Source> open(const Input& input, const Limits& limits, const std::atomic<bool>* stop) {
  if (input.fault != Fault::none) return std::make_unique<FaultSource>(input, input.fault, input.reason);
  auto stream = std::make_unique<ByteStream>(stop);
  Fault fault = Fault::none;
  if (std::string reason = stream->open(input.path, fault); !reason.empty()) {
    return std::make_unique<FaultSource>(input, fault, std::move(reason));
  }
  std::string_view path = input.path;
  const bool is_packed = ends_in(path, ".gz");
  if (is_packed) path.remove_suffix(3);
  const bool is_warc = ends_in(path, ".warc");
  const bool is_jsonl = ends_in(path, ".jsonl") || ends_in(path, ".ndjson");
  const bool is_page = ends_in(path, ".html") || ends_in(path, ".htm") || ends_in(path, ".xhtml") || ends_in(path, ".txt");
  if (is_page) return std::make_unique<PageSource>(std::move(stream), input.id, limits);
  // A file with such a name is read as such, be its first bytes damaged.
  if (is_packed && (is_warc || is_jsonl)) stream->expect_gzip();
  if (!is_warc && !is_jsonl) stream->more();
  const std::string_view start = stream->window().substr(0, 1024);
  if (is_warc || opens_record(start, false)) return std::make_unique<WarcSource>(std::move(stream), input.id, limits);
  const std::size_t first = start.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const bool is_object = first != std::string_view::npos && start[first] == '{';
  if (is_jsonl || is_object) return std::make_unique<JsonlSource>(std::move(stream), input.id, limits);
  return std::make_unique<PageSource>(std::move(stream), input.id, limits);
}

}  // namespace winnow::records
