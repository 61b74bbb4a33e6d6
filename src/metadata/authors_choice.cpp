// Which of the names that a page gives are its authors'.
#include <algorithm>
#include <span>

#include "metadata/authors.h"
#include "metadata/names.h"

namespace winnow::metadata {
namespace {

using Source = AuthorSource;

// Measured on labelled pages: where two sources name different people, the earlier one is right more often.
constexpr Source kFullNames[] = {Source::ld_json, Source::marked,  Source::cue,    Source::twitter,   Source::open_graph, Source::meta,
                                 Source::linked,  Source::classed, Source::behind, Source::inner_cue, Source::opening,    Source::editor};
/// In a text: without a head and markup a name beside the title or a date is all that it may say of its author.
constexpr Source kTextNames[] = {Source::cue, Source::inner_cue, Source::bare, Source::behind, Source::editor};
constexpr Source kAnyNames[] = {Source::marked,  Source::cue,  Source::ld_json,   Source::twitter, Source::open_graph,
                                Source::classed, Source::meta, Source::inner_cue, Source::bare,    Source::organisation};
/// Sources that name nobody else's authors.
constexpr Source kSure[] = {Source::ld_json, Source::marked, Source::cue, Source::twitter, Source::open_graph, Source::meta};

bool is_site(std::string_view name, const std::vector<std::string>& sites) {
  const std::string key = squeezed(name);
  return std::find(sites.begin(), sites.end(), key) != sites.end();
}

/// A branch of the publisher, "SITE NORTH", among people.
bool is_of_site(std::string_view name, const std::vector<std::string>& sites) {
  const std::size_t end = name.find(' ');
  if (end == std::string_view::npos) return false;
  const std::string_view first = name.substr(0, end);
  return std::none_of(first.begin(), first.end(), [](char c) { return c >= 'a' && c <= 'z'; }) && is_site(first, sites);
}

class Choice {
 public:
  Choice(const AuthorCandidates& found, const Page& page) : found_(found), page_(page) {}

  std::vector<std::string> run() const {
    if (std::vector<std::string> people = of_full_names(); !people.empty()) return people;
    // An agency where the page gives it for its author; else a site may bear its author's name.
    for (const Source source : {Source::marked, Source::cue, Source::ld_json, Source::organisation, Source::meta}) {
      for (const std::string& name : found_.of(source)) {
        if (is_agency(name) && is_named(name)) return {name};
      }
    }
    for (const Source source : kFullNames) {
      for (const std::string& name : found_.of(source)) {
        if (is_full_name(name)) return {name};
      }
    }
    // First names and pen names, but not the site itself.
    for (const Source source : kAnyNames) {
      std::vector<std::string> people;
      for (const std::string& name : found_.of(source)) {
        // A line of one word beside a title is anything; the head or a cue make it a name.
        if (is_named(name) && (source != Source::bare || is_full_name(name))) people.push_back(name);
      }
      if (!people.empty()) return people;
    }
    return {};
  }

 private:
  [[nodiscard]] static bool is_cut_short(std::string_view name) { return name.size() >= 2 && name[name.size() - 2] == ' '; }
  /// "Ann L" may be an account of the newsroom: somebody named in full comes before it.
  [[nodiscard]] bool has_person(const std::string& name) const {
    return !is_cut_short(name) && is_full_name(name) && !is_site(name, page_.sites);
  }
  [[nodiscard]] bool is_named(const std::string& name) const { return !is_generic_name(name) && !is_site(name, page_.sites); }

  [[nodiscard]] std::vector<std::string> of_full_names() const {
    const std::span<const Source> sources =
        page_.dom == nullptr ? std::span<const Source>(kTextNames) : std::span<const Source>(kFullNames);
    for (const Source source : sources) {
      const std::vector<std::string>& names = found_.of(source);
      if (std::none_of(names.begin(), names.end(), [&](const std::string& name) { return has_person(name); })) continue;
      if (!is_sure(source)) {
        if (const std::string* agreed = agreed_name()) return {*agreed};
      }
      return with_byline(people_of(source), source);
    }
    return {};
  }

  [[nodiscard]] static bool is_sure(Source source) { return std::find(std::begin(kSure), std::end(kSure), source) != std::end(kSure); }

  [[nodiscard]] std::vector<std::string> people_of(Source source) const {
    std::vector<std::string> people;
    for (const std::string& name : found_.of(source)) {
      // What ld+json lists are authors, short names and agencies too; in a line of the page other words stand beside the names.
      const bool listed = source == Source::ld_json ? is_named(name) : has_person(name) || (is_agency(name) && is_named(name));
      if (listed && !is_of_site(name, page_.sites)) people.push_back(name);
    }
    return people;
  }

  /// "The Review Team" or "Ben", where two of the sure sources say so: no profile further down the page is nearer the truth. A pen name in
  /// lower case yields to the full name of its profile.
  [[nodiscard]] const std::string* agreed_name() const {
    for (const Source source : kSure) {
      for (const std::string& name : found_.of(source)) {
        if (!is_named(name) || is_cut_short(name) || name[0] < 'A' || (name[0] >= 'a' && name[0] <= 'z')) continue;
        const auto says = [&](Source other) {
          const std::vector<std::string>& names = found_.of(other);
          return std::any_of(names.begin(), names.end(), [&](const std::string& one) { return squeezed(one) == squeezed(name); });
        };
        if (std::count_if(std::begin(kSure), std::end(kSure), says) > 1) return &name;
      }
    }
    return nullptr;
  }

  /// The head often names the first of several authors: a byline that holds all of its names, and more, is the whole list.
  [[nodiscard]] std::vector<std::string> with_byline(std::vector<std::string> people, Source source) const {
    if (source != Source::ld_json && source != Source::twitter && source != Source::open_graph && source != Source::meta) return people;
    std::vector<std::string> byline = people_of(Source::cue);
    if (byline.size() <= people.size()) return people;
    const bool holds_all = std::all_of(people.begin(), people.end(), [&](const std::string& person) {
      return std::any_of(byline.begin(), byline.end(),
                         [&](const std::string& name) { return squeezed(name).find(squeezed(person)) != std::string::npos; });
    });
    return holds_all ? byline : people;
  }

  const AuthorCandidates& found_;
  const Page& page_;
};

}  // namespace

std::vector<std::string> choose_authors(const AuthorCandidates& candidates, const Page& page) {
  return Choice(candidates, page).run();
}

}  // namespace winnow::metadata
