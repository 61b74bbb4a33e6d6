// Candidates for the title of an HTML page.
#include <algorithm>
#include <span>

#include "metadata/names.h"
#include "metadata/title.h"
#include "metadata/title_parts.h"
#include "metadata/token_counts.h"

namespace winnow::metadata {
namespace {

using Signal = TitleSignal;

constexpr std::size_t kMaxTitleBytes = 1000;
constexpr std::size_t kMaxHeadings = 40;
constexpr std::size_t kMaxKickers = 6;
constexpr std::size_t kLeastTail = 4;  ///< words behind a kicker
constexpr std::size_t kBodyTokens = 400;
constexpr std::size_t kHeadTokens = 200;

bool is_site(std::string_view part, const std::vector<std::string>& sites, bool exactly) {
  const std::string key = squeezed(part);
  if (key.empty()) return false;
  return std::any_of(sites.begin(), sites.end(), [&](const std::string& site) {
    if (key == site) return true;
    if (exactly || key.size() < 3 || site.size() < 3) return false;
    return key.find(site) != std::string::npos || (key.size() >= 4 && site.find(key) != std::string::npos);
  });
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

class HeadCandidates {
 public:
  explicit HeadCandidates(const TitleInput& input) : in_(input) {}

  std::vector<TitleCandidate> run() {
    find_h1();
    add_head_titles();
    add_h1();
    add_common_tails();
    compare();
    return std::move(candidates_);
  }

 private:
  void find_h1() {
    for (std::uint32_t i = in_.region.first; i <= in_.region.last && i < in_.list.blocks.size(); ++i) {
      const blocks::Block& block = in_.list.blocks[i];
      if (block.kind != ParagraphKind::heading || block.level != 1 || block.text.size() > kMaxTitleBytes) continue;
      if (h1_.size() >= kMaxHeadings) break;
      const std::span<const Token> tokens = in_.words.of(i, room_);
      if (tokens.empty()) continue;
      h1_.push_back(i);
      known_.emplace_back(tokens.begin(), tokens.end());
    }
  }

  TitleCandidate& candidate(std::string_view text) { return candidate(text, tokens_of(text)); }
  TitleCandidate& candidate(std::string_view text, std::vector<Token> tokens) {
    std::string key = squeezed(text);
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      TitleCandidate& known = candidates_[i];
      if (keys_[i] != key) continue;
      // Of two spellings the one with more words is whole: lines that style alone parts are glued in the other.
      if (tokens.size() > known.tokens.size()) {
        known.text = text;
        known.tokens = std::move(tokens);
      }
      return known;
    }
    TitleCandidate& added = candidates_.emplace_back();
    added.text = text;
    added.tokens = std::move(tokens);
    keys_.push_back(std::move(key));
    return added;
  }

  static Signal signal_of(const head::Candidate& title, bool cut, bool first_ld) {
    switch (title.source) {
      case head::Source::ld_json:
        return cut ? Signal::other_cut : first_ld ? Signal::ld_json : Signal::ld_json_other;
      case head::Source::open_graph:
        return cut ? Signal::open_graph_cut : Signal::open_graph;
      case head::Source::title_element:
        return cut ? Signal::title_element_cut : Signal::title_element;
      case head::Source::microdata:
        return cut ? Signal::other_cut : Signal::microdata;
      default:
        return cut ? Signal::other_cut : Signal::meta;
    }
  }

  void add_head_titles() {
    // Whole titles help to see which part of a longer one is the site's.
    std::size_t own = known_.size();
    for (const head::Candidate& title : in_.head.titles) {
      if (title.value.size() <= kMaxTitleBytes) known_.push_back(tokens_of(title.value));
    }
    if (h1_.empty()) know_lines();
    bool first_ld = true;
    for (const head::Candidate& title : in_.head.titles) {
      if (title.value.size() > kMaxTitleBytes) continue;
      const std::string_view cut = without_site(title.value, in_.sites, known_);
      const std::vector<Token>& whole = known_[own++];
      if (cut.empty()) continue;
      TitleCandidate& found = cut.size() == title.value.size() ? candidate(cut, whole) : candidate(cut);
      if (found.tokens.empty()) continue;
      // What is written for one network alone is no vote for either side.
      if (title.source != head::Source::twitter) found.set(signal_of(title, cut.size() != title.value.size(), first_ld));
      if (title.source == head::Source::ld_json) first_ld = false;
      for (const Token token : found.tokens) {
        head_words_.add(token);
        any_head_words_ = true;
      }
    }
  }

  /// On a page without h1 a line above the body shows which part of a title is the article's.
  void know_lines() {
    for (std::uint32_t i = in_.window.begin; i < in_.window.end; ++i) {
      const std::string_view text = in_.list.blocks[i].text;
      if (text.size() > kMaxTitleBytes) continue;
      const std::span<const Token> tokens = in_.words.of(i, room_);
      if (tokens.size() >= kLeastTail) known_.emplace_back(tokens.begin(), tokens.end());
    }
  }

  void add_h1() {
    std::size_t different = 0;
    std::vector<const std::vector<Token>*> seen;
    for (std::size_t k = 0; k < h1_.size(); ++k) {
      const std::string_view text = in_.list.blocks[h1_[k]].text;
      if (is_site(text, in_.sites, true)) continue;
      if (std::any_of(seen.begin(), seen.end(), [&](const auto* other) { return *other == known_[k]; })) continue;
      seen.push_back(&known_[k]);
      ++different;
    }
    std::size_t order = 0;
    for (std::size_t k = 0; k < h1_.size(); ++k) {
      const blocks::Block& block = in_.list.blocks[h1_[k]];
      TitleCandidate& found = candidate(block.text, known_[k]);
      if (found.block != select::kNoBlock) continue;
      found.block = h1_[k];
      if (known_[k].size() == found.tokens.size()) found.text = block.text;  // as it stands on the page
      if (is_site(block.text, in_.sites, true)) continue;
      if (different == 1) found.set(Signal::only_h1);
      if (different > 1 && order == 0) found.set(Signal::first_h1);
      ++order;
      std::size_t shared = 0;
      for (const Token token : found.tokens) shared += head_words_.contains(token) ? 1 : 0;
      if (any_head_words_) found.set(2 * shared >= found.tokens.size() ? Signal::h1_like_head : Signal::h1_unlike_head);
      if (in_.region.body != select::kNoBlock && h1_[k] > in_.region.body) found.set(Signal::h1_in_body);
      found.set(Signal::body_share, share_in_body(found.tokens));
    }
  }

  /// "Storm in the north - The harbour is closed" and "Weather: The harbour is closed": a kicker that page and head word differently is
  /// none of the title.
  void add_common_tails() {
    for (std::size_t k = 0; k < h1_.size(); ++k) {
      const std::string_view text = in_.list.blocks[h1_[k]].text;
      for (const std::size_t at : kickers_of(text)) {
        const std::vector<Token> tail = tokens_of(text.substr(at));
        if (tail.size() < kLeastTail) continue;
        const bool shared = std::any_of(in_.head.titles.begin(), in_.head.titles.end(), [&](const head::Candidate& title) {
          if (title.value.size() > kMaxTitleBytes) return false;
          const std::vector<Token> whole = tokens_of(title.value);
          if (whole.size() <= tail.size() || !ends_with(whole, tail) || share_words(known_[k], whole, tail.size())) return false;
          const std::vector<std::size_t> kickers = kickers_of(title.value);
          return std::any_of(kickers.begin(), kickers.end(),
                             [&](std::size_t begin) { return tokens_of(std::string_view(title.value).substr(begin)) == tail; });
        });
        if (!shared || whole_in_head(known_[k])) continue;
        TitleCandidate& found = candidate(text.substr(at));
        if (found.block == select::kNoBlock) found.block = h1_[k];
        found.set(Signal::h1_like_head);
        found.set(Signal::common_tail);
        found.set(Signal::body_share, share_in_body(found.tokens));
      }
    }
  }

  /// Where the rest begins behind a kicker: behind a mark or a colon.
  static std::vector<std::size_t> kickers_of(std::string_view title) {
    std::vector<std::size_t> found;
    for (const Separator& separator : separators_of(title)) found.push_back(separator.end);
    for (std::size_t at = title.find(": "); at != std::string_view::npos; at = title.find(": ", at + 1)) found.push_back(at + 2);
    if (found.size() > kMaxKickers) found.clear();
    return found;
  }

  /// Whether two titles share a word before their common tail: then it is told in other words, and no kicker.
  static bool share_words(const std::vector<Token>& a, const std::vector<Token>& b, std::size_t tail) {
    const auto end = b.end() - static_cast<std::ptrdiff_t>(tail);
    return std::any_of(a.begin(), a.end() - static_cast<std::ptrdiff_t>(tail),
                       [&](const Token token) { return std::find(b.begin(), end, token) != end; });
  }

  [[nodiscard]] bool whole_in_head(const std::vector<Token>& h1) const {
    return std::any_of(in_.head.titles.begin(), in_.head.titles.end(), [&](const head::Candidate& title) {
      return title.value.size() <= kMaxTitleBytes && starts_with(tokens_of(title.value), h1);
    });
  }

  void compare() {
    for (TitleCandidate& candidate : candidates_) {
      if (is_site(candidate.text, in_.sites, true)) candidate.set(Signal::site_name);
      if (candidate.tokens.size() <= 1) candidate.set(Signal::one_word);
      if (candidate.block == select::kNoBlock) {
        for (std::size_t k = 0; k < h1_.size(); ++k) {
          const auto& h1 = known_[k];
          if (candidate.tokens.size() >= 3 && starts_with(h1, candidate.tokens)) candidate.set(Signal::head_of_h1);
          if (candidate.tokens.size() >= 3 && ends_with(h1, candidate.tokens)) candidate.set(Signal::tail_of_h1);
          if (h1.size() >= 3 && starts_with(candidate.tokens, h1)) candidate.set(Signal::opens_with_h1);
          if (h1.size() >= 3 && ends_with(candidate.tokens, h1)) candidate.set(Signal::ends_with_h1);
        }
        const std::size_t bytes = candidate.text.size();
        for (std::uint32_t i = in_.window.begin; i < in_.window.end; ++i) {
          const std::string_view text = in_.list.blocks[i].text;
          if (4 * text.size() > 5 * bytes || 5 * text.size() < 4 * bytes || !equal(in_.words.of(i, room_), candidate.tokens)) continue;
          candidate.set(Signal::shown);
          candidate.block = i;
          candidate.text = in_.list.blocks[i].text;
          break;
        }
      }
    }
  }

  /// Words of the body's beginning tell the article's h1 from the site's.
  float share_in_body(const std::vector<Token>& tokens) {
    if (in_.region.body == select::kNoBlock) return 0;
    if (!read_body_) {
      read_body_ = true;
      std::size_t read = 0;
      for (std::uint32_t i = in_.region.body; i <= in_.region.body_last && read < kBodyTokens; ++i) {
        if (!is_long(in_.list.blocks[i])) continue;
        const std::span<const Token> body = in_.words.of(i, room_);
        for (const Token token : body) body_words_.add(token);
        read += body.size();
      }
    }
    std::size_t shared = 0;
    for (const Token token : tokens) shared += body_words_.contains(token) ? 1 : 0;
    return static_cast<float>(shared) / static_cast<float>(tokens.size() + 1);
  }

  const TitleInput& in_;
  std::vector<TitleCandidate> candidates_;
  std::vector<std::string> keys_;  // of the candidates, squeezed
  TokenCounts body_words_{kBodyTokens};
  bool read_body_ = false;
  std::vector<Token> room_;
  std::vector<std::uint32_t> h1_;
  std::vector<std::vector<Token>> known_;  // of the h1, in their order, then of the head's titles and of lines
  TokenCounts head_words_{kHeadTokens};
  bool any_head_words_ = false;
};

}  // namespace

std::string_view without_site(std::string_view title, const std::vector<std::string>& sites, const std::vector<std::vector<Token>>& known) {
  for (;;) {
    const std::vector<Separator> separators = separators_of(title);
    if (separators.empty() || separators.size() > 20) return title;
    for (const Separator& separator : separators) {
      for (const std::string_view part : {trim(title.substr(0, separator.begin)), trim(title.substr(separator.end))}) {
        const std::vector<Token> tokens = tokens_of(part);
        if (tokens.size() >= 2 && std::find(known.begin(), known.end(), tokens) != known.end()) return part;
      }
    }
    std::string_view next = title;
    for (auto separator = separators.rbegin(); separator != separators.rend(); ++separator) {
      if (!is_site(title.substr(separator->end), sites, false)) continue;
      next = trim(title.substr(0, separator->begin));
      break;
    }
    if (next == title && is_site(title.substr(0, separators.front().begin), sites, true)) next = trim(title.substr(separators.front().end));
    if (next == title && separators.back().bar) {
      const std::string_view tail = trim(title.substr(separators.back().end));
      const std::string_view rest = trim(title.substr(0, separators.back().begin));
      const std::size_t tail_words = tokens_of(tail).size();
      if (tail_words <= 4 && tokens_of(rest).size() > tail_words) next = rest;
    }
    if (next == title || next.empty()) return title;
    title = next;
  }
}

std::vector<TitleCandidate> head_candidates(const TitleInput& input) {
  return HeadCandidates(input).run();
}

}  // namespace winnow::metadata
