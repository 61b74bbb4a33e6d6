// Which lines of a plain-text page are kept.
#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "select/rooms.h"
#include "select/thresholds.h"
#include "signals/text_signals.h"

namespace winnow::select {
namespace {

/// How a caption is known. Alternative text alone is told from a short line of the body only within a whole article.
constexpr char kCredited = 1;
constexpr char kAlternative = 2;

float logit(float p) {
  return std::log(p / (1 - p));
}

void keep_by_score(const Page& page, const UnitSpan& span, std::vector<char>& kept) {
  const float least = least_score(page, span);
  for (std::size_t i = span.first; i < span.end; ++i) kept[i] = page.scores[i] > least ? 1 : 0;
}

/// Within a whole article of an archive every line to the last good one is in, and at most two sentences behind it.
void trust_structure(const Page& page, const UnitSpan& span, const std::vector<char>& captions, std::vector<char>& kept,
                     std::vector<Reason>& why) {
  std::size_t last = span.body;
  for (std::size_t i = span.body; i < span.end; ++i) {
    if (signals::is_good_line(page.measured.units[i]) && page.scores[i] > -4.0F) last = i;
  }
  for (std::size_t i = span.first; i < span.end; ++i) {
    const Unit& unit = page.measured.units[i];
    if (i < span.body) {
      kept[i] = 0;
    } else if (i <= last) {
      kept[i] = 1;
    } else {
      kept[i] = i <= last + 2 && kept[i - 1] != 0 && unit.end == words::End::sentence && !unit.ellipsis &&
                        unit.phrase == signals::Phrase::none && unit.credits == 0
                    ? 1
                    : 0;
    }
    if (kept[i] && captions[i]) {
      kept[i] = 0;
      why[i] = Reason::caption;
    }
  }
}

/// A full sentence right below a sure line that only its repetition condemned: it belongs to the text.
void restore_copies(const Page& page, const UnitSpan& span, std::vector<char>& kept) {
  std::unordered_set<std::uint64_t> above;  // what the kept lines say
  for (std::size_t i = span.first + 1; i < span.end; ++i) {
    if (kept[i - 1]) above.insert(page.measured.units[i - 1].text_hash);
    if (kept[i] || !kept[i - 1] || page.scores[i - 1] < logit(0.8F) || page.scores[i] < logit(0.1F) ||
        !signals::is_good_line(page.measured.units[i]))
      continue;
    if (block_of(page, i).blank_before != block_of(page, i - 1).blank_before) continue;
    kept[i] = above.contains(page.measured.units[i].text_hash) ? 1 : 0;
  }
}

}  // namespace

std::vector<char> find_captions(const Page& page) {
  const auto& units = page.measured.units;
  const std::size_t n = units.size();
  std::vector<char> caption(n, 0);
  std::size_t after_blank = 0;
  for (std::size_t i = 0; i < n; ++i) after_blank += block_of(page, i).blank_before > 0;
  const bool blanks_part = after_blank * 2 > n;
  auto begins_or_ends = [&](std::size_t i, std::size_t j) {
    const std::string_view whole = block_of(page, i).text;
    const std::string_view part = block_of(page, j).text;
    return part.size() > 5 && (whole.starts_with(part) || whole.ends_with(part));
  };
  for (std::size_t i = 0; i < n; ++i) {
    const std::string_view text = block_of(page, i).text;
    const std::size_t open = text.find_last_of('(');
    if (units[i].credits > 0 && units[i].words < 60 && open != std::string_view::npos && (text.ends_with(')') || text.ends_with(").")) &&
        text.find(':', open) != std::string_view::npos) {
      caption[i] = kCredited;
      for (std::size_t j : {i - 2, i - 1, i + 1, i + 2}) {
        if (j < n && j != i && begins_or_ends(i, j)) caption[j] = kCredited;
      }
    }
    // Alternative text: a few lower-case words alone, or with the caption in the line below.
    const bool alone = blanks_part && block_of(page, i).blank_before > 0 && units[i].first_kind == 0 && units[i].words <= 5 &&
                       units[i].end == words::End::open && block_of(page, i).bullet == 0 && block_of(page, i).number.empty();
    if (!alone) continue;
    if (i + 1 >= n || block_of(page, i + 1).blank_before > 0) {
      caption[i] = kAlternative;
    } else if (units[i + 1].words <= 30 && (i + 2 >= n || block_of(page, i + 2).blank_before > 0)) {
      caption[i] = caption[i + 1] = kAlternative;
    }
  }
  return caption;
}

void keep_text(const Page& page, const UnitSpan& span, const std::vector<char>& captions, std::vector<char>& kept,
               std::vector<Reason>& why) {
  keep_by_score(page, span, kept);
  if (span.whole) {
    trust_structure(page, span, captions, kept, why);
    return;
  }
  restore_copies(page, span, kept);
  for (std::size_t i = span.first; i < span.end; ++i) {
    if (!kept[i] || captions[i] != kCredited) continue;
    kept[i] = 0;
    why[i] = Reason::caption;
  }
}

}  // namespace winnow::select
