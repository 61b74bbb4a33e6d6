#include "signals/html_measurer.h"

namespace winnow::signals {
namespace {

class Neighbours : HtmlMeasurer {
 public:
  explicit Neighbours(HtmlPage& page) : HtmlMeasurer(page) {}

  void run() {
    phrases();
    sections();
    neighbours();
  }

 private:
  /// Weights of a unit's opening words; as the words of a heading or a box when `field` says so.
  [[nodiscard]] WeightSum opening(std::size_t i, Field as_field) const {
    WeightSum sum;
    visit_opening(m_.tokens_of(unit(i)), unit(i).words,
                  [&](Field, std::uint64_t hash, std::size_t) { sum.add(lexicon_.weight(key_of(as_field, hash))); });
    return sum;
  }

  void phrases() {
    // All keys are looked up before any weight is read: the table is larger than the nearest caches, and so the reads overlap.
    struct Opening {
      Field field;
      Key key;
      Lexicon::Near near;
    };
    std::vector<Opening> openings;
    std::vector<std::size_t> ends;
    openings.reserve(4 * n_);
    ends.reserve(n_);
    for (std::size_t i = 0; i < n_; ++i) {
      visit_opening(m_.tokens_of(unit(i)), unit(i).words, [&](Field field, std::uint64_t hash, std::size_t) {
        const Key key = key_of(field, hash);
        const auto near = lexicon_.near(key);
        near.prefetch();
        if (!near.empty()) openings.push_back({field, key, near});
      });
      ends.push_back(openings.size());
    }
    std::size_t at = 0;
    for (std::size_t i = 0; i < n_; ++i) {
      const Unit& u = unit(i);
      const auto kind = static_cast<float>(u.phrase);
      put(i, S::phrase_short, u.words <= 12 ? kind : 0);
      put(i, S::phrase_long, u.words > 12 ? kind : 0);
      WeightSum sum;
      float line = 0;
      for (; at < ends[i]; ++at) {
        const float weight = openings[at].near.weight(openings[at].key);
        if (openings[at].field == Field::line) {
          line = weight;
        } else {
          sum.add(weight);
        }
      }
      put(i, S::phrase_min, sum.min);
      put(i, S::phrase_max, sum.max);
      put(i, S::phrase_line, line);
    }
  }

  void sections() {
    std::vector<int> rank(n_);
    for (std::size_t i = 0; i < n_; ++i) rank[i] = heading_rank(dom_, block(i), unit(i));
    std::size_t above = kNoUnit;
    WeightSum heading;  // what opens the heading above
    opener_min_.assign(n_, kUnknown);
    for (std::size_t i = 0; i < n_; ++i) {
      put(i, S::is_heading, static_cast<float>(rank[i]));
      if (above == kNoUnit) {
        put(i, S::heading_distance, 60);
        put(i, S::heading_level, 8);
      } else {
        put(i, S::heading_phrase, unit(above).words <= 12 ? static_cast<float>(unit(above).phrase) : 0);
        put(i, S::heading_distance, as_float(std::min<std::size_t>(60, i - above)));
        put(i, S::heading_same, within(owner(i), owner_parent(above)));
        put(i, S::heading_level, static_cast<float>(rank[above]));
        if (i - above <= 25) {
          put(i, S::heading_min, heading.min);
          put(i, S::heading_max, heading.max);
        }
      }
      if (rank[i] != 0) {
        above = i;
        heading = opening(above, Field::heading);
      }
      opener(i);
      below_heading(i, rank);
    }
  }

  /// The short line that opens a light container around the block.
  void opener(std::size_t i) {
    std::size_t steps = 0;
    for (NodeId a = owner(i); a != kNone && steps < kMaxSteps; a = parent(a), ++steps) {
      const std::size_t first = e_.first(a);
      if (first == i || e_.count(a) < 2 || unit(first).words > 12) continue;
      if (e_.mass(a) >= 0.4F * total_) return;
      if (opener_min_[first] == kUnknown) opener_min_[first] = opening(first, Field::container).min;
      put(i, S::opener_min, opener_min_[first]);
      put(i, S::opener_phrase, static_cast<float>(unit(first).phrase));
      return;
    }
  }

  void below_heading(std::size_t i, const std::vector<int>& rank) {
    if (rank[i] == 0) {
      put(i, S::next_prose, -2);
      put(i, S::next_blocks, -1);
      return;
    }
    std::size_t j = i + 1;
    while (j < n_ && rank[j] == 0 && j - i <= 12) ++j;
    const std::size_t count = j - i - 1;
    put(i, S::next_prose, count > 0 ? as_float(prose_within(i + 1, j)) / as_float(count) : -1);
    put(i, S::next_blocks, as_float(count));
  }

  void neighbours() {
    constexpr struct {
      int step;
      S words;
    } kWords[] = {{-3, S::words_m3}, {-2, S::words_m2}, {-1, S::words_m1}, {1, S::words_p1}, {2, S::words_p2}, {3, S::words_p3}};
    constexpr struct {
      int step;
      S link;
    } kLinks[] = {{-2, S::link_m2}, {-1, S::link_m1}, {1, S::link_p1}, {2, S::link_p2}};
    std::vector<float> words(n_);
    std::vector<float> links(n_);
    for (std::size_t i = 0; i < n_; ++i) {
      words[i] = log_of(unit(i).words);
      links[i] = unit(i).link_share;
    }
    for (const auto& around : kWords) put_moved(around.words, words, around.step);
    for (const auto& around : kLinks) put_moved(around.link, links, around.step);
    constexpr struct {
      std::size_t reach;
      S before, after;
    } kReaches[] = {
        {3, S::prose_before_3, S::prose_after_3}, {6, S::prose_before_6, S::prose_after_6}, {12, S::prose_before_12, S::prose_after_12}};
    for (const auto& r : kReaches) {
      for (std::size_t i = 0; i < n_; ++i) {
        put(i, r.before, as_float(prose_within(i < r.reach ? 0 : i - r.reach, i)) / as_float(r.reach));
        put(i, r.after, as_float(prose_within(i + 1, std::min(n_, i + 1 + r.reach))) / as_float(r.reach));
      }
    }
    for (std::size_t i = 0; i < n_; ++i) {
      const std::size_t j = i + 2;
      put(i, S::prose_p2, j < n_ ? static_cast<float>(unit(j).prose + (unit(j).prose && owner_parent(j) == owner_parent(i))) : -1);
    }
    gaps();
  }

  /// The value of the unit `step` away; -1 where there is none.
  void put_moved(S signal, const std::vector<float>& values, int step) {
    const auto away = static_cast<std::size_t>(step);  // wraps, as does the sum
    for (std::size_t i = 0; i < n_; ++i) put(i, signal, i + away < n_ ? values[i + away] : -1);
  }

  static constexpr float kUnknown = 1;  ///< above any least weight
  std::vector<float> opener_min_;       ///< of the units that open a container

  void gaps() {
    std::vector<std::size_t> before(n_);
    std::size_t run = 60;
    for (std::size_t i = 0; i < n_; ++i) {
      before[i] = run;
      run = unit(i).prose ? 0 : std::min<std::size_t>(60, run + 1);
    }
    run = 60;
    for (std::size_t i = n_; i-- > 0;) {
      put(i, S::prose_gap, as_float(std::min<std::size_t>(60, before[i] + run)));
      run = unit(i).prose ? 0 : std::min<std::size_t>(60, run + 1);
    }
  }
};

}  // namespace

void measure_neighbours(HtmlPage& page) {
  Neighbours(page).run();
}

}  // namespace winnow::signals
