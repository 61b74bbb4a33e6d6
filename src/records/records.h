// records -- reads what a batch is made of: JSONL, WARC and single pages, packed or not.
//   in:    files and standard input               any bytes; damaged ones too
//   out:   Raw records, one after the other       cheap to make, as only one thread can; decode() does the rest, on any thread
//          Page                                   a page's bytes, and what its record says of it
//   never: throws (std::bad_alloc excepted), holds more than a record and a chunk in memory, goes on silently behind damage
//   knobs: Limits, Keys
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <winnow/winnow.h>

namespace winnow::records {

/// Why a record gives no page.
enum class Fault : std::uint8_t {
  none,
  missing,     ///< no such file
  unreadable,  ///< a file that cannot be opened or read
  no_pages,    ///< a folder without pages
  too_large,   ///< above Limits::max_bytes
  bad_gzip,    ///< damaged or cut gzip data
  bad_warc,    ///< a damaged or cut WARC record
  bad_http,    ///< a response that cannot be unpacked
  bad_json,    ///< a line that is no JSON object, or has no page in it
};

/// Static: the word for `status` in the output, "" for none.
std::string_view name(Fault fault);

/// Something to read: a path as it was named.
struct Input {
  std::string path;           ///< "-" is standard input
  std::string id;             ///< UTF-8; what records without a name of their own are called after
  Fault fault = Fault::none;  ///< when it is known without opening it
  std::string reason;         ///< for a reader; "" without a fault
};

struct Limits {
  std::size_t max_bytes = std::size_t{64} << 20;  ///< of one page, unpacked
};

enum class Kind : std::uint8_t {
  page,             ///< the bytes are the page
  json_line,        ///< the bytes are a line of JSONL
  warc_response,    ///< the bytes are an HTTP response
  warc_conversion,  ///< the bytes are text that somebody made of a page
};

/// A record as it was cut out of its file.
struct Raw {
  Kind kind = Kind::page;
  Fault fault = Fault::none;
  std::string reason;         ///< for a reader; "" without a fault
  std::string id;             ///< UTF-8
  std::string url;            ///< WARC only
  std::string content_type;   ///< WARC only: of the record's block
  bool is_truncated = false;  ///< WARC only: the archive says that it holds the beginning alone
  std::string bytes;
};

/// The names of a JSONL line's members.
struct Keys {
  std::string html = "html";
  std::string text = "text";
  std::string url = "url";
  std::string id = "id";
  bool pass_through = false;  ///< members of other names go to Page::passed
};

/// What extract() needs.
struct Page {
  Fault fault = Fault::none;
  std::string reason;
  std::string id;
  std::string url;
  std::string charset;  ///< a label that decode::name_of_label() knows, or ""
  Format format = Format::automatic;
  std::string bytes;
  std::string passed;  ///< `,"name":value` for each member that is passed through; valid JSON
};

/// Unpacks a record. May be called by several threads at once.
Page decode(Raw&& raw, const Keys& keys, const Limits& limits);

/// One input's records, in order.
class Source {
 public:
  Source() = default;
  virtual ~Source() = default;
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  /// @return  false at the end; a fault is a record, and what can be read behind it follows
  virtual bool next(Raw& raw) = 0;
  /// Bytes of the file that were read so far, packed as they are.
  [[nodiscard]] virtual std::uint64_t bytes_read() const = 0;
  /// Records of a WARC that hold no page: requests, metadata, revisits.
  [[nodiscard]] virtual std::uint64_t skipped() const { return 0; }
};

/// Opens an input and sees what it is: by its name (.warc, .jsonl, .ndjson, or that of a page, with .gz or without), else by its first
/// bytes.
/// @param stop  when it becomes true, waiting for a pipe ends as if the input had ended; may be null
std::unique_ptr<Source> open(const Input& input, const Limits& limits, const std::atomic<bool>* stop);

}  // namespace winnow::records
