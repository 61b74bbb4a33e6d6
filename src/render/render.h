// render -- writes a Result in the formats that people and programs read.
//   in:    Result, and the name of its page   borrowed for the call
//   out:   string                             UTF-8, ends in a newline unless it is empty
//   never: throws (std::bad_alloc excepted), decides what is kept, trusts the page's text: all of it is escaped
//   knobs: kEvidenceShown, ExplainStyle
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <winnow/winnow.h>

namespace winnow::render {

/// Evidence that explain_text() prints for a block, and explain_html() shows before it sums up the rest.
inline constexpr std::size_t kEvidenceInText = 2;
inline constexpr std::size_t kEvidenceShown = 12;

/// The articles as plain text. Each is its title, its standfirst and its paragraphs, with a blank line between them; list items
/// and table rows that follow each other stand on lines of their own without one. A line "* * *" stands between two articles.
/// @return  "" when the page has no article
std::string text(const Result& result);

/// The articles as CommonMark with GFM tables. The title is a level 1 heading, those of the body are level 2 to 6; a rule stands
/// between two articles. What the page's text would mean as markup is escaped.
/// @return  "" when the page has no article
std::string markdown(const Result& result);

/// The articles as one self-contained HTML document: no script, nothing that is loaded from elsewhere. Without an article, its
/// body is empty. html_begin + html_articles of several pages + html_end make one document of several pages.
std::string html(const Result& result);
std::string html_begin(std::string_view title, std::string_view language);
std::string html_articles(const Result& result);
std::string html_end();

/// What JSON says beside the Result itself.
struct JsonRecord {
  std::string_view id;               ///< UTF-8; what the caller calls the page
  Detail detail = Detail::articles;  ///< articles: no blocks; verdicts: blocks; evidence: blocks with their evidence
  std::string_view status = {};      ///< of a page that could not be read, in place of the Result's; "" is the Result's
};

/// All of a Result, its page left out, as one indented JSON object.
std::string json(const Result& result, const JsonRecord& record);

/// The same on one line. Of the first article it repeats title, authors, date, modified, language, url and fingerprint beside the status;
/// `text` is the text of all articles with an empty line between them. Paragraphs and blocks are there unless Detail::articles.
/// Every line has the same fields in the same order; only `message`, and with more detail `blocks`, may be missing.
std::string jsonl(const Result& result, const JsonRecord& record);

enum class Colour : std::uint8_t { none, ansi };

struct ExplainStyle {
  Colour colour = Colour::none;
  std::size_t words_columns = 56;  ///< how much of a block's text is shown, in terminal columns
};

/// One line a block: its mark (+ kept, - dropped, . cut), reason, score, first words and the evidence that weighs most, in
/// columns. A line about the page comes first. Control characters of the page do not reach the terminal.
std::string explain_text(const Result& result, const ExplainStyle& style = {});

/// One self-contained HTML page: every block in page order with its decision, reason and, on hover and focus, its evidence.
/// @param id  UTF-8; the heading of the page
std::string explain_html(const Result& result, std::string_view id);

}  // namespace winnow::render
