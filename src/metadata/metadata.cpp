#include "metadata/metadata.h"

#include <algorithm>

#include "head/plain_text.h"
#include "metadata/authors.h"
#include "metadata/bylines.h"
#include "metadata/day_order.h"
#include "metadata/names.h"
#include "metadata/page.h"
#include "metadata/publication.h"
#include "metadata/standfirst.h"
#include "metadata/title.h"

namespace winnow::metadata {
namespace {

/// Blocks above the body whose words are read: further up stands the site's own matter.
constexpr std::uint32_t kLinesAbove = 150;
constexpr std::uint32_t kLinesInto = 12;  ///< blocks of the body's beginning that may be its title all the same
constexpr std::uint32_t kTitleInto = 4;   ///< further in the same words are a heading
constexpr std::size_t kMaxTags = 40;
constexpr std::size_t kMaxTagBytes = 80;

/// "en_US" becomes "en-US"; what is no language tag becomes "".
std::string language_tag(std::string_view value) {
  std::string tag;
  std::size_t primary = 0;
  for (const char c : value.substr(0, 35)) {
    if (c == '_' || c == '-') {
      tag += '-';
      continue;
    }
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && (c < '0' || c > '9')) break;
    if (tag.find('-') == std::string::npos) primary += letter ? 1 : 100;
    tag += c;
  }
  while (tag.ends_with('-')) tag.pop_back();
  return primary == 2 || primary == 3 ? tag : std::string();
}

std::string language_of(const head::Head& head) {
  // What <html> says is meant for browsers, and so is looked at; what Open Graph says is often a default.
  for (const bool wanted : {true, false}) {
    for (const head::Candidate& candidate : head.languages) {
      if ((candidate.source == head::Source::title_element) != wanted) continue;
      if (std::string tag = language_tag(candidate.value); !tag.empty()) return tag;
    }
  }
  return {};
}

std::string site_of(const head::Head& head) {
  for (const head::Source source : {head::Source::open_graph, head::Source::ld_json, head::Source::meta}) {
    for (const head::Candidate& name : head.site_names) {
      if (name.source == source && !head::is_address(name.value)) return name.value;
    }
  }
  return {};
}

std::string url_of(const head::Head& head, std::string_view url) {
  for (const head::Source source : {head::Source::link, head::Source::open_graph, head::Source::ld_json}) {
    for (const head::Candidate& candidate : head.urls) {
      if (candidate.source == source && !host_of(candidate.value).empty()) return candidate.value;
    }
  }
  return std::string(url);
}

std::vector<std::string> tags_of(const head::Head& head) {
  std::vector<std::string> tags;
  std::vector<std::string> keys;
  for (const head::Candidate& tag : head.tags) {
    if (tag.value.size() > kMaxTagBytes || tags.size() >= kMaxTags) continue;
    std::string key = squeezed(tag.value);
    if (key.empty() || std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    keys.push_back(std::move(key));
    tags.push_back(tag.value);
  }
  return tags;
}

class Resolver {
 public:
  Resolver(const head::Head& head, const blocks::BlockList& list, const signals::Measured& measured, const dom::Dom* dom,
           const select::Selection& selection, std::size_t article, std::string_view url)
      : whole_head_(head), several_(selection.articles.size() > 1), page_{several_ ? kNoHead : head,
                                                                          list,
                                                                          dom,
                                                                          selection,
                                                                          {list, measured},
                                                                          url,
                                                                          find_region(list, selection, article),
                                                                          site_keys(head, url),
                                                                          {},
                                                                          select::kNoBlock} {
    if (article < selection.articles.size() && selection.articles[article].title < list.blocks.size())
      page_.title = selection.articles[article].title;
  }

  Metadata run() {
    out_.site_name = site_of(whole_head_);
    out_.language = language_of(whole_head_);
    out_.tags = tags_of(whole_head_);
    out_.url = several_ ? std::string() : url_of(whole_head_, page_.url);
    language_ = out_.language.empty() ? std::string(language_of_body(page_.list, page_.region)) : out_.language;
    page_.dates = {day_order(language_, page_.url), language_};
    find_title();
    const DateCandidates dates = find_dates(page_);
    const Publication publication = choose_dates(dates);
    if (publication.published) out_.published = to_iso(*publication.published);
    if (publication.modified) out_.modified = to_iso(*publication.modified);
    const AuthorCandidates authors = find_authors(page_, dates.date_blocks);
    out_.authors = choose_authors(authors, page_);
    use_blocks(dates, publication, authors);
    return std::move(out_);
  }

 private:
  void find_title() {
    const auto count = static_cast<std::uint32_t>(page_.list.blocks.size());
    if (page_.title != select::kNoBlock) {
      out_.title = without_number(page_.title);
      return;
    }
    const Region& region = page_.region;
    const std::uint32_t body = region.body == select::kNoBlock ? std::min(region.first + 60, count) : region.body;
    const std::uint32_t first = std::max(region.first, body > kLinesAbove ? body - kLinesAbove : 0);
    const TitleInput input{page_.head,  page_.list, page_.selection,
                           page_.words, region,     {first, std::min({body + kLinesInto, region.last + 1, count})},
                           page_.sites, page_.dates};
    Format format = page_.list.format == Format::text ? Format::text : Format::html;
    std::vector<TitleCandidate> candidates;
    if (format == Format::html) candidates = head_candidates(input);
    if (candidates.empty()) {
      format = Format::text;
      candidates = line_candidates(input);
    }
    const std::size_t best = best_title(candidates, format);
    if (best == candidates.size()) return;
    out_.title = std::move(candidates[best].text);
    if (page_.list.format == Format::text) out_.title = without_glued_parts(out_.title, page_.list, input.window);
    page_.title = candidates[best].block;
  }

  /// A title in a numbered list of articles, without its number where the next line repeats it so.
  [[nodiscard]] std::string_view without_number(std::uint32_t block) const {
    const std::string_view title = page_.list.blocks[block].text;
    if (block + 1 >= page_.list.blocks.size()) return title;
    const std::string_view next = page_.list.blocks[block + 1].text;
    if (next.empty() || next.size() >= title.size() || !title.ends_with(next)) return title;
    const std::string_view number = title.substr(0, title.size() - next.size());
    return number.find_first_not_of("0123456789.) ") == std::string_view::npos ? next : title;
  }

  /// Blocks that say what is in the fields now.
  void use_blocks(const DateCandidates& dates, const Publication& publication, const AuthorCandidates& authors) {
    const Region& region = page_.region;
    const auto count = static_cast<std::uint32_t>(page_.list.blocks.size());
    if (page_.title != select::kNoBlock) out_.use(page_.title, Reason::title);
    const std::vector<Token> title = tokens_of(out_.title);
    const std::size_t bytes = out_.title.size();
    std::vector<Token> room;
    for (std::uint32_t i = region.first; !title.empty() && i < count && i <= region.last; ++i) {
      const std::string_view text = page_.list.blocks[i].text;
      if (i == page_.title || 4 * text.size() > 5 * bytes || 5 * text.size() < 4 * bytes || !equal(page_.words.of(i, room), title))
        continue;
      // Far inside the body the same words are a heading.
      if (page_.is_body(i) && region.body != select::kNoBlock && i > region.body + kTitleInto) continue;
      out_.use(i, page_.title == select::kNoBlock && i <= std::min(region.body, region.last) ? Reason::title : Reason::repeated_title);
    }
    for (const DateBlock& line : dates.bare_blocks) {
      const bool said = (publication.published && line.date.same_day(*publication.published)) ||
                        (publication.modified && line.date.same_day(*publication.modified));
      if (said || line.block < region.body) out_.use(line.block, Reason::dateline_used);
    }
    for (const std::uint32_t block : authors.byline_blocks) {
      const std::string line = squeezed(page_.list.blocks[block].text);
      const bool named = std::any_of(out_.authors.begin(), out_.authors.end(),
                                     [&](const std::string& author) { return line.find(squeezed(author)) != std::string::npos; });
      if (named || is_cue_alone(page_.list.blocks[block].text)) out_.use(block, Reason::byline_used);
    }
    find_standfirst(page_, title, out_);
  }

  static const head::Head kNoHead;
  const head::Head& whole_head_;
  bool several_;
  Page page_;
  std::string language_;  ///< the page's, or that of its words where it names none
  Metadata out_;
};

const head::Head Resolver::kNoHead;

}  // namespace

Metadata resolve(const head::Head& head, const blocks::BlockList& list, const signals::Measured& measured, const dom::Dom* dom,
                 const select::Selection& selection, std::size_t article, std::string_view url) {
  return Resolver(head, list, measured, dom, selection, article, url).run();
}

void complete(const head::Hydration& hydration, std::vector<std::string>& authors, std::string& published) {
  if (authors.empty()) {
    for (const head::Candidate& author : hydration.authors) append_names(author.value, authors);
    std::erase_if(authors, [](const std::string& name) { return is_generic_name(name); });
  }
  for (const head::Candidate& date : hydration.published) {
    if (!published.empty()) break;
    if (const std::optional<Date> found = parse_date(date.value, {})) published = to_iso(*found);
  }
}

}  // namespace winnow::metadata
