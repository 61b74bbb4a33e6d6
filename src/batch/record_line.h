// What becomes of one record: on any thread, from the record alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "batch/batch.h"

namespace winnow::batch {

struct RecordLine {
  std::string id;
  std::string_view status;  ///< static
  std::string reason;       ///< why it failed; "" when it did not
  bool is_fault = false;
  bool is_unread = false;                   ///< an input that is missing or unreadable
  bool has_article = false;                 ///< and was read to its end
  std::string line;                         ///< a JSON object without its closing brace: duplicate_of may follow
  std::vector<std::uint64_t> fingerprints;  ///< of its articles that have words
  std::uint64_t page_bytes = 0;
  std::uint64_t chars_in = 0;
  std::uint64_t chars_out = 0;
};

/// Never throws: a record that memory runs out at has a line that says so.
RecordLine make_line(records::Raw raw, const Order& order);

}  // namespace winnow::batch
