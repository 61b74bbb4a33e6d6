/// winnow keeps the article of a scraped news page and says why it dropped the rest.
///
/// Thread safety: extract() is a pure function of its arguments. It may be called from any number of
/// threads at once; nothing is remembered between calls.
///
/// Getting started
/// ---------------
///     #include <winnow/winnow.h>
///
///     std::string page = ...;                            // HTML in any charset, or plain text
///     winnow::Result result = winnow::extract(page);
///     for (const winnow::Article& article : result.articles) {
///       std::cout << article.title << "\n\n" << article.text() << "\n";
///     }
///
/// Why was that paragraph dropped?
/// -------------------------------
///     for (const winnow::Block& block : result.blocks) {
///       std::cout << winnow::name(block.decision) << ' ' << winnow::name(block.reason) << ' ' << block.text << '\n';
///     }
///
/// Options
/// -------
///     field         (default)     meaning
///     from          (automatic)   HTML or plain text; automatic looks at the bytes
///     favour        (balanced)    balanced, precision (drop when in doubt), recall (keep when in doubt)
///     keep          (scored)      captions, tables, embeds, bylines, comments: scored, keep or drop, each by itself
///     detail        (evidence)    how much to say about each block: articles, verdicts, evidence
///     charset       ("")          the transport's charset label, as in an HTTP header; "" is none
///     url           ("")          the page's address; helps with its language, site and canonical link
///     max_bytes     (64 MiB)      a larger page is not read: status too_large
///     max_memory    (0)           bytes for the parser's tree; 0 is 16 MiB + 16 bytes a page byte
///     time_budget   (5 s)         processor time of the calling thread for one page; when it is spent the result is
///                                 partial: status out_of_budget
///
/// Lifetime
/// --------
/// A Result owns all that it holds; neither the page nor the options have to outlive it.
///
/// Errors
/// ------
/// Any bytes give a Result and extract() never throws: bad HTML is no error, and "no article here" is a
/// status. Only a page that was not read to its end (too_large, out_of_budget, not_text, bad_option) says why in `message`.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#if defined(__GNUC__)
#define WINNOW_API __attribute__((visibility("default")))
#else
#define WINNOW_API
#endif

namespace winnow {

// ---- Options ----

enum class Format : std::uint8_t { automatic, html, text };

/// Where to stand on the curve of precision against recall.
enum class Favour : std::uint8_t { balanced, precision, recall };

/// How much a Result says about each block of the page.
enum class Detail : std::uint8_t {
  articles,  ///< no blocks at all: the fastest
  verdicts,  ///< a decision, a reason and a score for each block
  evidence   ///< and the signals that made the score, strongest first
};

/// What becomes of one kind of block.
enum class Choice : std::uint8_t {
  scored,  ///< as its score says
  keep,    ///< keep it wherever it stands within an article
  drop     ///< drop it everywhere
};

struct KindChoices {
  Choice captions = Choice::scored;
  Choice tables = Choice::scored;
  Choice embeds = Choice::scored;
  Choice bylines = Choice::scored;
  Choice comments = Choice::scored;
};

struct Options {
  Format from = Format::automatic;
  Favour favour = Favour::balanced;
  KindChoices keep;
  Detail detail = Detail::evidence;
  std::string charset;
  std::string url;
  std::size_t max_bytes = std::size_t{64} << 20;
  std::size_t max_memory = 0;
  std::chrono::milliseconds time_budget{5000};
};

// ---- Result ----

/// What the page turned out to be.
enum class Status : std::uint8_t {
  article,     ///< one article, or several whole ones
  listing,     ///< teasers that lead to articles, no article
  no_article,  ///< text, but no article: a shop, a form, a menu; where that is doubtful, what prose there is stands in `articles` all the
               ///< same
  notice,      ///< a consent, paywall, log-in or robot notice stands where the article would
  empty,       ///< no text at all
  not_text,    ///< bytes that are no text: an image, an archive
  too_large,   ///< above Options::max_bytes; not read
  out_of_budget,  ///< time or memory ran out; what was found so far is in the result
  bad_option,     ///< an option that has no meaning, such as an unknown charset; the page was not read
};

/// How the charset was known; the order of the Encoding Standard, then our own.
enum class CharsetSource : std::uint8_t {
  byte_order_mark,
  transport,   ///< Options::charset
  meta,        ///< <meta charset>, or its http-equiv form, or an XML declaration
  valid_utf8,  ///< no label, but every sequence is well-formed UTF-8
  detected,    ///< guessed from the bytes
  fallback     ///< nothing fitted: windows-1252
};

/// Half-open range of bytes in the decoded page (UTF-8, byte order mark taken off).
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Range&, const Range&) = default;
};

enum class ParagraphKind : std::uint8_t {
  paragraph,
  heading,    ///< Paragraph::level says which, 1 to 6
  list_item,  ///< Paragraph::level is the depth of the list, from 1
  quote,
  preformatted,  ///< line breaks are kept
  table_row,     ///< cells are joined by " | "
  caption
};

struct Paragraph {
  ParagraphKind kind = ParagraphKind::paragraph;
  std::uint8_t level = 0;
  std::string text;  ///< UTF-8, NFC, one line (but for preformatted)
  Range source;      ///< the smallest range that holds it; empty when it comes from JSON
};

/// Where an article's body was found.
enum class BodySource : std::uint8_t {
  page,           ///< in the page's own blocks
  ld_json,        ///< in articleBody of the page's ld+json
  hydration_json  ///< in the JSON that a script builds the page from
};

struct Article {
  std::string title;
  std::vector<std::string> authors;  ///< people, without "By"
  std::string published;             ///< ISO 8601, as precise as the page says: 2024-02-21 or 2024-02-21T11:30:00+04:00
  std::string modified;              ///< ISO 8601
  std::string site_name;
  std::string language;  ///< BCP 47, as the page says it; "" when it does not
  std::string url;       ///< the canonical URL
  std::vector<std::string> tags;
  std::string standfirst;  ///< the deck below the title when the page sets it apart from the body
  std::vector<Paragraph> paragraphs;
  BodySource body_source = BodySource::page;

  /// A SimHash of the paragraphs' words: articles whose fingerprints differ in at most 3 bits are near duplicates, and so is an article
  /// of some hundred words with one word changed. The same words give the same bits on every machine and in every version.
  ///
  /// A word is a run of letters, marks, digits and underscores, in lower case by Unicode's simple mappings; a character of Han, kana or
  /// Thai is a word by itself. The words of all paragraphs stand in one row. Each two that follow each other, joined by a space in UTF-8,
  /// have a hash: FNV-1a of 64 bits, then the finaliser of MurmurHash3 (x64). Bit i of the fingerprint is set when it is set in more than
  /// half of the distinct hashes. An article of one word has that word's hash; one without words has 0.
  std::uint64_t fingerprint = 0;

  /// The paragraphs, joined by '\n'.
  [[nodiscard]] WINNOW_API std::string text() const;
};

enum class Decision : std::uint8_t {
  kept,     ///< in an article, as its body, title, byline or date
  dropped,  ///< text that a reader sees, but not the article's
  cut       ///< no text for readers: scripts, styles, comments, the head
};

/// Why a block was kept, dropped or cut. winnow/reasons.def is the one list: X(name, decision, "explanation").
enum class Reason : std::uint8_t {
#define WINNOW_REASON(name, decision, text) name,
#include <winnow/reasons.def>
#undef WINNOW_REASON
};

/// One signal's share in a block's score.
struct Evidence {
  std::string_view signal;  ///< static; src/signals/signals.def explains each
  float value = 0;          ///< what was measured, in the signal's unit
  float share = 0;          ///< how far it moved the score, in log-odds; below 0 speaks against the block
  std::string detail;       ///< the class token, phrase or heading it rests on; "" for plain numbers
};

struct Block {
  Decision decision = Decision::dropped;
  Reason reason{};
  std::int16_t article = -1;      ///< index into Result::articles when kept, else -1
  float score = 0;                ///< log-odds that it is body text; 0 for cuts
  std::uint32_t first_piece = 0;  ///< its pieces are Result::pieces[first_piece .. +piece_count)
  std::uint32_t piece_count = 0;
  std::string text;                ///< as a reader sees it, white space collapsed; "" for cuts
  std::vector<Evidence> evidence;  ///< strongest first; empty unless Detail::evidence
};

struct Result {
  Status status = Status::empty;
  float confidence = 0;               ///< 0 to 1: how sure the status is
  std::string message;                ///< why the page was not read to its end; "" otherwise
  Format format = Format::automatic;  ///< what the page was read as
  std::string charset;                ///< name as in the Encoding Standard, lower case
  CharsetSource charset_source = CharsetSource::fallback;
  std::vector<Article> articles;

  /// Every byte of the page's text stands in exactly one piece of exactly one block. Blocks are in page order.
  std::vector<Block> blocks;
  std::vector<Range> pieces;
  std::string page;  ///< the decoded page that every Range points into; empty with Detail::articles

  [[nodiscard]] std::span<const Range> pieces_of(const Block& block) const {
    return {pieces.data() + block.first_piece, block.piece_count};
  }
};

// ---- The call ----

/// Extracts the articles of one page.
/// @param bytes  HTML or plain text, in any charset; only read during the call.
/// @return       always a Result; never throws, not even when memory runs out (status out_of_budget).
[[nodiscard]] WINNOW_API Result extract(std::string_view bytes, const Options& options = {}) noexcept;

// ---- Names ----

/// Static lower-case words, the same as in the program's output; from_name() of a name gives the value back.
[[nodiscard]] WINNOW_API std::string_view name(Status value) noexcept;
[[nodiscard]] WINNOW_API std::string_view name(CharsetSource value) noexcept;
[[nodiscard]] WINNOW_API std::string_view name(ParagraphKind value) noexcept;
[[nodiscard]] WINNOW_API std::string_view name(BodySource value) noexcept;
[[nodiscard]] WINNOW_API std::string_view name(Decision value) noexcept;
[[nodiscard]] WINNOW_API std::string_view name(Reason value) noexcept;
[[nodiscard]] WINNOW_API std::string_view name(Format value) noexcept;

/// One sentence for a reader: what the reason means.
[[nodiscard]] WINNOW_API std::string_view explain(Reason reason) noexcept;
[[nodiscard]] WINNOW_API Decision decision_of(Reason reason) noexcept;

/// "0.1.0"
[[nodiscard]] WINNOW_API std::string_view version() noexcept;

}  // namespace winnow
