#include "signals/html_measurer.h"

#include <array>
#include <bit>
#include <bitset>

#include "signals/numbering.h"
#include "signals/witness.h"

namespace winnow::signals {
namespace {

/// The words of the texts that name the page.
class Names {
 public:
  // Each block is searched for all of their words. A scientific paper may call as many references by its page's "headline".
  static constexpr std::size_t kMostNames = 100;
  static constexpr std::size_t kMostBytes = 2000;  ///< of one

  void add(std::string_view text) {
    if (text.size() > kMostBytes || sizes_.size() >= kMostNames) return;
    std::vector<words::Token> tokens = words::tokens_of(text);
    if (tokens.empty()) return;
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    for (const words::Token token : tokens) {
      known_.set(token % known_.size());
      const std::uint32_t word = words_.of(token);
      names_with_.resize(words_.count());
      names_with_[word].add(sizes_.size());
    }
    sizes_.push_back(tokens.size());
    shared_.push_back(0);
  }
  /// Greatest Jaccard of a text's words with any of the names.
  [[nodiscard]] float likeness(std::span<const words::Token> text) {
    if (std::none_of(text.begin(), text.end(), [&](words::Token token) { return known_[token % known_.size()]; })) return 0;
    text_words_.clear();
    Set sharing;
    for (const words::Token token : text) {
      const std::uint32_t before = text_words_.count();
      if (text_words_.of(token) != before || !known_[token % known_.size()]) continue;
      const std::uint32_t word = words_.find(token);
      if (word == Numbering::kNone) continue;
      names_with_[word].visit([&](std::size_t name) { ++shared_[name]; });
      sharing.add(names_with_[word]);
    }
    float best = 0;
    sharing.visit([&](std::size_t name) {
      best = std::max(best, share_of(as_float(shared_[name]), as_float(text_words_.count() + sizes_[name] - shared_[name]), 0));
      shared_[name] = 0;
    });
    return best;
  }

 private:
  /// Of names: most words are in few of them.
  class Set {
   public:
    void add(std::size_t name) { bits_[name / kBits] |= std::uint64_t{1} << name % kBits; }
    void add(const Set& other) {
      for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] |= other.bits_[i];
    }
    template <typename Visit>
    void visit(Visit&& visit) const {
      for (std::size_t i = 0; i < bits_.size(); ++i) {
        for (std::uint64_t left = bits_[i]; left != 0; left &= left - 1) visit(i * kBits + static_cast<unsigned>(std::countr_zero(left)));
      }
    }

   private:
    static constexpr std::size_t kBits = 64;
    std::array<std::uint64_t, (kMostNames + kBits - 1) / kBits> bits_{};
  };

  std::vector<std::size_t> sizes_;  ///< of each name, in words
  Numbering words_;
  std::vector<Set> names_with_;      ///< each word
  std::bitset<2048> known_;          ///< of their words' last bits: most words of a page are in none
  Numbering text_words_;             ///< of the text at hand
  std::vector<std::size_t> shared_;  ///< words of the text with each name; zeros between texts
};

using words::Token;

constexpr float kMostWordsOfATitle = 40;
constexpr std::size_t kLeastBodyTokens = 40;
constexpr std::size_t kMostBodyTokens = 50000;  ///< of ld+json, looked through for blocks of up to three words

class Witnesses : HtmlMeasurer {
 public:
  explicit Witnesses(HtmlPage& page) : HtmlMeasurer(page) {}

  void run() {
    witnesses();
    place();
  }

 private:
  void witnesses() {
    Names names;
    for (const head::Candidate& title : head_.titles) names.add(title.value);
    const std::vector<Token> body = words::tokens_of(head_.ld_body);
    ShingleSet in_body(body.size());
    std::vector<Shingle> shingles;
    shingles_of(body, shingles);
    in_body.add_all(shingles);
    const ShingleSet short_runs = body.size() < kLeastBodyTokens ? ShingleSet(0) : runs_of_three(body);
    ShingleSet in_description(64);
    for (const head::Candidate& description : head_.descriptions) {
      shingles_of(words::tokens_of(description.value), shingles);
      in_description.add_all(shingles);
    }
    ShingleSet seen(m_.tokens.size());
    Numbering texts;
    std::vector<std::uint32_t> text_of(n_);
    std::vector<std::uint32_t> copies(n_);  // of each text
    for (std::size_t i = 0; i < n_; ++i) {
      text_of[i] = texts.of(unit(i).text_hash);
      ++copies[text_of[i]];
    }
    std::vector<std::uint32_t> order(n_);  // how many were seen so far
    likeness_.resize(n_);
    for (std::size_t i = 0; i < n_; ++i) {
      const Unit& u = unit(i);
      const auto tokens = m_.tokens_of(u);
      const std::uint32_t count = copies[text_of[i]];
      put(i, S::copies, as_float(std::min(6U, count)));
      put(i, S::copy_order, as_float(std::min(4U, order[text_of[i]]++)));
      shingles_of(tokens, shingles);
      put(i, S::seen_share, tokens.size() >= 6 ? seen.share(shingles) : -1);
      if (tokens.size() >= 6) seen.add_all(shingles);
      if (u.words <= kMostWordsOfATitle) likeness_[i] = names.likeness(tokens);
      put(i, S::title_likeness, likeness_[i]);
      put(i, S::ld_share, body.size() < kLeastBodyTokens ? -1 : in_ld_body(tokens.size(), shingles, in_body, short_runs));
      put(i, S::description_share, tokens.size() >= 6 && !in_description.empty() ? in_description.share(shingles) : -1);
    }
  }

  /// The runs of one, two and three words.
  static ShingleSet runs_of_three(std::span<const Token> body) {
    body = body.first(std::min(body.size(), kMostBodyTokens));
    ShingleSet runs(3 * body.size());
    for (std::size_t i = 0; i < body.size(); ++i) {
      std::uint64_t hash = words::kHashSeed;
      for (const Token token : body.subspan(i, std::min<std::size_t>(3, body.size() - i))) {
        hash = add_to_shingle(hash, token);
        runs.insert(shingle_of(hash));
      }
    }
    return runs;
  }

  static float in_ld_body(std::size_t words, std::span<const Shingle> shingles, const ShingleSet& in_body, const ShingleSet& short_runs) {
    if (words >= 4) return in_body.share(shingles);
    if (words == 0) return 0.4F;
    return short_runs.share(shingles) > 0 ? 1.0F : 0.5F;
  }

  /// The title: an h1 like the head's titles, else the last h1 above the last prose of main, else the first block that is like them.
  [[nodiscard]] std::size_t title_unit(std::size_t last_prose) const {
    std::size_t last_h1 = kNoUnit;
    for (std::size_t i = 0; i < n_; ++i) {
      if (heading_rank(dom_, block(i), unit(i)) != 1) continue;
      if (likeness_[i] > 0.5F) return i;
      if (i <= last_prose) last_h1 = i;
    }
    if (last_h1 != kNoUnit) return last_h1;
    for (std::size_t i = 0; i <= last_prose && i < n_; ++i) {
      if (likeness_[i] > 0.6F) return i;
    }
    return kNoUnit;
  }

  void place() {
    std::size_t first = kNoUnit;
    std::size_t last = 0;
    for (std::size_t i = e_.first(main50_); i < e_.last(main50_); ++i) {
      if (!unit(i).prose) continue;
      if (first == kNoUnit) first = i;
      last = i;
    }
    if (first == kNoUnit) {
      first = 0;
      last = n_ - 1;
    }
    const std::size_t title = title_unit(last);
    float above = 0;
    for (std::size_t i = 0; i < n_; ++i) {
      const float before = above;
      above += unit(i).mass;
      put(i, S::position, as_float(i) / as_float(n_));
      put(i, S::blocks, log_of(as_float(n_)));
      put(i, S::after_first, clamp(offset(first, i), -40, 40));
      put(i, S::before_last, clamp(offset(i, last), -40, 40));
      put(i, S::after_h1, title == kNoUnit ? 61 : clamp(offset(title, i), -40, 60));
      put(i, S::mass_above, above / total_);
      put(i, S::mass_below, 1 - before / total_);
    }
  }

  std::vector<float> likeness_;
};

}  // namespace

void measure_witnesses(HtmlPage& page) {
  Witnesses(page).run();
}

}  // namespace winnow::signals
