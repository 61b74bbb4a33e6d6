// Lines of JSON: cutting them, one thread, and reading them, any thread.
#pragma once

#include "records/byte_stream.h"
#include "records/records.h"

namespace winnow::records {

/// Lines end in LF or CRLF; empty ones are no records. A line above Limits::max_bytes, times six for escapes, is a fault.
class JsonlSource : public Source {
 public:
  JsonlSource(std::unique_ptr<ByteStream> stream, std::string id, const Limits& limits);

  /// A line without an `id` of its own gets the input's, a colon and the line's number, from 1.
  bool next(Raw& raw) override;
  [[nodiscard]] std::uint64_t bytes_read() const override { return stream_->bytes_read(); }

 private:
  enum class Found : std::uint8_t { line, too_large, broken, end };

  /// Looks for the end of the window's first line: its length without the line end.
  Found find_line(std::size_t& bytes);
  void skip_line();
  void fail_unread(Raw& raw);

  std::unique_ptr<ByteStream> stream_;
  std::string id_;
  std::size_t most_line_bytes_;
  std::uint64_t line_ = 0;
  bool is_read_error_told_ = false;
};

/// @param line  with some bytes of room behind its end, or it is copied
Page read_json_line(Raw&& raw, const Keys& keys);

}  // namespace winnow::records
