#include "cli/exit_status.h"

#include <numeric>

namespace winnow::cli {

ExitCode Tally::exit_code() const {
  const std::size_t all = std::accumulate(counts_.begin(), counts_.end(), std::size_t{0});
  if (of(Fate::article) == all) return ExitCode::all_articles;
  if (of(Fate::article) + of(Fate::part) > 0) return ExitCode::some_articles;
  if (of(Fate::bad_data) == all) return ExitCode::bad_data;
  if (of(Fate::no_input) == all) return ExitCode::no_input;
  return ExitCode::no_article;
}

}  // namespace winnow::cli
