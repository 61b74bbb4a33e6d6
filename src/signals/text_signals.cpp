#include "signals/text_signals.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

namespace winnow::signals {
namespace {

using words::End;
using S = TextSignal;

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

float clamp(float value, float low, float high) {
  return std::min(std::max(value, low), high);
}
float as_float(std::size_t value) {
  return static_cast<float>(value);
}

class Text {
 public:
  Text(const blocks::BlockList& list, const Measured& measured, const Lexicon& lexicon)
      : list_(list), m_(measured), lexicon_(lexicon), n_(measured.units.size()), out_(n_, static_cast<std::size_t>(S::count)) {}

  Matrix run(const budget::Deadline& deadline) {
    if (n_ == 0) return std::move(out_);
    good_.resize(n_ + 1);
    for (std::size_t i = 0; i < n_; ++i) good_[i + 1] = good_[i] + is_good_line(unit(i));
    for (std::size_t i = 0; i < n_; ++i) line(i);
    using Step = void (Text::*)();
    constexpr Step kSteps[] = {&Text::marks, &Text::dates, &Text::repetition, &Text::title,    &Text::phrases, &Text::rhythm, &Text::runs,
                               &Text::pairs, &Text::place, &Text::islands,    &Text::sections, &Text::lexicon, &Text::cuts};
    for (const Step step : kSteps) {
      if (deadline.is_up(n_)) break;
      (this->*step)();
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] const Unit& unit(std::size_t i) const { return m_.units[i]; }
  [[nodiscard]] const blocks::Block& block(std::size_t i) const { return list_.blocks[m_.units[i].block]; }
  void put(std::size_t i, S signal, float value) { out_.at(i, static_cast<std::size_t>(signal)) = value; }
  [[nodiscard]] bool good(std::size_t i) const { return good_[i + 1] > good_[i]; }
  /// Good lines in [from, to), clipped to the page.
  [[nodiscard]] std::size_t good_within(std::ptrdiff_t from, std::ptrdiff_t to) const {
    const auto last = static_cast<std::ptrdiff_t>(n_);
    from = std::clamp<std::ptrdiff_t>(from, 0, last);
    to = std::clamp<std::ptrdiff_t>(to, from, last);
    return good_[static_cast<std::size_t>(to)] - good_[static_cast<std::size_t>(from)];
  }
  [[nodiscard]] bool ends_sentence(std::size_t i) const { return unit(i).end == End::sentence; }
  [[nodiscard]] bool has_mark(std::size_t i) const { return block(i).bullet != 0 || !block(i).number.empty(); }

  void line(std::size_t i) {
    const Unit& u = unit(i);
    const words::Counts& c = u.counts;
    const float tokens = std::max(1.0F, static_cast<float>(c.tokens));
    const float chars = std::max(1.0F, static_cast<float>(c.chars));
    const bool stop = ends_sentence(i);
    put(i, S::words, std::min(u.words, 200.0F));
    put(i, S::chars, std::min(chars, 1500.0F));
    put(i, S::word_length, static_cast<float>(c.letters) / tokens);
    put(i, S::end, static_cast<float>(u.end));
    put(i, S::end_words, clamp(stop ? u.words : -u.words, -100, 200));
    put(i, S::commas, static_cast<float>(c.commas) / std::max(1.0F, u.words));
    put(i, S::sentences, static_cast<float>(std::min(c.sentences, 12U)));
    put(i, S::sentence_words, c.sentences > 0 ? std::min(60.0F, u.words / static_cast<float>(c.sentences)) : -std::min(60.0F, u.words));
    put(i, S::quotes, static_cast<float>(std::min(c.quotes, 6U)));
    put(i, S::first_kind, u.first_kind);
    put(i, S::digit_share, static_cast<float>(c.digits) / chars);
    put(i, S::numbers, static_cast<float>(std::min(c.numbers, 10U)));
    put(i, S::capital_share, c.tokens > 0 ? static_cast<float>(c.capital_words) / tokens : -1);
    put(i, S::caps_share, static_cast<float>(c.caps_words) / tokens);
    put(i, S::glued, static_cast<float>(std::min(c.glued, 4U)));
    put(i, S::symbols, static_cast<float>(std::min(c.symbols, 4U)));
    put(i, S::sign_share, (chars - static_cast<float>(c.letters + c.digits)) / chars);
    put(i, S::addresses, u.words < 12 ? u.addresses : -static_cast<float>(u.addresses));
    const int prompts = topic(u, Topic::newsletter) + topic(u, Topic::donation) + topic(u, Topic::paywall);
    put(i, S::prompt_words, static_cast<float>(prompts) / std::max(3.0F, u.words));
    put(i, S::consent_words, static_cast<float>(topic(u, Topic::consent)));
    put(i, S::credits, u.credits == 0 ? 0 : u.words < 8 ? 1 : u.words < 35 ? 2 : 3);
    put(i, S::name_tail, has_name_tail(u, block(i).text));
    put(i, S::times, u.times == 0 ? 0 : u.words <= 8 ? 1 : u.words <= 16 ? 2 : 3);
  }

  /// A sentence, then one to seven capitalised words and no end: the credit behind a caption.
  static bool has_name_tail(const Unit& u, std::string_view text) {
    if (u.end != End::open || u.words < 6 || u.words >= 70 || u.counts.sentences == 0) return false;
    const std::size_t stop = text.find_last_of(".!?)");
    if (stop == std::string_view::npos || stop + 2 >= text.size() || text[stop + 1] != ' ') return false;
    std::size_t names = 0;
    std::size_t count = 0;
    for (std::size_t at = stop + 2; at < text.size();) {
      std::size_t next = at;
      const char32_t c = words::read_char(text, next);
      ++count;
      names += words::is_upper(c) || !words::is_word(c);
      const std::size_t space = text.find(' ', at);
      if (space == std::string_view::npos) break;
      at = space + 1;
    }
    return count <= 9 && names + 2 >= count;
  }

  void marks() {
    std::unordered_map<std::uint16_t, std::size_t> indents;
    for (std::size_t i = 0; i < n_; ++i) indents[block(i).indent] += good(i);
    std::uint16_t usual = 0;
    std::size_t most = 0;
    for (std::size_t i = 0; i < n_; ++i) {  // in page order, so that ties do not hang on the hash
      const std::size_t count = indents[block(i).indent];
      if (count > most) {
        most = count;
        usual = block(i).indent;
      }
    }
    for (std::size_t i = 0; i < n_; ++i) {
      const blocks::Block& b = block(i);
      const float words = unit(i).words;
      put(i, S::bullet, b.bullet == 0 ? 0 : words < 4 ? 1 : words < 10 ? 2 : 3);
      put(i, S::number, b.number.empty() ? 0 : words < 8 ? 1 : 2);
      put(i, S::heading_marks, b.heading_marks);
      put(i, S::blank_before, std::min<float>(b.blank_before, 5));
      put(i, S::blank_after, i + 1 < n_ ? std::min<float>(block(i + 1).blank_before, 5) : 6);
      put(i, S::indent, clamp(static_cast<float>(b.indent) - usual, -12, 12));
      put(i, S::indent_step, clamp(static_cast<float>(b.indent) - (i > 0 ? block(i - 1).indent : 0), -8, 8));
    }
  }

  void dates() {
    auto dated = [&](std::size_t i) { return unit(i).times > 0 && unit(i).words <= 12; };
    std::vector<std::size_t> sum(n_ + 1);
    for (std::size_t i = 0; i < n_; ++i) sum[i + 1] = sum[i] + dated(i);
    for (std::size_t i = 0; i < n_; ++i) {
      std::size_t near = 0;
      for (std::size_t d = 1; d <= 4 && near == 0; ++d) {
        if ((i >= d && dated(i - d)) || (i + d < n_ && dated(i + d))) near = 5 - d;
      }
      put(i, S::times_near, as_float(near));
      put(i, S::times_around, as_float(sum[std::min(n_, i + 11)] - sum[i < 10 ? 0 : i - 10]));
    }
  }

  void repetition() {
    std::unordered_map<std::uint64_t, std::size_t> counts;
    std::unordered_map<std::uint64_t, std::size_t> ends;
    auto end_of_line = [&](std::size_t i) { return two(m_.tokens_of(unit(i)).last(std::min<std::size_t>(2, unit(i).token_count))); };
    for (std::size_t i = 0; i < n_; ++i) {
      ++counts[unit(i).text_hash];
      ++ends[end_of_line(i)];
    }
    std::unordered_map<std::uint64_t, std::size_t> seen;
    for (std::size_t i = 0; i < n_; ++i) {
      const std::size_t copies = counts[unit(i).text_hash];
      const std::size_t order = ++seen[unit(i).text_hash];
      put(i, S::copies, as_float(std::min<std::size_t>(copies, 6)));
      put(i, S::copy_order, copies == 1 ? 0 : as_float(std::min<std::size_t>(order, 3)));
      put(i, S::same_end, as_float(std::min<std::size_t>(ends[end_of_line(i)], 8)));
    }
  }
  static std::uint64_t two(std::span<const words::Token> tokens) {
    std::uint64_t hash = words::kHashSeed;
    for (words::Token token : tokens) hash = words::mix(hash, token);
    return hash;
  }

  void title() {
    const std::size_t title = guess_title(list_, m_);
    std::unordered_set<words::Token> of_title;
    if (title < n_) {
      const auto tokens = m_.tokens_of(unit(title));
      of_title.insert(tokens.begin(), tokens.end());
    }
    for (std::size_t i = 0; i < n_; ++i) {
      std::size_t shared = 0;
      for (words::Token token : m_.tokens_of(unit(i))) shared += of_title.contains(token);
      put(i, S::title_share, title < n_ && unit(i).token_count > 0 ? as_float(shared) / static_cast<float>(unit(i).token_count) : -1);
      put(i, S::title_offset, title < n_ ? clamp(as_float(i) - as_float(title), -30, 60) : -31);
    }
  }

  void phrases() {
    std::vector<std::size_t> sum(n_ + 1);
    for (std::size_t i = 0; i < n_; ++i) sum[i + 1] = sum[i] + (unit(i).phrase_share > 0.5F);
    for (std::size_t i = 0; i < n_; ++i) {
      put(i, S::phrase, unit(i).words < 12 ? static_cast<float>(unit(i).phrase) : 0);
      put(i, S::phrase_share, unit(i).phrase_share);
      float before = 0;
      for (std::size_t j = i < 3 ? 0 : i - 3; j < i; ++j) before = std::max(before, unit(j).words < 8 ? unit(j).phrase_share : 0);
      put(i, S::phrase_before, before);
      put(i, S::phrase_around, as_float(sum[std::min(n_, i + 9)] - sum[i < 8 ? 0 : i - 8]));
    }
  }

  void rhythm() {
    std::vector<float> sum(n_ + 1);
    for (std::size_t i = 0; i < n_; ++i) sum[i + 1] = sum[i] + std::min(unit(i).words, 100.0F);
    auto words_at = [&](std::size_t i, std::ptrdiff_t d) {
      const auto j = static_cast<std::ptrdiff_t>(i) + d;
      return j >= 0 && j < static_cast<std::ptrdiff_t>(n_) ? std::min(120.0F, unit(static_cast<std::size_t>(j)).words) : 0;
    };
    auto end_at = [&](std::size_t i) { return static_cast<float>(2 * ends_sentence(i) + (unit(i).words >= 9)); };
    std::size_t last_good = kNone;
    for (std::size_t i = 0; i < n_; ++i) {
      put(i, S::words_m3, words_at(i, -3));
      put(i, S::words_m2, words_at(i, -2));
      put(i, S::words_m1, words_at(i, -1));
      put(i, S::words_p1, words_at(i, 1));
      put(i, S::words_p2, words_at(i, 2));
      put(i, S::words_p3, words_at(i, 3));
      const auto at = static_cast<std::ptrdiff_t>(i);
      put(i, S::good_3, as_float(good_within(at - 3, at + 4) - good(i)));
      put(i, S::good_8, as_float(good_within(at - 8, at + 9) - good(i)));
      const struct {
        std::size_t reach;
        S before, after;
      } windows[] = {{3, S::before_3, S::after_3}, {8, S::before_8, S::after_8}, {16, S::before_16, S::after_16}};
      for (const auto& window : windows) {
        const std::size_t from = i < window.reach ? 0 : i - window.reach;
        const std::size_t to = std::min(n_, i + 1 + window.reach);
        put(i, window.before, (sum[i] - sum[from]) / as_float(std::max<std::size_t>(1, i - from)));
        put(i, window.after, (sum[to] - sum[i + 1]) / as_float(std::max<std::size_t>(1, to - i - 1)));
      }
      put(i, S::end_before, i > 0 ? end_at(i - 1) : -1);
      put(i, S::end_after, i + 1 < n_ ? end_at(i + 1) : -1);
      put(i, S::least_neighbour, std::min({words_at(i, -1), words_at(i, 1), 60.0F}));
      put(i, S::most_neighbour, std::min(100.0F, std::max(words_at(i, -1), words_at(i, 1))));
      put(i, S::good_distance_before, last_good == kNone ? 30 : as_float(std::min<std::size_t>(30, i - last_good)));
      if (good(i)) last_good = i;
    }
    std::size_t next_good = kNone;
    for (std::size_t i = n_; i-- > 0;) {
      put(i, S::good_distance_after, next_good == kNone ? 30 : as_float(std::min<std::size_t>(30, next_good - i)));
      if (good(i)) next_good = i;
    }
  }

  template <typename Test>
  void run_lengths(S signal, Test&& test) {
    for (std::size_t i = 0; i < n_;) {
      std::size_t j = i;
      while (j < n_ && test(j)) ++j;
      for (std::size_t k = i; k < j; ++k) put(k, signal, as_float(std::min<std::size_t>(40, j - i)));
      i = std::max(j, i + 1);
    }
  }

  void runs() {
    run_lengths(S::run_short, [&](std::size_t i) { return unit(i).words < 8 && !ends_sentence(i); });
    run_lengths(S::run_middle, [&](std::size_t i) { return unit(i).words >= 4 && unit(i).words < 25 && !ends_sentence(i); });
    run_lengths(S::run_marked, [&](std::size_t i) { return has_mark(i); });
    for (std::size_t i = 0; i < n_;) {
      std::size_t j = i;
      float words = 0;
      while (j < n_ && has_mark(j)) words += unit(j++).words;
      for (std::size_t k = i; k < j; ++k) put(k, S::run_marked_words, words / as_float(j - i));
      if (j == i) put(j++, S::run_marked_words, -1);
      i = j;
    }
    for (std::size_t i = 0; i < n_;) {
      std::size_t j = i + 1;
      while (j < n_ && block(j).blank_before == 0) ++j;
      for (std::size_t k = i; k < j; ++k) put(k, S::run_tight, as_float(std::min<std::size_t>(40, j - i)));
      i = j;
    }
  }

  void pairs() {
    std::vector<std::size_t> heads(n_ + 1);
    auto is_head = [&](std::size_t i) {
      if (i + 1 >= n_ || unit(i).words < 3 || unit(i).words > 22 || ends_sentence(i)) return false;
      const Unit& next = unit(i + 1);
      return next.ellipsis ||
             (next.words > unit(i).words && next.words >= 8 && next.words <= 60 && block(i + 1).blank_before <= block(i).blank_before);
    };
    for (std::size_t i = 0; i < n_; ++i) {
      heads[i + 1] = heads[i] + is_head(i);
    }
    for (std::size_t i = 0; i < n_; ++i) {
      const std::size_t from = i < 9 ? 0 : i - 9;
      const std::size_t to = std::min(n_, i + 10);
      put(i, S::pairs, as_float(heads[to] - heads[from]) / as_float(to - from));
      put(i, S::pair, static_cast<float>((heads[i + 1] > heads[i]) + 2 * (i > 0 && heads[i] > heads[i - 1])));
    }
  }

  void place() {
    float all = 0;
    float of_good = 0;
    for (std::size_t i = 0; i < n_; ++i) {
      all += unit(i).words;
      of_good += good(i) ? unit(i).words : 0;
    }
    float above = 0;
    for (std::size_t i = 0; i < n_; ++i) {
      above += good(i) ? unit(i).words : 0;
      put(i, S::position, as_float(i) / as_float(n_));
      put(i, S::from_top, as_float(std::min<std::size_t>(80, i)));
      put(i, S::from_end, as_float(std::min<std::size_t>(80, n_ - 1 - i)));
      put(i, S::good_above, above / std::max(1.0F, of_good));
      put(i, S::lines, std::log1p(as_float(n_)));
      put(i, S::good_share, of_good / std::max(1.0F, all));
    }
  }

  /// Islands: good lines with at most six other lines between.
  void islands() {
    std::vector<float> words(n_, 0);
    float page = 0;
    std::vector<std::size_t> before(n_, kNone);
    std::size_t last = kNone;
    for (std::size_t i = 0; i < n_; ++i) {
      before[i] = last;
      if (good(i)) {
        page += unit(i).words;
        last = i;
      }
    }
    for (std::size_t i = 0; i < n_;) {
      if (!good(i)) {
        ++i;
        continue;
      }
      std::size_t end = i;
      float sum = 0;
      std::size_t j = i;
      for (; j < n_ && j - end <= 7; ++j) {
        if (!good(j)) continue;
        sum += unit(j).words;
        end = j;
      }
      for (std::size_t k = i; k <= end; ++k) words[k] = sum;
      i = end + 1;
    }
    std::size_t after = kNone;
    for (std::size_t i = n_; i-- > 0;) {
      if (good(i)) after = i;
      put(i, S::island_words, std::log1p(words[i]));
      put(i, S::island_share, words[i] / std::max(1.0F, page));
      const std::size_t gap = good(i) ? 0 : before[i] == kNone || after == kNone ? 60 : after - before[i] - 1;
      put(i, S::island_gap, as_float(std::min<std::size_t>(60, gap)));
    }
  }

  void sections() {
    heading_of_.assign(n_, kNone);
    std::size_t last = kNone;
    for (std::size_t i = 0; i < n_; ++i) {
      heading_of_[i] = last;
      put(i, S::section_distance, last == kNone ? 41 : as_float(std::min<std::size_t>(40, i - last)));
      if (is_text_heading(block(i), unit(i))) last = i;
    }
    std::size_t end = n_;
    for (std::size_t i = n_; i-- > 0;) {
      put(i, S::section_next, as_float(std::min<std::size_t>(41, end - i)));
      const std::size_t from = is_text_heading(block(i), unit(i)) ? i + 1 : heading_of_[i] == kNone ? 0 : heading_of_[i] + 1;
      put(i, S::section_good, end > from ? as_float(good_[end] - good_[from]) / as_float(end - from) : -1);
      if (is_text_heading(block(i), unit(i))) end = i;
    }
  }

  WeightSum opening(std::size_t i, Field as_field, bool all) const {
    WeightSum sum;
    visit_opening(m_.tokens_of(unit(i)), unit(i).words, [&](Field field, std::uint64_t hash, std::size_t) {
      if (all || field != Field::line) sum.add(lexicon_.weight(key_of(all ? as_field : field, hash)));
    });
    return sum;
  }

  void lexicon() {
    for (std::size_t i = 0; i < n_; ++i) {
      const auto tokens = m_.tokens_of(unit(i));
      const WeightSum sum = opening(i, Field::opener_long, false);
      put(i, S::opener_min, sum.min);
      put(i, S::opener_max, sum.max);
      put(i, S::last_weight, tokens.empty() ? 0 : lexicon_.weight(key_of(Field::last_word, two(tokens.last(1)))));
      WeightSum heading;
      if (heading_of_[i] != kNone && i - heading_of_[i] <= 25) heading = opening(heading_of_[i], Field::heading, true);
      put(i, S::heading_max, heading.max);
    }
  }

  void cuts() {
    std::vector<float> own(n_, 0);
    std::size_t first_good = 0;
    while (first_good < n_ && !good(first_good)) ++first_good;
    float least = 0;
    std::size_t last = kNone;
    for (std::size_t i = 0; i < n_; ++i) {
      if (unit(i).words < 10) own[i] = cut_weight(i);
      put(i, S::cut_own, own[i]);
      if (i > first_good) least = std::min(least, own[i]);
      put(i, S::cut_min, least);
      float sum = 0;
      for (std::size_t j = i < 8 ? 0 : i - 8; j < i; ++j) sum += own[j];
      put(i, S::cut_sum, sum);
      put(i, S::cut_distance, last == kNone ? 60 : as_float(std::min<std::size_t>(60, i - last)));
      if (own[i] < -0.8F) last = i;
    }
  }
  [[nodiscard]] float cut_weight(std::size_t i) const { return opening(i, Field::cut, true).min; }

  const blocks::BlockList& list_;
  const Measured& m_;
  const Lexicon& lexicon_;
  std::size_t n_;
  Matrix out_;
  std::vector<std::size_t> good_;        ///< prefix sums
  std::vector<std::size_t> heading_of_;  ///< the heading above
};

}  // namespace

bool is_text_heading(const blocks::Block& block, const Unit& unit) {
  if (block.heading_marks > 0) return true;
  return unit.words < 14 && unit.end != End::sentence && unit.end != End::comma && block.bullet == 0 &&
         (block.blank_before > 0 || unit.block == 0);
}

Matrix text_signals(const blocks::BlockList& list, const Measured& measured, const Lexicon& lexicon, const budget::Deadline& deadline) {
  return Text(list, measured, lexicon).run(deadline);
}

}  // namespace winnow::signals
