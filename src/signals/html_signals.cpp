#include "signals/html_signals.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "signals/witness.h"

namespace winnow::signals {
namespace {

using dom::kNone;
using dom::NodeId;
using dom::Tag;
using words::End;
using words::Token;
using S = HtmlSignal;

constexpr std::size_t kNoUnit = static_cast<std::size_t>(-1);

/// The own tags and inline tags that are told apart, in the order of their values; anything else is one more.
constexpr Tag kOwnTags[] = {Tag::p, Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::li, Tag::td, Tag::figcaption, Tag::blockquote, Tag::div, Tag::pre, Tag::dd,
                            Tag::section, Tag::dt, Tag::body, Tag::article, Tag::th, Tag::h5, Tag::h6, Tag::address, Tag::summary, Tag::caption,
                            Tag::header, Tag::footer, Tag::aside, Tag::figure};
constexpr Tag kInlineTags[] = {Tag::a, Tag::span, Tag::strong, Tag::b, Tag::em, Tag::i, Tag::font, Tag::small, Tag::label, Tag::time, Tag::cite};

template <std::size_t N>
float place_of(Tag tag, const Tag (&tags)[N]) {
  return static_cast<float>(std::find(std::begin(tags), std::end(tags), tag) - std::begin(tags));
}

float clamp(float value, float low, float high) { return std::min(std::max(value, low), high); }
float as_float(std::size_t value) { return static_cast<float>(value); }
float offset(std::size_t from, std::size_t to) { return as_float(to) - as_float(from); }
float log_of(float value) { return std::log1p(std::max(0.0F, value)); }
float share_of(float part, float whole, float none) { return whole > 0 ? part / whole : none; }

/// Words of the texts that name the page, each as a sorted set.
struct Names {
  std::vector<std::vector<Token>> sets;
  std::vector<std::vector<Token>> texts;

  void add(std::string_view text) {
    std::vector<Token> tokens = tokens_of_text(text);
    if (tokens.empty()) return;
    texts.push_back(tokens);
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    sets.push_back(std::move(tokens));
  }
  /// Greatest Jaccard of the words with any of the names.
  [[nodiscard]] float likeness(std::vector<Token>& words) const {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    float best = 0;
    for (const auto& set : sets) {
      std::size_t shared = 0;
      for (Token token : words) shared += std::binary_search(set.begin(), set.end(), token);
      best = std::max(best, share_of(as_float(shared), as_float(words.size() + set.size() - shared), 0));
    }
    return best;
  }
  [[nodiscard]] bool hold(std::span<const Token> words) const {
    for (const auto& text : texts) {
      if (std::search(text.begin(), text.end(), words.begin(), words.end()) != text.end()) return true;
    }
    return false;
  }
};

struct Twins {
  float mass = 0;
  float words = 0;
  float link_words = 0;
  std::size_t count = 0;
};

class Html {
 public:
  Html(const dom::Dom& dom, const blocks::BlockList& list, const Measured& measured, const Elements& elements, const head::Head& head, const Lexicon& lexicon)
      : dom_(dom), list_(list), m_(measured), e_(elements), head_(head), lexicon_(lexicon), n_(measured.units.size()),
        total_(std::max(1.0F, elements.page_mass())), out_(n_, static_cast<std::size_t>(S::count)) {}

  Matrix run() {
    if (n_ == 0) return std::move(out_);
    for (std::size_t i = 0; i < n_; ++i) text(i);
    tags();
    containers();
    twins();
    lists();
    main();
    articles();
    witnesses();
    place();
    phrases();
    sections();
    neighbours();
    siblings();
    return std::move(out_);
  }

 private:
  [[nodiscard]] const Unit& unit(std::size_t i) const { return m_.units[i]; }
  [[nodiscard]] const blocks::Block& block(std::size_t i) const { return list_.blocks[m_.units[i].block]; }
  [[nodiscard]] NodeId owner(std::size_t i) const { return block(i).owner == kNone ? 0 : block(i).owner; }
  [[nodiscard]] NodeId parent(NodeId e) const { return dom_.nodes[e].parent; }
  [[nodiscard]] NodeId owner_parent(std::size_t i) const { return parent(owner(i)) == kNone ? owner(i) : parent(owner(i)); }
  [[nodiscard]] bool within(NodeId node, NodeId ancestor) const { return node >= ancestor && node < dom_.nodes[ancestor].end; }
  void put(std::size_t i, S signal, float value) { out_.at(i, static_cast<std::size_t>(signal)) = value; }
  static S next_signal(S first, std::size_t step) { return static_cast<S>(static_cast<std::size_t>(first) + step); }
  [[nodiscard]] std::size_t prose_within(std::size_t from, std::size_t to) const { return e_.prose_sums()[to] - e_.prose_sums()[from]; }

  void text(std::size_t i) {
    const Unit& u = unit(i);
    const blocks::Block& b = block(i);
    const words::Counts& c = u.counts;
    const float chars = std::max(1.0F, static_cast<float>(c.chars));
    const float ink = std::max(1.0F, static_cast<float>(b.chars));
    put(i, S::words, log_of(u.words));
    put(i, S::chars, log_of(chars));
    put(i, S::sentences, static_cast<float>(std::min(c.sentences, 20U)));
    put(i, S::end, static_cast<float>(u.end));
    put(i, S::ellipsis, u.ellipsis);
    put(i, S::question, u.question);
    put(i, S::commas, static_cast<float>(c.commas) / std::max(1.0F, u.words));
    put(i, S::quotes, static_cast<float>(std::min(c.quotes, 6U)));
    put(i, S::upper_share, static_cast<float>(c.upper) / std::max(1.0F, static_cast<float>(c.letters)));
    put(i, S::digit_share, static_cast<float>(c.digits) / chars);
    put(i, S::letter_share, static_cast<float>(c.letters) / chars);
    put(i, S::symbols, static_cast<float>(std::min(c.symbols, 5U)));
    put(i, S::code_share, std::min(0.3F, static_cast<float>(c.code) / std::max(8.0F, chars)));
    put(i, S::first_kind, u.first_kind);
    put(i, S::word_length, chars / std::max(1.0F, u.words));
    put(i, S::capital_share, static_cast<float>(c.capital_words) / std::max(1.0F, static_cast<float>(c.tokens)));
    put(i, S::times, u.words < 15 ? u.times : 0);
    put(i, S::addresses, u.addresses);
    const int prompts = topic(u, Topic::newsletter) + topic(u, Topic::donation) + topic(u, Topic::paywall);
    put(i, S::prompt_words, static_cast<float>(prompts) / std::max(3.0F, u.words));
    put(i, S::consent_words, static_cast<float>(topic(u, Topic::consent)));
    put(i, S::rights_words, static_cast<float>(topic(u, Topic::rights)));
    put(i, S::credits, u.credits == 0 ? 0 : u.words < 8 ? 1 : u.words < 35 ? 2 : 3);
    put(i, S::bold_share, static_cast<float>(b.bold_chars) / ink);
    put(i, S::italic_share, static_cast<float>(b.italic_chars) / ink);
    put(i, S::has_time, b.has_time);
    put(i, S::image_before, b.image_before);
    put(i, S::line_breaks, static_cast<float>(std::min<int>(b.line_breaks, 4)));
    put(i, S::link_share, u.link_share);
    put(i, S::links, static_cast<float>(std::min<int>(b.links, 12)));
    put(i, S::starts_in_link, b.starts_in_link);
    put(i, S::ends_in_link, b.ends_in_link);
    put(i, S::all_link_words, u.link_share > 0.9F ? std::min(30.0F, u.words) : 0);
    put(i, S::link_words, log_of(u.link_share * u.words));
    put(i, S::free_words, log_of((1 - u.link_share) * u.words));
    put(i, S::words_per_link, b.links > 0 ? u.words / static_cast<float>(b.links) : 200);
    put(i, S::all_link_caps, u.link_share > 0.8F && u.words >= 3 && static_cast<float>(c.upper) > 0.7F * static_cast<float>(c.letters));
    put(i, S::hidden, b.hidden);
  }

  void tags() {
    for (std::size_t i = 0; i < n_; ++i) {
      const NodeId o = owner(i);
      const NodeId wrapper = block(i).inline_wrapper;
      put(i, S::own_tag, place_of(dom_.nodes[o].tag, kOwnTags));
      put(i, S::inline_tag, wrapper == kNone ? 0 : 1 + place_of(dom_.nodes[wrapper].tag, kInlineTags));
      put(i, S::depth, dom_.nodes[o].depth);
      for (std::size_t tag = 0; tag < kNearTagCount; ++tag) put(i, next_signal(S::near_article, tag), e_.steps_to_tag(o, tag));
      for (std::size_t g = 0; g < static_cast<std::size_t>(ClassGroup::count); ++g) {
        put(i, next_signal(S::class_related, g), e_.steps_to_group(o, static_cast<ClassGroup>(g)));
      }
      class_tokens(i);
    }
  }

  void class_tokens(std::size_t i) {
    WeightSum buckets[Elements::kBuckets];
    WeightSum near;
    auto join = [](WeightSum& into, const WeightSum& from) {
      into.min = std::min(into.min, from.min);
      into.max = std::max(into.max, from.max);
      into.sum += from.sum;
    };
    if (block(i).inline_wrapper != kNone) join(buckets[0], e_.tokens(block(i).inline_wrapper, 0));
    std::size_t steps = 0;
    for (NodeId a = owner(i); a != kNone && steps < kMaxSteps; a = parent(a), ++steps) {
      if (dom_.nodes[a].tag == Tag::body || dom_.nodes[a].tag == Tag::html) break;
      const std::size_t bucket = Elements::bucket_of(steps);
      join(buckets[bucket], e_.tokens(a, bucket));
    }
    for (std::size_t bucket = 0; bucket < Elements::kBuckets; ++bucket) {
      put(i, next_signal(S::token_min_0, 3 * bucket), buckets[bucket].min);
      put(i, next_signal(S::token_max_0, 3 * bucket), buckets[bucket].max);
      put(i, next_signal(S::token_sum_0, 3 * bucket), clamp(buckets[bucket].sum, -6, 6));
      if (bucket < 4) join(near, buckets[bucket]);
    }
    put(i, S::token_min, near.min);
    put(i, S::token_max, near.max);
    put(i, S::token_sum, clamp(near.sum, -12, 12));
  }

  /// Link share, blocks, prose and words of the element, the block itself apart.
  void box(std::size_t i, NodeId e, S first) {
    const Unit& u = unit(i);
    const float words = e_.words(e) - u.words;
    const float others = as_float(std::max<std::size_t>(1, e_.count(e) - 1));
    put(i, first, words > 0 ? (e_.link_words(e) - u.words * u.link_share) / words : -1);
    put(i, next_signal(first, 1), log_of(as_float(e_.count(e))));
    put(i, next_signal(first, 2), (as_float(e_.prose(e)) - static_cast<float>(u.prose)) / others);
    put(i, next_signal(first, 3), log_of(words / others));
  }

  void containers() {
    for (std::size_t i = 0; i < n_; ++i) {
      NodeId a = owner(i);
      for (std::size_t d = 0; d < 5; ++d) {
        put(i, next_signal(S::mass_0, d), a == kNone ? 1 : (e_.mass(a) - unit(i).mass) / total_);
        if (a != kNone) a = parent(a);
      }
      NodeId larger[2] = {0, 0};
      std::size_t tier = 0;
      std::size_t count = 1;
      std::size_t steps = 0;
      for (NodeId b = owner(i); b != kNone && tier < 2 && steps < kMaxSteps; b = parent(b), ++steps) {
        larger[tier] = b;
        if (e_.count(b) <= count) continue;
        count = e_.count(b);
        ++tier;
        if (tier < 2) larger[tier] = b;
      }
      box(i, larger[0], S::box1_link);
      box(i, larger[1], S::box2_link);
    }
  }

  [[nodiscard]] std::uint64_t signature(std::size_t i) const {
    const NodeId o = owner(i);
    const NodeId p = owner_parent(i);
    std::uint64_t hash = words::mix(words::kHashSeed, static_cast<std::uint64_t>(dom_.nodes[o].tag));
    hash = (hash ^ e_.class_hash(o)) * 0x9E3779B97F4A7C15ULL;
    hash = words::mix(hash, static_cast<std::uint64_t>(dom_.nodes[p].tag));
    hash = (hash ^ e_.class_hash(p)) * 0x9E3779B97F4A7C15ULL;
    const NodeId wrapper = block(i).inline_wrapper;
    return words::mix(hash, wrapper == kNone ? 0 : static_cast<std::uint64_t>(dom_.nodes[wrapper].tag));
  }

  void twins() {
    std::unordered_map<std::uint64_t, std::size_t> index;
    std::vector<Twins> kinds;
    std::vector<std::size_t> kind_of(n_);
    std::unordered_map<std::uint64_t, float> kin;
    auto kin_key = [&](std::size_t i) { return (std::uint64_t{owner_parent(i)} << 8) | static_cast<std::uint64_t>(dom_.nodes[owner(i)].tag); };
    for (std::size_t i = 0; i < n_; ++i) {
      const auto [found, added] = index.try_emplace(signature(i), kinds.size());
      if (added) kinds.emplace_back();
      kind_of[i] = found->second;
      Twins& kind = kinds[found->second];
      kind.mass += unit(i).mass;
      kind.words += unit(i).words;
      kind.link_words += unit(i).words * unit(i).link_share;
      ++kind.count;
      kin[kin_key(i)] += unit(i).mass;
    }
    std::size_t heaviest = 0;
    for (std::size_t k = 1; k < kinds.size(); ++k) {
      if (kinds[k].mass > kinds[heaviest].mass) heaviest = k;
    }
    std::size_t example = 0;
    while (kind_of[example] != heaviest) ++example;
    const Tag main_tag = dom_.nodes[owner(example)].tag;
    const std::uint64_t main_class = e_.class_hash(owner(example));
    for (std::size_t i = 0; i < n_; ++i) {
      const Unit& u = unit(i);
      const Twins& kind = kinds[kind_of[i]];
      const float words = kind.words - u.words;
      put(i, S::kin_mass, (kin[kin_key(i)] - u.mass) / total_);
      put(i, S::twin_mass, (kind.mass - u.mass) / total_);
      put(i, S::twins, log_of(as_float(kind.count)));
      put(i, S::twin_link, kind.count > 1 && words > 0 ? (kind.link_words - u.words * u.link_share) / words : -1);
      put(i, S::twin_words, kind.count > 1 ? log_of(words / as_float(kind.count - 1)) : -1);
      const bool same = dom_.nodes[owner(i)].tag == main_tag && e_.class_hash(owner(i)) == main_class;
      put(i, S::twin_main, kind_of[i] == heaviest ? 2 : same ? 1 : 0);
    }
  }

  void lists() {
    for (std::size_t i = 0; i < n_; ++i) {
      const NodeId l = e_.list_of(owner(i));
      if (l == kNone || e_.count(l) == 0) {
        put(i, S::list_link, -1);
        put(i, S::list_words, -1);
        put(i, S::list_items, -1);
        put(i, S::list_prose, -1);
        put(i, S::list_colon, -1);
        put(i, S::list_around, -1);
        continue;
      }
      put(i, S::list_link, share_of(e_.link_words(l), e_.words(l), 0));
      put(i, S::list_words, log_of(e_.words(l) / as_float(e_.count(l))));
      put(i, S::list_items, as_float(std::min<std::size_t>(60, e_.count(l))));
      put(i, S::list_prose, as_float(e_.prose(l)) / as_float(e_.count(l)));
      put(i, S::list_colon, e_.first(l) > 0 && unit(e_.first(l) - 1).end == End::colon);
      const NodeId p = parent(l) == kNone ? l : parent(l);
      put(i, S::list_around, static_cast<float>((prose_within(e_.first(p), e_.first(l)) > 0) + 2 * (prose_within(e_.last(l), e_.last(p)) > 0)));
    }
  }

  void main() {
    main50_ = e_.deepest_with(0.5F);
    const NodeId main80 = e_.deepest_with(0.8F);
    const std::vector<std::uint16_t> off = e_.steps_off_path(main50_);
    auto steps_to = [&](std::size_t i, NodeId ancestor) {
      return within(owner(i), ancestor) ? std::min(20.0F, offset(dom_.nodes[ancestor].depth, dom_.nodes[owner(i)].depth)) : 20.0F;
    };
    for (std::size_t i = 0; i < n_; ++i) {
      const NodeId o = owner(i);
      put(i, S::in_main80, within(o, main80));
      put(i, S::in_main50, within(o, main50_));
      put(i, S::steps_main50, steps_to(i, main50_));
      put(i, S::steps_main80, steps_to(i, main80));
      const bool inside = within(o, main50_);
      put(i, S::off_path, inside ? 0 : std::min(20.0F, static_cast<float>(off[o])));
      const float met_depth = inside ? static_cast<float>(dom_.nodes[main50_].depth) : static_cast<float>(dom_.nodes[o].depth) - static_cast<float>(off[o]);
      put(i, S::path_above, clamp(static_cast<float>(dom_.nodes[main50_].depth) - met_depth, 0, 15));
    }
  }

  void articles() {
    std::vector<NodeId> order;
    for (std::size_t i = 0; i < n_; ++i) {
      const NodeId a = e_.article_of(owner(i));
      if (a == kNone) {
        put(i, S::article_mass, -1);
        put(i, S::article_order, -1);
        put(i, S::article_main, -1);
        continue;
      }
      if ((order.empty() || order.back() != a) && e_.prose(a) > 0) order.push_back(a);
      const bool counted = e_.prose(a) > 0;
      put(i, S::article_mass, (e_.mass(a) - unit(i).mass) / total_);
      put(i, S::article_order, as_float(std::min<std::size_t>(20, order.size() - counted)));
      put(i, S::article_main, within(main50_, a) || within(a, main50_));
    }
  }

  void witnesses() {
    Names names;
    for (const head::Candidate& title : head_.titles) names.add(title.value);
    const std::vector<Token> body = tokens_of_text(head_.ld_body);
    ShingleSet in_body(body.size());
    in_body.add_all(body);
    ShingleSet in_description(64);
    for (const head::Candidate& description : head_.descriptions) in_description.add_all(tokens_of_text(description.value));
    ShingleSet seen(m_.tokens.size());
    std::unordered_map<std::uint64_t, std::size_t> copies;
    for (const Unit& u : m_.units) ++copies[u.text_hash];
    std::unordered_map<std::uint64_t, std::size_t> order;
    std::vector<Token> words;
    likeness_.resize(n_);
    for (std::size_t i = 0; i < n_; ++i) {
      const Unit& u = unit(i);
      const auto tokens = m_.tokens_of(u);
      const std::size_t count = copies[u.text_hash];
      put(i, S::copies, as_float(std::min<std::size_t>(6, count)));
      put(i, S::copy_order, count > 1 ? as_float(std::min<std::size_t>(4, order[u.text_hash]++)) : 0);
      put(i, S::seen_share, tokens.size() >= 6 ? seen.share(tokens) : -1);
      if (tokens.size() >= 6) seen.add_all(tokens);
      if (u.words <= 40 && !tokens.empty()) {
        words.assign(tokens.begin(), tokens.end());
        likeness_[i] = names.likeness(words);
      }
      put(i, S::title_likeness, likeness_[i]);
      put(i, S::in_title, u.words <= 30 && !tokens.empty() && names.hold(tokens));
      put(i, S::ld_share, body.size() < 40 ? -1 : in_ld_body(tokens, in_body, body));
      put(i, S::description_share, tokens.size() >= 6 && !in_description.empty() ? in_description.share(tokens) : -1);
    }
  }
  static float in_ld_body(std::span<const Token> tokens, const ShingleSet& shingles, const std::vector<Token>& body) {
    if (tokens.size() >= 4) return shingles.share(tokens);
    if (tokens.empty()) return 0.4F;
    return std::search(body.begin(), body.end(), tokens.begin(), tokens.end()) != body.end() ? 1.0F : 0.5F;
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

  /// Weights of a unit's opening words; as the words of a heading or a box when `field` says so.
  [[nodiscard]] WeightSum opening(std::size_t i, Field as_field) const {
    WeightSum sum;
    visit_opening(m_.tokens_of(unit(i)), unit(i).words, [&](Field, std::uint64_t hash, std::size_t) { sum.add(lexicon_.weight(key_of(as_field, hash))); });
    return sum;
  }

  void phrases() {
    for (std::size_t i = 0; i < n_; ++i) {
      const Unit& u = unit(i);
      const auto kind = static_cast<float>(u.phrase);
      put(i, S::phrase_short, u.words <= 12 ? kind : 0);
      put(i, S::phrase_long, u.words > 12 ? kind : 0);
      put(i, S::phrase_whole, u.phrase_share >= 0.7F ? kind : 0);
      WeightSum sum;
      float line = 0;
      visit_opening(m_.tokens_of(u), u.words, [&](Field field, std::uint64_t hash, std::size_t) {
        const float weight = lexicon_.weight(key_of(field, hash));
        if (field == Field::line) line = weight;
        else sum.add(weight);
      });
      put(i, S::phrase_min, sum.min);
      put(i, S::phrase_max, sum.max);
      put(i, S::phrase_line, line);
    }
  }

  void sections() {
    std::vector<int> rank(n_);
    for (std::size_t i = 0; i < n_; ++i) rank[i] = heading_rank(dom_, block(i), unit(i));
    std::size_t above = kNoUnit;
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
          const WeightSum sum = opening(above, Field::heading);
          put(i, S::heading_min, sum.min);
          put(i, S::heading_max, sum.max);
        }
      }
      if (rank[i] != 0) above = i;
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
      put(i, S::opener_min, opening(first, Field::container).min);
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
    constexpr struct { int step; S words, link, prose; bool all; } kAround[] = {
        {-3, S::words_m3, S::link_m1, S::prose_m1, false}, {-2, S::words_m2, S::link_m2, S::prose_m2, true}, {-1, S::words_m1, S::link_m1, S::prose_m1, true},
        {1, S::words_p1, S::link_p1, S::prose_p1, true},   {2, S::words_p2, S::link_p2, S::prose_p2, true},  {3, S::words_p3, S::link_p1, S::prose_p1, false}};
    for (std::size_t i = 0; i < n_; ++i) {
      for (const auto& around : kAround) {
        const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(i) + around.step;
        const bool exists = at >= 0 && at < static_cast<std::ptrdiff_t>(n_);
        const auto j = static_cast<std::size_t>(at);
        put(i, around.words, exists ? log_of(unit(j).words) : -1);
        if (!around.all) continue;
        put(i, around.link, exists ? unit(j).link_share : -1);
        put(i, around.prose, exists ? static_cast<float>(unit(j).prose + (unit(j).prose && owner_parent(j) == owner_parent(i))) : -1);
      }
      constexpr struct { std::size_t reach; S before, after; } kReaches[] = {
          {3, S::prose_before_3, S::prose_after_3}, {6, S::prose_before_6, S::prose_after_6}, {12, S::prose_before_12, S::prose_after_12}};
      for (const auto& r : kReaches) {
        put(i, r.before, as_float(prose_within(i < r.reach ? 0 : i - r.reach, i)) / as_float(r.reach));
        put(i, r.after, as_float(prose_within(i + 1, std::min(n_, i + 1 + r.reach))) / as_float(r.reach));
      }
      put(i, S::prose_both, as_float(std::min(prose_within(i < 4 ? 0 : i - 4, i), prose_within(i + 1, std::min(n_, i + 5)))));
      put(i, S::end_before, i > 0 ? static_cast<float>(unit(i - 1).end) : -1);
    }
    gaps();
  }

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

  void siblings() {
    struct Family {
      std::size_t count = 0, prose = 0, seen = 0;
    };
    std::unordered_map<NodeId, Family> families;
    for (std::size_t i = 0; i < n_; ++i) {
      Family& family = families[owner_parent(i)];
      ++family.count;
      family.prose += unit(i).prose;
    }
    for (std::size_t i = 0; i < n_; ++i) {
      Family& family = families[owner_parent(i)];
      const bool before = family.seen > 0;
      family.seen += unit(i).prose;
      put(i, S::siblings_around, static_cast<float>(before + 2 * (family.prose > family.seen)));
      put(i, S::siblings, log_of(as_float(family.count)));
      put(i, S::only_child, static_cast<float>((e_.count(owner(i)) == 1) + 2 * (e_.count(owner_parent(i)) == 1)));
    }
  }

  static constexpr std::size_t kMaxSteps = 24;  ///< ancestors that are asked: deeper pages are machines' work

  const dom::Dom& dom_;
  const blocks::BlockList& list_;
  const Measured& m_;
  const Elements& e_;
  const head::Head& head_;
  const Lexicon& lexicon_;
  std::size_t n_;
  float total_;
  Matrix out_;
  NodeId main50_ = 0;
  std::vector<float> likeness_;
};

}  // namespace

int heading_rank(const dom::Dom& dom, const blocks::Block& block, const Unit& unit) {
  NodeId e = block.owner;
  for (int step = 0; step < 3 && e != kNone; ++step, e = dom.nodes[e].parent) {
    const Tag tag = dom.nodes[e].tag;
    if (tag >= Tag::h1 && tag <= Tag::h6) return 1 + static_cast<int>(tag) - static_cast<int>(Tag::h1);
  }
  const bool bold = block.bold_chars * 10 > block.chars * 9;
  return bold && unit.words <= 12 && unit.end != End::sentence ? 7 : 0;
}

Matrix html_signals(const dom::Dom& dom, const blocks::BlockList& list, const Measured& measured, const Elements& elements, const head::Head& head,
                    const Lexicon& lexicon) {
  return Html(dom, list, measured, elements, head, lexicon).run();
}

}  // namespace winnow::signals
