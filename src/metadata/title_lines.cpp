// Candidates for the title of a page whose head says nothing: the lines above the body.
#include <algorithm>
#include <iterator>
#include <string>

#include "metadata/bylines.h"
#include "metadata/title.h"
#include "metadata/title_parts.h"
#include "metadata/token_counts.h"

namespace winnow::metadata {
namespace {

using Signal = TitleSignal;

/// Lines of the body that are read for its words.
constexpr std::uint32_t kBodyBlocks = 80;
constexpr std::size_t kBodyTokens = 1600;
constexpr std::size_t kLineTokens = 16 * kBodyTokens;  ///< of one line that are read: of 357,835 blocks the longest has 3,301 words
constexpr std::size_t kMaxSeparators = 20;
constexpr std::size_t kMaxFirstLineBytes = 600;
/// Lines inside the body that may still be its title: a standfirst was taken for its beginning.
constexpr std::uint32_t kInsideBody = 8;

/// Tokens that one line may have more than another one that it begins or ends with.
constexpr std::size_t kMaxMore = 12;

/// Whether a line ends in a question or an exclamation, within brackets or quotes too.
bool asks(std::string_view text) {
  for (bool stripped = true; stripped;) {
    stripped = false;
    for (const std::string_view mark : {")", "]", "\"", "'", "”", "’", "»", "“"}) {
      if (!text.ends_with(mark)) continue;
      text.remove_suffix(mark.size());
      stripped = true;
    }
  }
  return text.ends_with('?') || text.ends_with('!') || text.ends_with("？") || text.ends_with("！") || text.ends_with("؟");
}

bool opens_with_bracket(std::string_view text) {
  return text.starts_with('(') || text.starts_with('[') || text.starts_with('{');
}

/// Words of buttons, notices and captions, which stand above bodies and are no titles. In lower case.
bool holds_label(std::string_view text) {
  constexpr std::string_view kLabels[] = {
      "cookie",     "javascript",   "browser",       "subscribe", "newsletter", "sign in",  "sign up",       "log in",    "login",
      "register",   "your account", "skip to",       "share",     "menu",       "advertis", "download",      "follow us", "read more",
      "affiliate",  "commission",   "independently", "earn a",    "disclos",    "photo",    "image",         "getty",     "abonn",
      "anmelden",   "registr",      "teilen",        "werbung",   "accedi",     "abbona",   "inicia sesión", "suscr",     "publicidad",
      "s'inscrire", "connexion",    "partager",      "foto:",     "(l.)",       "(r.)",     "(li.)",         "(re.)"};
  std::string lowered;
  words::append_lower(text.substr(0, 400), lowered);
  return std::any_of(std::begin(kLabels), std::end(kLabels),
                     [&](std::string_view label) { return lowered.find(label) != std::string::npos; });
}

class LineCandidates {
 public:
  explicit LineCandidates(const TitleInput& input)
      : in_(input), lines_(input.list, input.words, input.window.begin, input.window.end), first_(lines_.first()), last_(lines_.last()) {}

  std::vector<TitleCandidate> run() {
    if (first_ >= last_) return {};
    body_ = in_.region.body == select::kNoBlock ? last_ : in_.region.body;
    read_body();
    for (std::uint32_t i = first_; i < last_; ++i) {
      std::vector<std::string> names;
      const std::string_view text = in_.list.blocks[i].text;
      const bool short_line = lines_.line(i).counts.words <= 16;
      is_byline_.push_back(short_line && read_byline(text, names));
      has_date_.push_back(short_line && find_date(text, in_.dates).has_value());
      if (i < body_) {
        for (const Token token : beginning_of(lines_.tokens(i))) above_.add(token);
      }
      if (first_mark_ == select::kNoBlock && in_.list.blocks[i].heading_marks > 0) first_mark_ = i;
      if (i < body_ && lines_.line(i).counts.words >= 5 && lines_.line(i).end != words::End::sentence) ++long_lines_;
    }
    std::vector<TitleCandidate> candidates;
    for (std::uint32_t i = first_; i < std::min(last_, body_ + kInsideBody); ++i) {
      const Lines::Line& line = lines_.line(i);
      if (line.counts.tokens == 0 || line.counts.letters == 0 || line.counts.words > 45) continue;
      if (line.counts.code > 1 && line.end != words::End::sentence) continue;  // a script's line
      candidates.push_back(measure(i, line));
      if (i == 0) add_cut(candidates);
    }
    return candidates;
  }

 private:
  /// The first line of a scraped page is often its <title>: what stands before the last mark, and before the first.
  void add_cut(std::vector<TitleCandidate>& candidates) {
    const std::string_view text = in_.list.blocks[0].text;
    const std::vector<Separator> separators = separators_of(text);
    if (separators.empty() || separators.size() > kMaxSeparators) return;
    candidates.back().set(Signal::has_mark);
    const TitleCandidate whole = candidates.back();
    for (const Separator& separator : {separators.back(), separators.front()}) {
      if (candidates.size() > 1 && candidates.back().text.size() == separator.begin) return;
      TitleCandidate& cut = candidates.emplace_back(whole);
      cut.text = text.substr(0, separator.begin);
      cut.tokens.clear();
      const words::Counts counts = words::scan(cut.text, cut.tokens);
      cut.set(Signal::has_mark, 0);
      cut.set(separator.begin == separators.back().begin ? Signal::cut : Signal::cut_early);
      for (const Signal signal :
           {Signal::under_3_words, Signal::under_5_words, Signal::over_20_words, Signal::over_30_words, Signal::all_capitals,
            Signal::symbols, Signal::ends_another, Signal::ends_with_another, Signal::begins_with_another})
        cut.set(signal, 0);
      measure_words(counts, cut.tokens, cut);
      const std::vector<Token> tail = tokens_of(text.substr(separator.end));
      float said = 0;
      for (const Token token : tail) said += above_.count(token) > 1 ? 1.0F : 0.0F;
      cut.set(Signal::cut_words, static_cast<float>(std::min<std::size_t>(tail.size(), 10)));
      if (!tail.empty()) cut.set(Signal::cut_said, said / static_cast<float>(tail.size()));
    }
  }

  static std::span<const Token> beginning_of(std::span<const Token> tokens) { return tokens.first(std::min(tokens.size(), kLineTokens)); }

  void read_body() {
    constexpr std::size_t kOpeningBlocks = 3;
    std::vector<Token> room;
    const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(in_.list.blocks.size(), std::size_t{in_.region.last} + 1));
    std::size_t blocks = 0;
    std::size_t read = 0;
    for (std::uint32_t i = body_; i < end && i < body_ + kBodyBlocks && read < kBodyTokens; ++i) {
      if (!is_long(in_.list.blocks[i])) continue;
      const std::span<const Token> tokens = beginning_of(in_.words.of(i, room));
      read += tokens.size();
      for (const Token token : tokens) body_words_.add(token);
      if (++blocks > kOpeningBlocks) continue;
      for (const Token token : tokens) opening_.add(token);
    }
    first_line_ = tokens_of(in_.list.blocks[in_.region.first].text.substr(0, kMaxFirstLineBytes));
  }

  [[nodiscard]] bool dates(std::uint32_t i) const { return is_byline_[i - first_] || has_date_[i - first_]; }

  TitleCandidate measure(std::uint32_t i, const Lines::Line& line) const {
    TitleCandidate c;
    const blocks::Block& block = in_.list.blocks[i];
    c.text = block.text;
    const auto tokens = lines_.tokens(i);
    c.tokens.assign(tokens.begin(), tokens.end());
    c.block = i;
    measure_words(line.counts, tokens, c);
    measure_form(i, block, line, c);
    measure_place(i, block, line, c);
    return c;
  }

  void measure_words(const words::Counts& counts, std::span<const Token> tokens, TitleCandidate& c) const {
    float shared = 0;
    float weight = 0;
    float rare_shared = 0;
    float in_opening = 0;
    for (const Token token : tokens) {
      const float w = 1.0F / static_cast<float>(std::max(above_.count(token), 1U));
      weight += w;
      if (opening_.contains(token)) in_opening += 1;
      if (!body_words_.contains(token)) continue;
      shared += 1;
      rare_shared += w;
    }
    c.set(Signal::body_share, shared / (static_cast<float>(tokens.size()) + 1));
    c.set(Signal::opening_share, in_opening / (static_cast<float>(tokens.size()) + 1));
    c.set(Signal::rare_share, rare_shared / (weight + 0.5F));
    const float words = counts.words;
    c.set(Signal::words, std::min(words, 15.0F) / 15);
    if (words < 3) c.set(Signal::under_3_words);
    if (words >= 3 && words < 5) c.set(Signal::under_5_words);
    if (words > 20) c.set(Signal::over_20_words);
    if (words > 30) c.set(Signal::over_30_words);
    const float spelled = static_cast<float>(counts.tokens - counts.numbers);
    if (spelled > 0) c.set(Signal::capitals, static_cast<float>(counts.capital_words) / spelled);
    if (counts.tokens >= 3 && counts.caps_words * 5 >= counts.tokens * 4) c.set(Signal::all_capitals);
  }

  void measure_form(std::uint32_t i, const blocks::Block& block, const Lines::Line& line, TitleCandidate& c) const {
    if (block.heading_marks == 1 || (block.kind == ParagraphKind::heading && block.level == 1)) c.set(Signal::mark_1);
    if (block.heading_marks > 2) c.set(Signal::mark_more);
    if (block.heading_marks > 0 && i == first_mark_) c.set(Signal::first_mark);
    if (holds_label(block.text)) c.set(Signal::label_words);
    if (is_kept(i)) c.set(Signal::kept);
    if (line.end == words::End::sentence && !asks(block.text)) c.set(Signal::full_stop);
    if (line.end == words::End::colon || line.end == words::End::comma) c.set(Signal::colon);
    if (block.bullet != 0 || !block.number.empty()) c.set(Signal::bullet);
    if (has_date_[i - first_]) c.set(Signal::date);
    if (is_byline_[i - first_]) c.set(Signal::byline);
    if (opens_with_bracket(block.text) || block.text.find("©") != std::string_view::npos) c.set(Signal::credit);
    if (line.counts.symbols > 0) c.set(Signal::symbols);
  }

  void measure_place(std::uint32_t i, const blocks::Block& block, const Lines::Line& line, TitleCandidate& c) const {
    const float words = line.counts.words;
    if (i < body_) {
      c.set(Signal::distance, static_cast<float>(std::min<std::uint32_t>(body_ - i, 40)) / 10);
    } else {
      c.set(Signal::inside_body);
    }
    if (i == 0) c.set(Signal::first_line);
    measure_neighbours(i, c);
    for (std::uint32_t k = i + 1; k < std::min(last_, i + 7); ++k) {
      if (!dates(k)) continue;
      c.set(k == i + 1 ? Signal::date_1 : k == i + 2 ? Signal::date_2 : k == i + 3 ? Signal::date_3 : Signal::date_6);
      break;
    }
    const bool has_next = i + 1 < last_;
    const bool has_before = i > first_;
    const float next = has_next ? lines_.line(i + 1).counts.words : 0;
    const float before = has_before ? lines_.line(i - 1).counts.words : 0;
    if (words >= 2 * next && words >= 2 * before) c.set(Signal::longer_than_around);
    if (has_next && next <= 4 && lines_.line(i + 1).end != words::End::sentence) c.set(Signal::short_next);
    if (has_next && next >= 9 && lines_.line(i + 1).end == words::End::sentence) c.set(Signal::long_next);
    if (block.blank_before > 0) c.set(Signal::blank_before);
    if (has_next && in_.list.blocks[i + 1].blank_before > 0) c.set(Signal::blank_after);
    if (body_ < in_.list.blocks.size() && block.indent > in_.list.blocks[body_].indent) c.set(Signal::indented);
    compare_lines(i, c);
    if (has_before && is_like(i, i - 1)) c.set(Signal::like_before);
    if (has_before && lines_.line(i - 1).hash == line.hash) c.set(Signal::equals_before);
    bool long_before = false;
    for (std::uint32_t k = i >= first_ + 4 ? i - 4 : first_; k < i; ++k) long_before = long_before || lines_.line(k).counts.words >= 5;
    if (words >= 4 && !long_before) c.set(Signal::first_long);
    if (words >= 5 && long_lines_ == 1 && line.end != words::End::sentence) c.set(Signal::only_long);
  }

  void measure_neighbours(std::uint32_t i, TitleCandidate& c) const {
    float bullets = 0;
    for (std::uint32_t k = i >= first_ + 4 ? i - 4 : first_; k < i; ++k) bullets += in_.list.blocks[k].bullet != 0 ? 1.0F : 0.0F;
    c.set(Signal::bullets_before, bullets / 4);
    for (std::uint32_t k = i + 1; k < std::min(last_, i + 4); ++k) {
      if (is_byline_[k - first_]) c.set(Signal::byline_next);
    }
    float before = 0;
    for (std::uint32_t k = i >= first_ + 40 ? i - 40 : first_; k < i && before < 5; ++k) before += is_paragraph(k) ? 1.0F : 0.0F;
    c.set(Signal::kept_before, before);
  }

  [[nodiscard]] bool is_kept(std::uint32_t i) const {
    return i < in_.selection.verdicts.size() && in_.selection.verdicts[i].reason == Reason::body;
  }
  [[nodiscard]] bool is_paragraph(std::uint32_t i) const { return is_kept(i) && is_long(in_.list.blocks[i]); }

  void compare_lines(std::uint32_t i, TitleCandidate& c) const {
    const auto tokens = lines_.tokens(i);
    if (tokens.size() < 2) return;
    if (i > 0) {
      const std::vector<Token>& first = first_line_;
      // Fewer words that the first line begins with are a section's or a keyword.
      if (first.size() > tokens.size() && lines_.line(i).counts.words >= 5 && starts_with(first, tokens)) c.set(Signal::begins_first);
      if (equal(first, tokens)) c.set(Signal::equals_first);
      float shared = 0;
      for (const Token token : tokens) shared += std::find(first.begin(), first.end(), token) != first.end() ? 1.0F : 0.0F;
      c.set(Signal::first_share, shared / (static_cast<float>(tokens.size()) + 1));
    }
    for (std::uint32_t k = i > first_ + 40 ? i - 40 : first_; k < std::min(last_, i + 40); ++k) {
      if (k != i && is_same_pair(i, k)) c.set(Signal::second_of_pair);
      const auto other = lines_.tokens(k);
      if (other.size() + kMaxMore < tokens.size() || other.size() > tokens.size() + kMaxMore || other.size() < 2) continue;
      if (other.size() > tokens.size() && ends_with(other, tokens)) c.set(Signal::ends_another);
      if (other.size() < 3 || other.size() >= tokens.size()) continue;
      if (starts_with(tokens, other)) c.set(Signal::begins_with_another);
      if (ends_with(tokens, other)) c.set(Signal::ends_with_another);
    }
  }

  /// Whether lines i - 1 and i say in their order what k - 1 and k say, in other words each.
  [[nodiscard]] bool is_same_pair(std::uint32_t i, std::uint32_t k) const {
    return i > first_ && k > first_ && lines_.line(i).hash == lines_.line(k).hash && lines_.line(i - 1).hash == lines_.line(k - 1).hash &&
           lines_.line(i).hash != lines_.line(i - 1).hash && lines_.line(i - 1).counts.words >= 5;
  }

  [[nodiscard]] bool is_like(std::uint32_t i, std::uint32_t other) const {
    const auto a = lines_.tokens(i);
    const auto b = lines_.tokens(other);
    if (a.size() < 3 || b.size() > 60) return false;
    std::size_t shared = 0;
    for (const Token token : a) shared += std::find(b.begin(), b.end(), token) != b.end() ? 1 : 0;
    return 2 * shared >= a.size();
  }

  const TitleInput& in_;
  Lines lines_;
  std::uint32_t first_;
  std::uint32_t last_;
  std::uint32_t body_ = 0;
  std::uint32_t long_lines_ = 0;
  std::uint32_t first_mark_ = select::kNoBlock;
  std::vector<Token> first_line_;
  TokenCounts body_words_{kBodyTokens};
  TokenCounts opening_{kBodyTokens / 4};
  TokenCounts above_{kBodyTokens};
  std::vector<bool> is_byline_;
  std::vector<bool> has_date_;
};

}  // namespace

std::vector<TitleCandidate> line_candidates(const TitleInput& input) {
  return LineCandidates(input).run();
}

}  // namespace winnow::metadata
