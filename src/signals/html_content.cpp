#include <array>

#include "signals/html_measurer.h"

namespace winnow::signals {
namespace {

/// The own tags and inline tags that are told apart, in the order of their values; anything else is one more.
constexpr dom::Tag kOwnTags[] = {
    dom::Tag::p,          dom::Tag::h1,         dom::Tag::h2,     dom::Tag::h3,    dom::Tag::h4,    dom::Tag::li,      dom::Tag::td,
    dom::Tag::figcaption, dom::Tag::blockquote, dom::Tag::div,    dom::Tag::pre,   dom::Tag::dd,    dom::Tag::section, dom::Tag::dt,
    dom::Tag::body,       dom::Tag::article,    dom::Tag::th,     dom::Tag::h5,    dom::Tag::h6,    dom::Tag::address, dom::Tag::summary,
    dom::Tag::caption,    dom::Tag::header,     dom::Tag::footer, dom::Tag::aside, dom::Tag::figure};
constexpr dom::Tag kInlineTags[] = {dom::Tag::a,    dom::Tag::span,  dom::Tag::strong, dom::Tag::b,    dom::Tag::em,  dom::Tag::i,
                                    dom::Tag::font, dom::Tag::small, dom::Tag::label,  dom::Tag::time, dom::Tag::cite};

/// The place of each tag in such a list; the list's length for those that are not in it.
template <std::size_t N>
constexpr auto places_in(const dom::Tag (&tags)[N]) {
  std::array<std::uint8_t, static_cast<std::size_t>(dom::Tag::count)> places{};
  places.fill(N);
  for (std::size_t i = 0; i < N; ++i) places[static_cast<std::size_t>(tags[i])] = static_cast<std::uint8_t>(i);
  return places;
}
constexpr auto kOwnTagPlaces = places_in(kOwnTags);
constexpr auto kInlineTagPlaces = places_in(kInlineTags);

class Content : HtmlMeasurer {
 public:
  explicit Content(HtmlPage& page) : HtmlMeasurer(page) {}

  void run() {
    for (std::size_t i = 0; i < n_; ++i) text(i);
    tags();
  }

 private:
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
    const int prompts = topic(u, Topic::newsletter) + topic(u, Topic::donation) + topic(u, Topic::paywall);
    put(i, S::prompt_words, static_cast<float>(prompts) / std::max(3.0F, u.words));
    put(i, S::credits, u.credits == 0 ? 0 : u.words < 8 ? 1 : u.words < 35 ? 2 : 3);
    put(i, S::bold_share, static_cast<float>(b.bold_chars) / ink);
    put(i, S::italic_share, static_cast<float>(b.italic_chars) / ink);
    put(i, S::has_time, b.has_time);
    put(i, S::image_before, b.image_before);
    put(i, S::line_breaks, static_cast<float>(std::min<int>(b.line_breaks, 4)));
    put(i, S::link_share, u.link_share);
    put(i, S::links, static_cast<float>(std::min<int>(b.links, 12)));
    put(i, S::ends_in_link, b.ends_in_link);
    put(i, S::link_words, log_of(u.link_share * u.words));
    put(i, S::free_words, log_of((1 - u.link_share) * u.words));
    put(i, S::words_per_link, b.links > 0 ? u.words / static_cast<float>(b.links) : 200);
    put(i, S::hidden, b.hidden);
  }

  void tags() {
    for (std::size_t i = 0; i < n_; ++i) {
      const NodeId o = owner(i);
      const NodeId wrapper = block(i).inline_wrapper;
      put(i, S::own_tag, kOwnTagPlaces[static_cast<std::size_t>(dom_.nodes[o].tag)]);
      put(i, S::inline_tag,
          wrapper == kNone ? 0 : static_cast<float>(1 + kInlineTagPlaces[static_cast<std::size_t>(dom_.nodes[wrapper].tag)]));
      put(i, S::depth, dom_.nodes[o].depth);
      for (std::size_t tag = 0; tag < kNearSignalCount; ++tag) put(i, next_signal(S::near_article, tag), e_.steps_to_tag(o, tag));
      for (std::size_t g = 0; g <= static_cast<std::size_t>(ClassGroup::body); ++g) {
        put(i, next_signal(S::class_related, g), e_.steps_to_group(o, static_cast<ClassGroup>(g)));
      }
      class_tokens(i);
    }
  }

  void class_tokens(std::size_t i) {
    WeightSum buckets[Elements::kBuckets];
    WeightSum near;
    if (block(i).inline_wrapper != kNone && e_.has_tokens(block(i).inline_wrapper)) buckets[0].add(e_.tokens(block(i).inline_wrapper, 0));
    std::size_t steps = 0;
    for (NodeId a = owner(i); a != kNone && steps < kMaxSteps; a = parent(a), ++steps) {
      if (dom_.nodes[a].tag == Tag::body || dom_.nodes[a].tag == Tag::html) break;
      if (!e_.has_tokens(a)) continue;
      const std::size_t bucket = Elements::bucket_of(steps);
      buckets[bucket].add(e_.tokens(a, bucket));
    }
    for (std::size_t bucket = 0; bucket < Elements::kBuckets; ++bucket) {
      put(i, next_signal(S::token_min_0, 3 * bucket), buckets[bucket].min);
      put(i, next_signal(S::token_max_0, 3 * bucket), buckets[bucket].max);
      put(i, next_signal(S::token_sum_0, 3 * bucket), clamp(buckets[bucket].sum, -6, 6));
      if (bucket < 4) near.add(buckets[bucket]);
    }
    put(i, S::token_min, near.min);
    put(i, S::token_max, near.max);
    put(i, S::token_sum, clamp(near.sum, -12, 12));
  }
};

}  // namespace

void measure_content(HtmlPage& page) {
  Content(page).run();
}

}  // namespace winnow::signals
