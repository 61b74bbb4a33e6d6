// WARC files, ISO 28500:2017 (1.1) and ISO 28500:2009 (1.0), packed by record (annex D) or whole.
#pragma once

#include <optional>

#include "records/byte_stream.h"
#include "records/records.h"

namespace winnow::records {

/// Finds records (clause 4: version line, named fields, an empty line, a block of Content-Length bytes, two line ends) and gives those of
/// type `response` (6.3) and `conversion` (6.7).
///
/// Damage costs the records that it is in, and no other. A record is whole when two line ends or the next record follow its block. Where
/// they do not, its length is taken for wrong, and the next line that opens a record is looked for from the end of its header on; where
/// gzip data is damaged, the next member that opens a record. Each stretch that is lost is one record with a fault.
class WarcSource : public Source {
 public:
  /// @param stream  open, at its beginning
  WarcSource(std::unique_ptr<ByteStream> stream, std::string id, const Limits& limits);

  bool next(Raw& raw) override;
  [[nodiscard]] std::uint64_t bytes_read() const override { return stream_->bytes_read(); }
  [[nodiscard]] std::uint64_t skipped() const override { return skipped_; }

 private:
  /// The named fields (clause 5) that matter here.
  struct Fields {
    std::string_view type;
    std::string_view record_id;
    std::string_view target_uri;
    std::string_view content_type;
    std::optional<std::uint64_t> length;
    bool is_truncated = false;
  };
  enum class Step : std::uint8_t { record, lost, nothing };

  static Fields read_fields(std::string_view header);
  Step read_record(Raw& raw);
  Step read_block(Raw& raw, const Fields& fields, std::size_t header_bytes);
  Step lose(Raw& raw, Fault fault, std::string reason, std::size_t skip);
  Step lose_unread(Raw& raw, std::string_view what, std::size_t skip);
  bool find_record();
  [[nodiscard]] std::size_t find_in_window(std::size_t from) const;
  bool fill(std::size_t bytes);

  std::unique_ptr<ByteStream> stream_;
  std::string id_;
  std::size_t most_block_bytes_;
  std::uint64_t skipped_ = 0;
  bool is_lost_ = false;  ///< the next record has to be looked for
};

/// Whether a line that opens a record begins here: "WARC/1.0", a line end, and a named field. Also when the text ends within it, if
/// `is_cut_allowed`.
bool opens_record(std::string_view text, bool is_cut_allowed);

}  // namespace winnow::records
