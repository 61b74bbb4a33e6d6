#include "metadata/authors.h"

#include <algorithm>
#include <optional>

#include "head/plain_text.h"
#include "metadata/author_marks.h"
#include "metadata/byline_words.h"
#include "metadata/bylines.h"
#include "metadata/date_lines.h"
#include "metadata/find_word.h"
#include "metadata/names.h"

namespace winnow::metadata {
namespace {

constexpr std::size_t kMaxNodes = 1500;       ///< elements whose attributes are read
constexpr std::size_t kMaxBylineBytes = 240;  ///< of an element's text
constexpr std::size_t kMaxInnerBytes = 140;   ///< of a line with a cue within
constexpr std::size_t kMaxMarked = 24;
constexpr std::uint32_t kIntoBody = 7;
constexpr std::uint32_t kBehindBody = 12;
constexpr std::uint32_t kBeforeEnd = 6;
constexpr std::pair<std::string_view, std::string_view> kBrackets[] = {{"（", "）"}, {"【", "】"}, {"〔", "〕"}, {"[", "]"}, {"(", ")"}};
constexpr std::size_t kMaxBareBytes = 120;
constexpr std::uint32_t kFarBelowTitle = 200;  ///< blocks
constexpr std::uint32_t kNameBelowTitle = 8;
constexpr std::uint32_t kNameAboveBody = 2;
constexpr std::uint32_t kNameBesideDate = 4;
constexpr dom::NodeId kNearNodes = 12;  ///< between the names of one byline
constexpr std::size_t kMaxBodyBytes = 20000;

/// Without one pair of brackets around the whole.
std::string_view trim_brackets(std::string_view text) {
  for (const auto& [open, close] : kBrackets) {
    if (text.size() > open.size() + close.size() && text.starts_with(open) && text.ends_with(close))
      return text.substr(open.size(), text.size() - open.size() - close.size());
  }
  return text;
}

bool in_capitals(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    if (words::is_lower(words::read_char(name, at))) return false;
  }
  return true;
}

class Finder {
 public:
  Finder(const Page& page, const std::vector<std::uint32_t>& date_blocks) : page_(page), date_blocks_(date_blocks) {}

  AuthorCandidates run() {
    from_head();
    for (const Range& zone : page_.byline_zones(kIntoBody)) {
      if (page_.dom != nullptr) from_elements(zone);
      from_lines(zone);
    }
    if (page_.dom == nullptr && !any_in_lines()) from_lines_further_on();
    from_opening();
    from_behind();
    return std::move(found_);
  }

 private:
  void from_head() {
    for (const head::Candidate& candidate : page_.head.authors) {
      if (head::is_address(candidate.value)) continue;
      AuthorSource source = AuthorSource::meta;
      switch (candidate.source) {
        case head::Source::ld_json:
          source = candidate.organisation ? AuthorSource::organisation : AuthorSource::ld_json;
          break;
        case head::Source::open_graph:
          source = AuthorSource::open_graph;
          break;
        case head::Source::twitter:
          source = AuthorSource::twitter;
          break;
        default:
          break;
      }
      append_names(candidate.value, found_.of(source));
    }
  }

  /// Elements that markup says are an author, the innermost ones: they hold the name without what stands around it.
  void from_elements(const Range& zone) {
    const dom::Dom& dom = *page_.dom;
    if (zone.begin >= zone.end) return;
    const dom::NodeId begin = zone.begin == 0 ? 0 : page_.list.blocks[zone.begin - 1].first_node + 1;
    dom::NodeId end =
        zone.end < page_.list.blocks.size() ? page_.list.blocks[zone.end].first_node : static_cast<dom::NodeId>(dom.nodes.size());
    if (end - begin > kMaxNodes) end = begin + kMaxNodes;
    struct Taken {
      dom::NodeId node;
      Mark mark;
      std::vector<std::string> names;
    };
    std::vector<Taken> taken;
    for (dom::NodeId i = end; i > begin && taken.size() < kMaxMarked;) {
      --i;
      if (dom.nodes[i].end == i + 1) continue;  // without a text
      const Mark mark = mark_of(dom, i);
      if (mark == Mark::none) continue;
      if (!taken.empty() && taken.back().node < dom.nodes[i].end) continue;  // an element within has given its names
      const std::string text = text_of(dom, i, kMaxBylineBytes);
      if (text.empty() || text.size() >= kMaxBylineBytes) continue;
      std::vector<std::string> names;
      if (mark == Mark::classed) {
        if (!read_byline(text, names)) read_bare_names(text, names);
      } else if (text.size() <= 120) {
        append_names(text, names);
      }
      if (!names.empty()) taken.push_back({i, mark, std::move(names)});
    }
    std::array<dom::NodeId, 4> last{};  // by mark
    for (auto it = taken.rbegin(); it != taken.rend(); ++it) {
      // Further on stand other people: who reviewed it, who wrote other articles.
      dom::NodeId& before = last[static_cast<std::size_t>(it->mark)];
      if (before != 0 && it->node - before > kNearNodes) continue;
      before = it->node;
      const AuthorSource source = it->mark == Mark::marked   ? AuthorSource::marked
                                  : it->mark == Mark::linked ? AuthorSource::linked
                                                             : AuthorSource::classed;
      for (const std::string& name : it->names) {
        // A link to a profile may be the reader's, or the site's on another one.
        if (source == AuthorSource::linked && !is_full_name(name)) continue;
        if (source != AuthorSource::marked && is_said_as_words(name)) continue;
        append_names(name, found_.of(source));
      }
    }
  }

  void add(const std::vector<std::string>& names, AuthorSource source) {
    for (const std::string& name : names) append_names(name, found_.of(source));
  }

  void from_lines(const Range& zone) {
    for (std::uint32_t i = zone.begin; i < zone.end; ++i) {
      const blocks::Block& block = page_.list.blocks[i];
      if (i == page_.title || block.text.size() > kMaxBylineBytes ||
          (page_.title != select::kNoBlock && block.text == page_.list.blocks[page_.title].text))
        continue;
      std::vector<std::string> names;
      if (is_cue_alone(block.text) && i + 1 < zone.end) {
        name_below(i);
      } else if (block.chars < 4) {
        continue;
      } else if (read_byline(block.text, names)) {
        // Of several bylines the first is the article's; one right below it may go on.
        if (found_.byline_blocks.empty() || i - found_.byline_blocks.back() <= 2) add(names, AuthorSource::cue);
        found_.byline_blocks.push_back(i);
      } else if (block.text.size() <= kMaxInnerBytes && read_inner_byline(block.text, names)) {
        std::erase_if(names, [&](const std::string& name) { return is_said_as_words(name); });
        if (found_.of(AuthorSource::inner_cue).empty()) add(names, AuthorSource::inner_cue);
      } else if (block.text.size() <= kMaxBareBytes) {
        read_bare(i);
      }
    }
  }

  /// A line of names alone, or a date's line with a name among its parts. Nothing but its place beside the title or a date makes it a
  /// byline.
  void read_bare(std::uint32_t i) {
    const std::string_view text = page_.list.blocks[i].text;
    if (!beside_date_or_title(i)) return;
    if (text.find_first_of("0123456789") == std::string_view::npos && speaks_of_change_only(to_lower(text))) return;
    const bool dated = std::find(date_blocks_.begin(), date_blocks_.end(), i) != date_blocks_.end();
    std::vector<std::string> names;
    if (!dated) {
      read_bare_names(text, names);
    } else {
      each_part(text, [&](std::string_view part) {
        const std::string_view name = without_job(before_date(part));
        if (is_full_name(name) && !speaks_of_change_only(to_lower(name))) names.emplace_back(name);
      });
    }
    for (const std::string& name : names) {
      if (name.find(':') != std::string::npos || name.find('?') != std::string::npos || is_said_as_words(name)) continue;
      if (looks_like_name(name)) append_names(name, found_.of(AuthorSource::bare));
    }
  }

  /// "Ann Lee" of "Ann Lee May 18, 2016".
  [[nodiscard]] std::string_view before_date(std::string_view part) const {
    const std::optional<FoundDate> date = find_date(part, page_.dates);
    return date ? trim_name(part.substr(0, date->begin)) : part;
  }

  [[nodiscard]] bool any_in_lines() const {
    return !found_.of(AuthorSource::cue).empty() || !found_.of(AuthorSource::inner_cue).empty() || !found_.of(AuthorSource::bare).empty();
  }

  /// In a text, where no markup helps: a byline anywhere between the title and the body, or a line that is a full name and no more, some
  /// lines below the title or right above the body.
  void from_lines_further_on() {
    const std::uint32_t body = page_.region.body;
    if (page_.title == select::kNoBlock || body == select::kNoBlock || page_.title >= body || body - page_.title > kFarBelowTitle) return;
    for (std::uint32_t i = page_.title + 1; i < body; ++i) {
      std::vector<std::string> names;
      if (page_.is_body(i) || !read_byline(page_.list.blocks[i].text, names)) continue;
      add(names, AuthorSource::cue);
      found_.byline_blocks.push_back(i);
      return;
    }
    for (std::uint32_t i = page_.title + 1; i < body; ++i) {
      if (!is_name_alone(i)) continue;
      append_names(without_job(trim_name(page_.list.blocks[i].text)), found_.of(AuthorSource::bare));
      return;
    }
  }

  [[nodiscard]] bool is_name_alone(std::uint32_t i) const {
    const std::uint32_t body = page_.region.body;
    if (page_.is_body(i) || page_.list.blocks[i].text == page_.list.blocks[page_.title].text) return false;
    if (i > page_.title + kNameBelowTitle && i + kNameAboveBody < body) return false;
    const std::string_view line = trim_name(page_.list.blocks[i].text);
    const std::string_view name = without_job(line);
    // A line of two words with capitals is a name where a date stands near, a job behind it, or the body right below.
    const bool near = std::any_of(date_blocks_.begin(), date_blocks_.end(),
                                  [&](std::uint32_t date) { return (date > i ? date - i : i - date) <= kNameBesideDate; });
    if (!near && name.size() == line.size() && i + kNameAboveBody < body) return false;
    return std::count(name.begin(), name.end(), ' ') <= 2 && name.find_first_of(":?") == std::string_view::npos && looks_like_name(name) &&
           is_full_name(name) && !is_said_as_words(name);
  }

  /// Some newsrooms write the name in capitals as the article's first paragraph.
  void from_opening() {
    const std::uint32_t body = page_.region.body;
    if (page_.dom == nullptr || body == select::kNoBlock || body == 0 || body - 1 < page_.region.first) return;
    const std::string_view name = trim_name(page_.list.blocks[body - 1].text);
    if (!page_.is_body(body - 1) || name.find_first_of(":?!") != std::string_view::npos) return;
    if (std::count(name.begin(), name.end(), ' ') > 2 || !looks_like_name(name) || !is_full_name(name) || is_said_as_words(name)) return;
    if (in_capitals(name)) append_names(name, found_.of(AuthorSource::opening));
  }

  /// The parts of a line between its marks.
  template <typename Visit>
  static void each_part(std::string_view text, Visit&& visit) {
    while (!text.empty()) {
      std::size_t end = text.size();
      std::size_t length = 0;
      for (const std::string_view mark : {" | ", " · ", " • ", " ⋅ ", " – ", " — ", " - ", ", "}) {
        if (const std::size_t at = text.find(mark); at < end) {
          end = at;
          length = mark.size();
        }
      }
      visit(text.substr(0, end));
      text.remove_prefix(std::min(end + length, text.size()));
    }
  }

  /// "By" stands alone: the name is the next line's.
  void name_below(std::uint32_t cue) {
    const blocks::Block& block = page_.list.blocks[cue + 1];
    if (block.text.size() > 120 || cue + 1 == page_.title || words::end_of(block.text) == words::End::sentence) return;
    const std::size_t before = found_.of(AuthorSource::cue).size();
    append_names(block.text, found_.of(AuthorSource::cue));
    if (found_.of(AuthorSource::cue).size() == before) return;
    found_.byline_blocks.push_back(cue);
    found_.byline_blocks.push_back(cue + 1);
  }

  /// Behind the body only what cannot be anything else: "Written by Ann Lee", or a link of rel=author.
  void from_behind() {
    if (page_.region.body_last == select::kNoBlock) return;
    const auto count = static_cast<std::uint32_t>(page_.list.blocks.size());
    const std::uint32_t end = std::min({page_.region.last + 1, count, page_.region.body_last + 1 + kBehindBody});
    for (std::uint32_t i = page_.region.body_last; i < end; ++i) {
      const blocks::Block& block = page_.list.blocks[i];
      std::vector<std::string> names;
      if (block.text.size() > kMaxBylineBytes || !is_strong_cue(block.text) || !read_byline(block.text, names)) continue;
      add(names, AuthorSource::behind);
      return;
    }
    from_editors(end);
    if (from_signature(end)) return;
    // "Ann Lee", and in the next line "Ann Lee is a reporter ...".
    for (std::uint32_t i = page_.region.body_last > kBeforeEnd ? page_.region.body_last - kBeforeEnd : 0; i + 1 < end; ++i) {
      const std::string_view name = page_.list.blocks[i].text;
      const std::string_view next = page_.list.blocks[i + 1].text;
      if (name.size() > 60 || next.size() < name.size() + 20 || !next.starts_with(name) || next[name.size()] != ' ' ||
          !is_full_name(name) || is_said_as_words(name))
        continue;
      append_names(name, found_.of(AuthorSource::behind));
      return;
    }
  }

  /// （久米川梢）: newspapers of East Asia sign below the last paragraph, in brackets.
  bool from_signature(std::uint32_t end) {
    for (std::uint32_t i = page_.region.body_last; i < std::min(end, page_.region.body_last + kBeforeEnd); ++i) {
      const std::string_view text = page_.list.blocks[i].text;
      const std::string_view name = trim_brackets(text);
      if (name.size() == text.size()) continue;
      if (!is_unspaced_name(name) && !(is_full_name(name) && static_cast<unsigned char>(name[0]) >= 0xE3)) continue;
      append_names(name, found_.of(AuthorSource::behind));
      return true;
    }
    return false;
  }

  /// (责编：苏砚、顾南乔): Chinese newsrooms name who answers for an article below it, often nobody else.
  void from_editors(std::uint32_t end) {
    for (std::uint32_t i = page_.region.body_last; i < end; ++i) {
      const std::string_view text = trim_brackets(page_.list.blocks[i].text);
      for (const std::string_view cue : {"责编：", "责任编辑：", "責任編輯：", "责编:", "责任编辑:", "責任編輯:"}) {
        if (text.size() > kMaxBareBytes || !text.starts_with(cue)) continue;
        std::vector<std::string> names;
        append_names(text.substr(cue.size()), names);
        std::erase_if(names, [](const std::string& name) { return !is_unspaced_name(name); });
        add(names, AuthorSource::editor);
        return;
      }
    }
  }

  [[nodiscard]] bool beside_date_or_title(std::uint32_t i) const {
    if (page_.title != select::kNoBlock && i > page_.title && i - page_.title <= 2) return true;
    return std::any_of(date_blocks_.begin(), date_blocks_.end(), [&](std::uint32_t date) { return (date > i ? date - i : i - date) <= 1; });
  }

  /// Whether each word of a name is a label's, or stands in the body in lower case: then it is a topic in title case, and nobody's name.
  [[nodiscard]] bool is_said_as_words(std::string_view name) const {
    std::string lowered;
    while (!name.empty()) {
      const std::size_t end = std::min(name.find(' '), name.size());
      lowered.clear();
      words::append_lower(name.substr(0, end), lowered);
      if (end >= 3 && !has_role(lowered, kLabel) && !body_says(lowered)) return false;
      name.remove_prefix(std::min(end + 1, name.size()));
    }
    return true;
  }

  [[nodiscard]] bool body_says(std::string_view lowered) const {
    if (page_.region.body == select::kNoBlock) return false;
    std::size_t bytes = 0;
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; };
    for (std::uint32_t i = page_.region.body; i <= page_.region.body_last && bytes < kMaxBodyBytes; ++i) {
      const std::string_view text = page_.list.blocks[i].text;
      bytes += text.size();
      for (std::size_t at = find_word(text, lowered, 0); at != std::string_view::npos; at = find_word(text, lowered, at + lowered.size())) {
        const std::size_t end = at + lowered.size();
        if ((at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]))) return true;
      }
    }
    return false;
  }

  const Page& page_;
  const std::vector<std::uint32_t>& date_blocks_;
  AuthorCandidates found_;
};

}  // namespace

AuthorCandidates find_authors(const Page& page, const std::vector<std::uint32_t>& date_blocks) {
  return Finder(page, date_blocks).run();
}

}  // namespace winnow::metadata
