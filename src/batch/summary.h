// What became of the records of a run.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace winnow::batch {

struct Summary {
  std::uint64_t records = 0;
  std::uint64_t with_article = 0;
  std::uint64_t faults = 0;  ///< records that give no page
  std::uint64_t unread = 0;  ///< of these, inputs that are missing or unreadable
  std::uint64_t duplicates = 0;
  std::uint64_t skipped = 0;     ///< records of WARC files that hold no page
  std::uint64_t page_bytes = 0;  ///< unpacked
  std::uint64_t chars_in = 0;    ///< code points of the pages that are UTF-8, bytes of others
  std::uint64_t chars_out = 0;   ///< code points of the articles' paragraphs
  std::map<std::string, std::uint64_t, std::less<>> statuses;
  std::map<std::string, std::uint64_t, std::less<>> reasons;  ///< "status: reason" of records that failed; numbers in them are "N"

  /// However many reasons there are, the most of them are counted as others.
  void add_reason(std::string_view status, std::string_view reason);
  void add_status(std::string_view status) { add(statuses, status, 1); }

  /// A line for each figure, for a journal.
  [[nodiscard]] std::string to_text() const;
  /// @return  false when it is no such text
  bool from_text(std::string_view text);

 private:
  static void add(std::map<std::string, std::uint64_t, std::less<>>& counts, std::string_view name, std::uint64_t count);
};

/// Code points of UTF-8.
std::uint64_t count_chars(std::string_view utf8);

}  // namespace winnow::batch
