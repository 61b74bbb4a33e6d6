#include "pipeline.h"

#include <algorithm>
#include <cmath>

#include "decode/decode.h"
#include "metadata/metadata.h"
#include "normalise/normalise.h"
#include "paragraphs/paragraphs.h"
#include "select/select.h"
#include "signals/html_signals.h"
#include "signals/text_signals.h"

namespace winnow {
namespace {

constexpr std::size_t kMostEvidence = 8;       ///< signals named a block
constexpr std::size_t kArenaBase = 16U << 20;  ///< bytes; with 16 a page byte ample for any tree (gumbo_parser.h)
constexpr std::size_t kArenaPerByte = 16;
constexpr std::size_t kLeastJsonBody = 250;       ///< bytes of articleBody that make it an article where the page has less
constexpr std::size_t kOffsetLimit = 0xFFFFFFF0;  ///< Range is 32 bits wide

Result failed(Status status, std::string message) {
  Result result;
  result.status = status;
  result.confidence = 1;
  result.message = std::move(message);
  return result;
}

/// The blocks' verdicts and the cuts, in page order, with their pieces.
class Report {
 public:
  Report(const Reading& reading, const select::Selection& selection, std::span<const float> scores, Result& result)
      : reading_(reading), selection_(selection), scores_(scores), result_(result) {}

  void write(const signals::Matrix& matrix, const signals::Forest& forest, std::span<const std::string_view> names, Detail detail) {
    std::vector<std::size_t> unit_of(reading_.list.blocks.size(), kNoUnit);
    for (std::size_t u = 0; u < reading_.measured.units.size(); ++u) unit_of[reading_.measured.units[u].block] = u;
    for (std::size_t i = 0; i < reading_.list.blocks.size(); ++i) {
      const blocks::Block& source = reading_.list.blocks[i];
      Block& block = add(selection_.verdicts[i].reason, reading_.list.pieces_of(source));
      block.article = selection_.verdicts[i].article;
      block.text = source.text;
      if (unit_of[i] == kNoUnit) continue;
      block.score = scores_[unit_of[i]];
      if (detail == Detail::evidence) evidence(matrix.row(unit_of[i]), forest, names, block);
    }
    for (const Range& blank : reading_.list.blanks) add(Reason::rule, {&blank, 1});
    for (const skeleton::Cut& cut : reading_.skeleton.cuts) {
      if (cut.range.begin < cut.range.end) add(cut.reason, {&cut.range, 1});
    }
    std::stable_sort(result_.blocks.begin(), result_.blocks.end(), [&](const Block& a, const Block& b) {
      return result_.pieces[a.first_piece].begin < result_.pieces[b.first_piece].begin;
    });
  }

 private:
  static constexpr std::size_t kNoUnit = static_cast<std::size_t>(-1);

  Block& add(Reason reason, std::span<const Range> pieces) {
    Block& block = result_.blocks.emplace_back();
    block.reason = reason;
    block.decision = decision_of(reason);
    block.first_piece = static_cast<std::uint32_t>(result_.pieces.size());
    block.piece_count = static_cast<std::uint32_t>(pieces.size());
    result_.pieces.insert(result_.pieces.end(), pieces.begin(), pieces.end());
    return block;
  }

  void evidence(std::span<const float> row, const signals::Forest& forest, std::span<const std::string_view> names, Block& block) {
    shares_.assign(row.size(), 0);
    forest.attribute(row, shares_);
    order_.resize(row.size());
    for (std::size_t s = 0; s < order_.size(); ++s) order_[s] = s;
    const std::size_t count = std::min(kMostEvidence, order_.size());
    std::partial_sort(order_.begin(), order_.begin() + static_cast<std::ptrdiff_t>(count), order_.end(), [&](std::size_t a, std::size_t b) {
      return std::abs(shares_[a]) != std::abs(shares_[b]) ? std::abs(shares_[a]) > std::abs(shares_[b]) : a < b;
    });
    for (std::size_t k = 0; k < count && std::abs(shares_[order_[k]]) >= 0.01F; ++k) {
      block.evidence.push_back({names[order_[k]], row[order_[k]], shares_[order_[k]], {}});
    }
  }

  const Reading& reading_;
  const select::Selection& selection_;
  std::span<const float> scores_;
  Result& result_;
  std::vector<float> shares_;
  std::vector<std::size_t> order_;
};

constexpr std::string_view kHtmlNames[] = {
#define WINNOW_SIGNAL(id, name, unit, why) name,
#include "signals/html_signals.def"
#undef WINNOW_SIGNAL
};
constexpr std::string_view kTextNames[] = {
#define WINNOW_SIGNAL(id, name, unit, why) name,
#include "signals/text_signals.def"
#undef WINNOW_SIGNAL
};

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
void take_json_body(const Reading& reading, Article& article) {
  const std::size_t own = text_bytes(article.paragraphs);
  auto take = [&](std::string_view body, BodySource source) {
    std::vector<Paragraph> paragraphs = paragraphs::from_lines(body);
    if (text_bytes(paragraphs) < std::max(kLeastJsonBody, 3 * own)) return false;
    article.paragraphs = std::move(paragraphs);
    article.body_source = source;
    return true;
  };
  if (!take(reading.head.ld_body, BodySource::ld_json) && own < kLeastJsonBody) {
    take(head::read_hydration_body(reading.skeleton, reading.page), BodySource::hydration_json);
  }
}

class Extraction {
 public:
  Extraction(const Options& options, const Models& models) : options_(options), models_(models) {}

  Result run(std::string_view bytes) {
    deadline_ = std::chrono::steady_clock::now() + options_.time_budget;
    if (bytes.size() > std::min(options_.max_bytes, kOffsetLimit)) {
      return failed(Status::too_large, "the page has " + std::to_string(bytes.size()) + " bytes, more than the " +
                                           std::to_string(std::min(options_.max_bytes, kOffsetLimit)) + " allowed");
    }
    if (!options_.charset.empty() && decode::name_of_label(options_.charset).empty()) {
      return failed(Status::bad_option, "no charset is called \"" + options_.charset + "\"");
    }
    if (decode::is_binary(bytes)) return failed(Status::not_text, "the bytes are no text");
    decode::Decoded decoded = decode::to_utf8(bytes, options_.charset);
    if (decoded.view().size() > kOffsetLimit) return failed(Status::too_large, "the decoded page is larger than 4 GiB");
    result_.charset = decoded.charset;
    result_.charset_source = decoded.source;
    result_.format = options_.from == Format::automatic ? recognise(decoded.view()) : options_.from;

    const std::size_t arena = options_.max_memory > 0 ? options_.max_memory : kArenaBase + kArenaPerByte * decoded.view().size();
    const Reading reading = read_page(decoded.view(), result_.format, {arena, deadline_});
    result_.format == Format::html ? html(reading) : text(reading);
    if (reading.dom.spent != dom::Spent::nothing) spent(reading.dom.spent);
    if (options_.detail != Detail::articles)
      result_.page = decoded.is_converted ? std::move(decoded.converted) : std::string(decoded.view());
    return std::move(result_);
  }

 private:
  void html(const Reading& reading) {
    const signals::Elements elements(reading.dom, reading.list, reading.measured, models_.html.lexicon);
    finish(reading, &elements, models_.html, kHtmlNames);
  }
  void text(const Reading& reading) { finish(reading, nullptr, models_.text, kTextNames); }

  void finish(const Reading& reading, const signals::Elements* elements, const signals::Model& model,
              std::span<const std::string_view> names) {
    if (std::chrono::steady_clock::now() > deadline_) return unread(reading);
    Decided decided = decide(reading, elements, model, options_);
    select::Selection& selection = decided.selection;
    const bool is_html = reading.format == Format::html;
    const dom::Dom* dom = is_html ? &reading.dom : nullptr;
    for (std::size_t a = 0; a < selection.articles.size(); ++a) {
      metadata::Metadata metadata = metadata::resolve(reading.head, reading.list, dom, selection, a, options_.url);
      for (const auto& [block, reason] : metadata.used) {
        // A standfirst, byline or date that scored as body text is body text: metadata reads it there, and leaves it.
        const bool heads_body = reason == Reason::title || reason == Reason::repeated_title;
        if (selection.verdicts[block].reason == Reason::body && !heads_body) continue;
        selection.verdicts[block] = {reason, decision_of(reason) == Decision::kept ? static_cast<std::int16_t>(a) : std::int16_t{-1}};
      }
      Article article;
      article.paragraphs = paragraphs::assemble(reading.list, dom, selection, static_cast<std::int16_t>(a));
      set_metadata(std::move(metadata), article);
      result_.articles.push_back(std::move(article));
    }
    result_.status = selection.status;
    result_.confidence = selection.confidence;
    if (is_html) json_body(reading, selection);
    if (options_.detail != Detail::articles)
      Report(reading, selection, decided.scores, result_).write(decided.matrix, model.forest, names, options_.detail);
  }

  /// The time was spent before the blocks were measured: none of them is decided, each is reported.
  void unread(const Reading& reading) {
    spent(dom::Spent::time);
    result_.confidence = 1;
    select::Selection selection;
    selection.verdicts.assign(reading.list.blocks.size(), {Reason::budget_spent, -1});
    const std::vector<float> scores(reading.measured.units.size(), 0.0F);
    if (options_.detail != Detail::articles) Report(reading, selection, scores, result_).write({}, {}, {}, Detail::verdicts);
  }

  void json_body(const Reading& reading, const select::Selection& selection) {
    if (result_.articles.size() == 1) {
      take_json_body(reading, result_.articles[0]);
      return;
    }
    if (!result_.articles.empty() || selection.status == Status::listing) return;
    Article article;
    take_json_body(reading, article);
    if (article.paragraphs.empty()) return;
    select::Selection whole;
    whole.verdicts = selection.verdicts;
    whole.articles.push_back(
        {0, reading.list.blocks.empty() ? 0 : static_cast<std::uint32_t>(reading.list.blocks.size() - 1), select::kNoBlock});
    set_metadata(metadata::resolve(reading.head, reading.list, &reading.dom, whole, 0, options_.url), article);
    result_.articles.push_back(std::move(article));
    result_.status = Status::article;
  }

  void spent(dom::Spent what) {
    result_.status = Status::out_of_budget;
    result_.message = what == dom::Spent::time     ? "the time budget was spent: the result is partial"
                      : what == dom::Spent::memory ? "the memory budget was spent: the result is partial"
                                                   : "the parser stopped at a fault of its own: the result is partial";
  }

  const Options& options_;
  const Models& models_;
  std::chrono::steady_clock::time_point deadline_;
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

Reading read_page(std::string_view page, Format format, const dom::Budget& budget) {
  Reading reading;
  reading.format = format;
  reading.page = page;
  if (format == Format::html) {
    reading.skeleton = skeleton::build(page);
    reading.dom = dom::parse(reading.skeleton, page, budget);
    reading.head = head::read(reading.skeleton, page);
    reading.list = blocks::from_dom(reading.dom);
  } else {
    reading.list = blocks::from_text(page);
  }
  reading.measured = signals::measure(reading.list);
  return reading;
}

signals::Matrix measure_signals(const Reading& reading, const signals::Elements* elements, const signals::Lexicon& lexicon) {
  return reading.format == Format::html
             ? signals::html_signals(reading.dom, reading.list, reading.measured, *elements, reading.head, lexicon)
             : signals::text_signals(reading.list, reading.measured, lexicon);
}

Decided decide(const Reading& reading, const signals::Elements* elements, const signals::Model& model, const Options& options) {
  Decided out;
  out.matrix = measure_signals(reading, elements, model.lexicon);
  out.scores.resize(out.matrix.rows());
  for (std::size_t i = 0; i < out.scores.size(); ++i) out.scores[i] = model.forest.score(out.matrix.row(i));
  const bool is_html = reading.format == Format::html;
  out.selection = select::select({reading.list, reading.measured, out.scores, is_html ? &reading.dom : nullptr, elements,
                                  is_html ? &reading.head : nullptr, &model.judge, options.favour, options.keep});
  return out;
}

Result run_pipeline(std::string_view bytes, const Options& options, const Models& models) {
  return Extraction(options, models).run(bytes);
}

}  // namespace winnow
