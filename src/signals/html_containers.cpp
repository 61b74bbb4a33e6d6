#include "signals/html_measurer.h"

#include "signals/numbering.h"

namespace winnow::signals {
namespace {

struct Twins {
  float mass = 0;
  float words = 0;
  float link_words = 0;
  std::size_t count = 0;
};

class Containers : HtmlMeasurer {
 public:
  explicit Containers(HtmlPage& page) : HtmlMeasurer(page) {}

  void run() {
    containers();
    twins();
    lists();
    main();
    articles();
    siblings();
  }

 private:
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

  void twins() {
    std::vector<Twins> kinds(n_);
    std::vector<float> kin(n_);  // mass of each family
    for (std::size_t i = 0; i < n_; ++i) {
      Twins& kind = kinds[group(i, GroupKind::twin)];
      kind.mass += unit(i).mass;
      kind.words += unit(i).words;
      kind.link_words += unit(i).words * unit(i).link_share;
      ++kind.count;
      kin[group(i, GroupKind::kin)] += unit(i).mass;
    }
    std::size_t heaviest = 0;
    for (std::size_t k = 1; k < kinds.size(); ++k) {
      if (kinds[k].mass > kinds[heaviest].mass) heaviest = k;
    }
    std::size_t example = 0;
    while (group(example, GroupKind::twin) != heaviest) ++example;
    const Tag main_tag = dom_.nodes[owner(example)].tag;
    const std::uint64_t main_class = e_.class_hash(owner(example));
    for (std::size_t i = 0; i < n_; ++i) {
      const Unit& u = unit(i);
      const Twins& kind = kinds[group(i, GroupKind::twin)];
      const float words = kind.words - u.words;
      put(i, S::kin_mass, (kin[group(i, GroupKind::kin)] - u.mass) / total_);
      put(i, S::twin_mass, (kind.mass - u.mass) / total_);
      put(i, S::twins, log_of(as_float(kind.count)));
      put(i, S::twin_link, kind.count > 1 && words > 0 ? (kind.link_words - u.words * u.link_share) / words : -1);
      put(i, S::twin_words, kind.count > 1 ? log_of(words / as_float(kind.count - 1)) : -1);
      const bool same = dom_.nodes[owner(i)].tag == main_tag && e_.class_hash(owner(i)) == main_class;
      put(i, S::twin_main, group(i, GroupKind::twin) == heaviest ? 2 : same ? 1 : 0);
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
      put(i, S::list_colon, e_.first(l) > 0 && unit(e_.first(l) - 1).end == words::End::colon);
      const NodeId p = parent(l) == kNone ? l : parent(l);
      put(i, S::list_around,
          static_cast<float>((prose_within(e_.first(p), e_.first(l)) > 0) + 2 * (prose_within(e_.last(l), e_.last(p)) > 0)));
    }
  }

  void main() {
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
      const float met_depth =
          inside ? static_cast<float>(dom_.nodes[main50_].depth) : static_cast<float>(dom_.nodes[o].depth) - static_cast<float>(off[o]);
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

  void siblings() {
    struct Family {
      std::size_t count = 0, prose = 0, seen = 0;
    };
    Numbering parents;
    std::vector<std::uint32_t> parent_of(n_);
    std::vector<Family> families(n_);
    for (std::size_t i = 0; i < n_; ++i) {
      parent_of[i] = parents.of(owner_parent(i));
      Family& family = families[parent_of[i]];
      ++family.count;
      family.prose += unit(i).prose;
    }
    for (std::size_t i = 0; i < n_; ++i) {
      Family& family = families[parent_of[i]];
      const bool before = family.seen > 0;
      family.seen += unit(i).prose;
      put(i, S::siblings_around, static_cast<float>(before + 2 * (family.prose > family.seen)));
      put(i, S::siblings, log_of(as_float(family.count)));
    }
  }
};

}  // namespace

void measure_containers(HtmlPage& page) {
  Containers(page).run();
}

}  // namespace winnow::signals
