#include "pipeline.h"

#include <algorithm>
#include <cmath>

#include "decode/decode.h"
#include "decode/utf8.h"
#include "fingerprint/fingerprint.h"
#include "metadata/metadata.h"
#include "normalise/normalise.h"
#include "paragraphs/paragraphs.h"
#include "report.h"
#include "select/select.h"
#include "signals/context.h"
#include "signals/html_signals.h"
#include "signals/text_signals.h"

namespace winnow {
namespace {

constexpr std::size_t kArenaBase = 16U << 20;  ///< bytes; with 16 a page byte ample for any tree (gumbo_parser.h)
constexpr std::size_t kArenaPerByte = 16;
constexpr std::size_t kLeastJsonBody = 250;  ///< bytes of articleBody that make it an article where the page has less
// Of the time budget: what was read by then is decided in the rest, and the end is left for what cannot stop halfway.
constexpr double kParsingShare = 0.45;
constexpr double kReadingShare = 0.6;
constexpr double kWorkingShare = 0.95;
constexpr std::size_t kStepsOfAnArticle = 200;
constexpr std::size_t kOffsetLimit = 0xFFFFFFF0;  ///< Range is 32 bits wide

Result failed(Status status, std::string message) {
  Result result;
  result.status = status;
  result.confidence = 1;
  result.message = std::move(message);
  return result;
}

void set_metadata(metadata::Metadata&& from, Article& article) {
  article.title = normalise::paragraph(from.title);
  for (std::string& author : from.authors) article.authors.push_back(normalise::paragraph(author));
  article.published = std::move(from.published);
  article.modified = std::move(from.modified);
  article.site_name = normalise::paragraph(from.site_name);
  article.language = std::move(from.language);
  article.url = std::move(from.url);
  for (std::string& tag : from.tags) article.tags.push_back(normalise::paragraph(tag));
  article.standfirst = normalise::paragraph(from.standfirst);
}

std::size_t text_bytes(const std::vector<Paragraph>& paragraphs) {
  std::size_t bytes = 0;
  for (const Paragraph& paragraph : paragraphs) bytes += paragraph.text.size();
  return bytes;
}

/// Where the page's own blocks hold no article, its JSON may.
/// Returns what hydration JSON says beside the body.
head::Hydration take_json_body(const Reading& reading, const budget::Deadline& deadline, Article& article) {
  const std::size_t own = text_bytes(article.paragraphs);
  auto take = [&](std::string_view body, BodySource source) {
    std::vector<Paragraph> paragraphs = paragraphs::from_lines(body, deadline);
    if (text_bytes(paragraphs) < std::max(kLeastJsonBody, 3 * own)) return false;
    article.paragraphs = std::move(paragraphs);
    article.body_source = source;
    return true;
  };
  if (take(reading.head.ld_body, BodySource::ld_json) || own >= kLeastJsonBody) return {};
  head::Hydration hydration = head::read_hydration(reading.skeleton, reading.page, deadline);
  return take(hydration.body, BodySource::hydration_json) ? std::move(hydration) : head::Hydration{};
}

class Extraction {
 public:
  Extraction(const Options& options, const Models& models)
      : options_(options), models_(models), start_(budget::Clock::now()), deadline_(after(kWorkingShare)) {}

  Result run(std::string_view bytes) {
    decode::append_repaired_utf8(options_.url, url_);
    if (bytes.size() > std::min(options_.max_bytes, kOffsetLimit)) {
      return failed(Status::too_large, "the page has " + std::to_string(bytes.size()) + " bytes, more than the " +
                                           std::to_string(std::min(options_.max_bytes, kOffsetLimit)) + " allowed");
    }
    if (!options_.charset.empty() && decode::name_of_label(options_.charset).empty()) {
      std::string label;
      decode::append_repaired_utf8(options_.charset, label);
      return failed(Status::bad_option, "no charset is called \"" + label + "\"");
    }
    if (decode::is_binary(bytes)) return failed(Status::not_text, "the bytes are no text");
    decode::Decoded decoded = decode::to_utf8(bytes, options_.charset);
    if (decoded.view().size() > kOffsetLimit) return failed(Status::too_large, "the decoded page is larger than 4 GiB");
    result_.charset = decoded.charset;
    result_.charset_source = decoded.source;
    result_.format = options_.from == Format::automatic ? recognise(decoded.view()) : options_.from;

    const std::size_t arena = options_.max_memory > 0 ? options_.max_memory : kArenaBase + kArenaPerByte * decoded.view().size();
    const Reading reading =
        read_page(decoded.view(), result_.format, {arena, after(kParsingShare)}, budget::Deadline(after(kReadingShare)));
    result_.format == Format::html ? html(reading) : text(reading);
    for (Article& article : result_.articles) article.fingerprint = fingerprint::of(article.paragraphs);
    if (const std::string_view missing = why_partial(reading); !missing.empty()) {
      result_.status = Status::out_of_budget;
      result_.message = missing;
    }
    if (options_.detail != Detail::articles)
      result_.page = decoded.is_converted ? std::move(decoded.converted) : std::string(decoded.view());
    return std::move(result_);
  }

 private:
  void html(const Reading& reading) {
    const signals::Elements elements(reading.dom, reading.list, reading.measured, models_.html.lexicon, deadline_);
    finish(reading, &elements, models_.html);
  }
  void text(const Reading& reading) { finish(reading, nullptr, models_.text); }

  void finish(const Reading& reading, const signals::Elements* elements, const signals::Model& model) {
    Decided decided = decide(reading, elements, model, options_, deadline_);
    if (deadline_.is_up()) return unread(reading);
    select::Selection& selection = decided.selection;
    const bool is_html = reading.format == Format::html;
    const dom::Dom* dom = is_html ? &reading.dom : nullptr;
    for (std::size_t a = 0; a < selection.articles.size(); ++a) {
      if (deadline_.is_up(kStepsOfAnArticle)) {
        leave_articles(a, selection);
        break;
      }
      metadata::Metadata metadata = metadata::resolve(reading.head, reading.list, reading.measured, dom, selection, a, url_);
      for (const auto& [block, reason] : metadata.used) {
        // A standfirst, byline or date that scored as body text is body text: metadata reads it there, and leaves it.
        const bool heads_body = reason == Reason::title || reason == Reason::repeated_title;
        if (selection.verdicts[block].reason == Reason::body && !heads_body) continue;
        selection.verdicts[block] = {reason, decision_of(reason) == Decision::kept ? static_cast<std::int16_t>(a) : std::int16_t{-1}};
      }
      Article article;
      article.paragraphs = paragraphs::assemble(reading.list, dom, selection, static_cast<std::int16_t>(a), deadline_);
      set_metadata(std::move(metadata), article);
      result_.articles.push_back(std::move(article));
    }
    result_.status = selection.status;
    result_.confidence = selection.confidence;
    if (is_html) json_body(reading, selection);
    if (options_.detail != Detail::articles)
      report(reading, selection, decided.scored, model, options_.detail == Detail::evidence, deadline_, result_);
  }

  /// The articles from one on were not put together.
  static void leave_articles(std::size_t first, select::Selection& selection) {
    selection.articles.resize(first);
    for (select::Verdict& verdict : selection.verdicts) {
      if (verdict.article >= static_cast<std::int16_t>(first)) verdict = {Reason::budget_spent, -1};
    }
  }

  /// The time was spent before the blocks were decided: each is reported all the same.
  void unread(const Reading& reading) {
    result_.confidence = 1;
    select::Selection selection;
    selection.verdicts.assign(reading.list.blocks.size(), {Reason::budget_spent, -1});
    if (options_.detail != Detail::articles) report(reading, selection, {}, models_.html, false, deadline_, result_);
  }

  void json_body(const Reading& reading, const select::Selection& selection) {
    if (result_.articles.size() == 1) {
      Article& article = result_.articles[0];
      metadata::complete(take_json_body(reading, deadline_, article), article.authors, article.published);
      if (result_.articles[0].body_source != BodySource::page) result_.status = Status::article;
      return;
    }
    if (!result_.articles.empty() || selection.status == Status::listing) return;
    Article article;
    const head::Hydration hydration = take_json_body(reading, deadline_, article);
    if (article.paragraphs.empty()) return;
    select::Selection whole;
    whole.verdicts = selection.verdicts;
    whole.articles.push_back(
        {0, reading.list.blocks.empty() ? 0 : static_cast<std::uint32_t>(reading.list.blocks.size() - 1), select::kNoBlock});
    set_metadata(metadata::resolve(reading.head, reading.list, reading.measured, &reading.dom, whole, 0, url_), article);
    metadata::complete(hydration, article.authors, article.published);
    result_.articles.push_back(std::move(article));
    result_.status = Status::article;
  }

  /// "" for a page that was read to its end.
  [[nodiscard]] std::string_view why_partial(const Reading& reading) const {
    const dom::Spent spent = reading.dom.spent;
    if (reading.is_out_of_time || spent == dom::Spent::time || deadline_.is_up(0))
      return "the time budget was spent: the result is partial";
    if (spent == dom::Spent::memory) return "the memory budget was spent: the result is partial";
    if (spent == dom::Spent::parser_abort) return "the parser stopped at a fault of its own: the result is partial";
    if (spent == dom::Spent::elements || reading.skeleton.guards.is_too_dense || !reading.list.unread.empty())
      return "the page has far more elements or lines than a page of its size: the result is partial";
    return {};
  }

  [[nodiscard]] budget::Clock::time_point after(double share) const {
    constexpr std::chrono::milliseconds kLongest = std::chrono::hours(24 * 365);
    const auto budget = std::clamp(options_.time_budget, std::chrono::milliseconds(0), kLongest);
    return start_ + std::chrono::duration_cast<budget::Clock::duration>(budget * share);
  }

  const Options& options_;
  const Models& models_;
  std::string url_;  ///< Options::url, as UTF-8
  budget::Clock::time_point start_;
  budget::Deadline deadline_;
  Result result_;
};

bool tag_at(std::string_view page, std::size_t at, std::string_view name) {
  if (page.size() - at < name.size() + 2) return false;
  if (!skeleton::is_named(page.substr(at + 1, name.size()), name)) return false;
  const char after = page[at + 1 + name.size()];
  return after == '>' || after == ' ' || after == '/' || after == '\n' || after == '\t' || after == '\r';
}

}  // namespace

Format recognise(std::string_view page) {
  constexpr std::size_t kLook = 64U << 10;
  constexpr std::size_t kOpening = 1024;  // bytes: what stands before <html> is white space and comments
  const std::string_view look = page.substr(0, kLook);
  std::size_t tags = 0;
  for (std::size_t at = look.find('<'); at != std::string_view::npos; at = look.find('<', at + 1)) {
    for (std::string_view opening : {"html", "head", "body", "!doctype"}) {
      if (at < kOpening && tag_at(look, at, opening)) return Format::html;
      tags += tag_at(look, at, opening);
    }
    for (std::string_view common : {"p",     "div", "a",       "br",      "span", "li",    "ul",     "h1", "h2",   "h3",
                                    "table", "td",  "article", "section", "meta", "title", "script", "/p", "/div", "/a"}) {
      tags += tag_at(look, at, common);
    }
  }
  // A text may speak of a tag or two; a fragment of a page has one every few lines.
  return tags >= 3 && tags * 400 >= look.size() ? Format::html : tags >= 2 && look.size() < 400 ? Format::html : Format::text;
}

Reading read_page(std::string_view page, Format format, const dom::Budget& budget, const budget::Deadline& deadline) {
  Reading reading;
  reading.format = format;
  reading.page = page;
  if (format == Format::html) {
    reading.skeleton = skeleton::build(page, deadline);
    reading.dom = dom::parse(reading.skeleton, page, budget);
    reading.head = head::read(reading.skeleton, page, deadline);
    reading.list = blocks::from_dom(reading.dom, deadline);
  } else {
    reading.list = blocks::from_text(page, deadline);
  }
  reading.measured = signals::measure(reading.list, deadline);
  blocks::leave_unread(reading.list, reading.measured.end);
  reading.is_out_of_time = deadline.is_up(0);
  return reading;
}

signals::Groups group_units(const Reading& reading, const signals::Elements* elements) {
  return reading.format == Format::html ? signals::html_groups(reading.dom, reading.list, reading.measured, *elements)
                                        : signals::text_groups(reading.list, reading.measured);
}

signals::Matrix measure_signals(const Reading& reading, const signals::Elements* elements, const signals::Groups& groups,
                                const signals::Lexicon& lexicon, const budget::Deadline& deadline) {
  return reading.format == Format::html
             ? signals::html_signals(reading.dom, reading.list, reading.measured, *elements, groups, reading.head, lexicon, deadline)
             : signals::text_signals(reading.list, reading.measured, lexicon, deadline);
}

Scored score_units(const Reading& reading, const signals::Elements* elements, const signals::Model& model,
                   const budget::Deadline& deadline) {
  Scored out;
  const signals::Groups groups = group_units(reading, elements);
  out.matrix = measure_signals(reading, elements, groups, model.lexicon, deadline);
  out.scores = model.forest_scorer.score(out.matrix, deadline);
  if (model.context.trees.empty() || deadline.is_up(out.scores.size())) return out;
  out.context = signals::context_signals(reading.measured, out.scores, groups);
  const std::vector<float> around = model.context_scorer.score(out.context, deadline);
  for (std::size_t i = 0; i < out.scores.size(); ++i) out.scores[i] = signals::kCarry * out.scores[i] + around[i];
  return out;
}

Decided decide(const Reading& reading, const signals::Elements* elements, const signals::Model& model, const Options& options,
               const budget::Deadline& deadline) {
  Decided out;
  out.scored = score_units(reading, elements, model, deadline);
  if (deadline.is_up()) return out;
  const bool is_html = reading.format == Format::html;
  out.selection = select::select({reading.list, reading.measured, out.scored.scores, is_html ? &reading.dom : nullptr, elements,
                                  is_html ? &reading.head : nullptr, &model.judge, options.favour, options.keep, &deadline});
  return out;
}

Result run_pipeline(std::string_view bytes, const Options& options, const Models& models) {
  return Extraction(options, models).run(bytes);
}

}  // namespace winnow
