// Reads the lines of a page that say when an article was published or changed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "metadata/dates.h"
#include "metadata/page.h"
#include "metadata/publication.h"

namespace winnow::metadata {

/// "Updated ...", in many languages, and no word of publication.
bool speaks_of_change_only(std::string_view lowered);

class DateLines {
 public:
  /// Which dates count: those that a word says to be the article's, those as well that make up their line, or all but in prose.
  enum class Trust : std::uint8_t { labelled, bare, plain };

  /// Both outlive it; `found` gets what the lines say.
  DateLines(const Page& page, DateCandidates& found) : page_(page), found_(found) {}

  void read(const Range& zone, Trust trust);

  /// Puts the dates without a label in the order of their distance to the title.
  void finish();

 private:
  static constexpr std::int64_t kAbove = std::int64_t{1} << 33;  ///< behind all that stands below the title

  std::vector<Date>& of(DateSource source) { return found_.published[static_cast<std::size_t>(source)]; }
  void read_line(std::uint32_t i, bool has_line_before, Trust trust);
  void add(const Date& date, std::uint32_t block);
  [[nodiscard]] bool is_prose(std::uint32_t i, const FoundDate& date, std::string_view before, std::size_t title_bytes) const;
  [[nodiscard]] std::size_t behind_title(std::uint32_t i) const;

  const Page& page_;
  DateCandidates& found_;
  std::vector<DateBlock> lines_;
  std::optional<Date> paired_;
};

}  // namespace winnow::metadata
