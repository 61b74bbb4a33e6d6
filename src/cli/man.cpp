#include <string>

#include <winnow/winnow.h>

#include "cli/pages_about.h"
#include "cli/values.h"

namespace winnow::cli {
namespace {

/// Text of a man page: a hyphen typed by a reader is "\-", and no line may start as a request.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if ((c == '.' || c == '\'') && out.empty()) {
      out += "\\&";
      out += c;
    } else {
      out += c;
    }
  }
  return out;
}

void append_option(std::string& out, const OptionSpec& spec) {
  out += ".TP\n.B ";
  if (spec.letter != '\0') out += std::string("\\-") + spec.letter + ", ";
  out += "\\-\\-" + escaped(spec.name);
  if (!spec.value.empty()) out += " \\fI" + escaped(spec.value) + "\\fR";
  out += '\n';
  std::string help(spec.help);
  if (!help.empty() && help[0] >= 'a' && help[0] <= 'z') help[0] = static_cast<char>(help[0] - ('a' - 'A'));
  out += escaped(help) + ".\n";
  if (!spec.choices.empty()) {
    out += spec.kind == ValueKind::list ? "A list with commas, of" : "One of";
    const auto choices = split(spec.choices, ' ');
    for (std::size_t i = 0; i < choices.size(); ++i) out += (i == 0 ? " \\fB" : ", \\fB") + escaped(choices[i]) + "\\fR";
    out += ".\n";
  }
  if (!spec.standard.empty()) out += "The default is \\fB" + escaped(spec.standard) + "\\fR.\n";
}

void append_commands(std::string& out, const OptionSpec& spec) {
  out += "Only for";
  std::string_view before = " ";
  for (const Command command : kCommands) {
    if (!belongs_to(spec, command)) continue;
    out += joined({before, "\\fB", command_name(command), "\\fR"});
    before = " and ";
  }
  out += ".\n";
}

void append_options(std::string& out) {
  out += ".SH OPTIONS\n";
  for (const SectionTitle& title : section_titles()) {
    out += ".SS " + std::string(title.title) + '\n';
    for (const OptionSpec& spec : option_table()) {
      if (spec.section != title.section) continue;
      append_option(out, spec);
      if (spec.section != Section::about && spec.commands != For::all) append_commands(out, spec);
    }
  }
}

constexpr std::string_view kDescription = R"(.SH DESCRIPTION
.B winnow
reads news pages as they were scraped, in HTML or as plain text and in any charset, and writes the article of each:
its title, authors, dates and paragraphs, without menus, teasers, prompts, captions and the like.
.PP
.B extract
(the command when none is given) takes files, folders and \fB\-\fR, which is standard input.
Without an operand it reads standard input; if that is a terminal, it prints its usage.
A command stands before all options.
.PP
In a folder, and in all folders below it, the files *.html, *.htm, *.xhtml and *.txt are read, in any case, and the same with .gz behind it.
They come in the order of the bytes of their names below the folder.
Links to files are followed there, links to folders are not.
A file that is named itself is read whatever its name is.
Gzip, also of several members, is known by its first bytes and unpacked.
.PP
.B explain
takes one page, and says of each of its blocks whether it was kept, dropped or cut, for which reason, and which evidence decided it.
.PP
.B batch
reads records and writes a line of JSON for each, in their order, with the same bytes for any number of threads.
Its inputs are files of JSON lines (*.jsonl, *.ndjson), web archives (*.warc, versions 1.0 and 1.1: the pages of their response and
conversion records), pages as above, folders of these, each also with .gz behind its name, and \fB\-\fR.
Other files that are named, and standard input, are known by their first bytes.
What is damaged costs the records that it is in: each is a line with a status and a message, and the next one is looked for.
)";

constexpr std::string_view kFormats = R"(.SH OUTPUT
Results go to standard output, or to the file of \fB\-\-output\fR; messages go to standard error.
All output is UTF\-8, whatever the locale is.
Where there is more than one operand, or a folder, the output is made for several pages.
.TP
.B text
The title, the standfirst and the paragraphs of each article, with a blank line between them.
List items and rows of a table that follow each other stand on lines of their own.
A line of three stars stands between the articles of a page.
With several pages, a line \fB==> ID <==\fR and a blank line stand before each page that has an article.
.TP
.B markdown
CommonMark with tables.
A rule stands between the articles of a page.
With several pages, a comment \fB<!\-\- ID \-\->\fR stands before each page that has an article.
.TP
.B html
One HTML document with an \fBarticle\fR element for each article.
With several pages, each page that has an article stands in a \fBsection\fR element with the page's ID as its \fBdata\-id\fR.
.TP
.B json
An object for each page; with several pages, an array of them.
It holds the page's ID, status, confidence and message, its format and charset, and its articles with all that is known of them and their paragraphs.
The source of a paragraph is its range of bytes in the page after decoding to UTF\-8, without byte order mark.
.TP
.B jsonl
A line for each page, in order, with the same fields: id, status, confidence, title, authors, date, modified, language, url, fingerprint, text, articles.
Those after confidence are the first article's, but text is that of all articles: paragraphs end in a line break, articles in an empty line.
A page that failed also has a message after its confidence; then its status can also be \fBmissing\fR, \fBunreadable\fR, \fBno_pages\fR or \fBbad_gzip\fR.
With \fB\-\-detail verdicts\fR or \fBevidence\fR the articles have their paragraphs, and blocks come last.
.PP
The lines of
.B batch
have the same fields, and behind them page_url, the address that the record told, then the members that \fB\-\-pass\-through\fR copies,
and with \fB\-\-duplicates mark\fR duplicate_of, the ID of the record that came first, or null.
A member whose name is one of these fields' is copied with \fBinput_\fR before its name.
The ID of a record is the member of \fB\-\-id\-key\fR or the archive's WARC\-Record\-ID, else the input's ID, a colon and the line's number, or its place in
the archive.
A record that gives no page has the status \fBbad_json\fR, \fBbad_warc\fR, \fBbad_http\fR, \fBbad_gzip\fR, \fBtoo_large\fR, \fBmissing\fR,
\fBunreadable\fR or \fBno_pages\fR.
.PP
The output of
.B batch
stands in \fIFILE\fR.part until it is whole; \fIFILE\fR.part.state says how far it is.
Both stay behind when the run is killed, when the machine stops or when the disk is full; \fB\-\-resume\fR then goes on from there.
After SIGINT or SIGTERM, \fIFILE\fR holds what was done until then, and \fB\-\-resume\fR goes on as well.
.PP
The ID of a page is the operand that named it, or within a folder its path below the folder; \fB\-\fR is standard input.
What of it is no UTF\-8 is replaced by U+FFFD.
.PP
A line of the text report of
.B explain
is a block: \fB+\fR kept, \fB\-\fR dropped or \fB.\fR cut, its reason, its score in log\-odds, its first words, and the evidence that weighs most.
Its HTML report is one page that loads nothing: the blocks in order, their evidence where the pointer or the focus is, and a filter by reason.
)";

constexpr std::string_view kRest = R"(.SH ENVIRONMENT
.TP
.B NO_COLOR
When it is set and not empty, \fB\-\-color auto\fR means \fBnever\fR.
.SH EXAMPLES
.TP
The article of one page:
.B winnow page.html
.TP
A corpus from a folder, and what failed:
.B winnow \-\-to jsonl \-\-errors failed.jsonl \-o corpus.jsonl pages/
.TP
An archive of a crawl, on four threads:
.B winnow batch \-j 4 \-\-errors failed.jsonl \-o corpus.jsonl.gz crawl.warc.gz
.TP
From a pipe:
.B curl \-s \fIURL\fB | winnow \-\-url \fIURL\fB \-\-to markdown
.TP
Why was that paragraph dropped?
.B winnow explain \-\-to html \-o why.html page.html
.TP
Completion in bash:
.B source <(winnow \-\-completion bash)
)";

}  // namespace

std::string man_page() {
  std::string out = ".TH WINNOW 1 \"\" \"winnow " + std::string(version()) + "\" \"User Commands\"\n.SH NAME\nwinnow \\- " +
                    escaped(summary()) +
                    "\n.SH SYNOPSIS\n.B winnow\n[\\fBextract\\fR] [\\fIOPTIONS\\fR] [\\fIFILE\\fR|\\fIDIR\\fR|\\fB\\-\\fR]...\n.br\n"
                    ".B winnow explain\n[\\fIOPTIONS\\fR] \\fIFILE\\fR|\\fB\\-\\fR\n.br\n"
                    ".B winnow batch\n[\\fIOPTIONS\\fR] [\\fIFILE\\fR|\\fIDIR\\fR|\\fB\\-\\fR]... \\fB\\-o\\fR \\fIFILE\\fR\n";
  out += kDescription;
  append_options(out);
  out += kFormats;
  out += ".SH EXIT STATUS\n";
  for (const ExitMeaning& exit : exit_meanings()) {
    out += ".TP\n.B " + std::to_string(static_cast<int>(exit.code)) + '\n' + escaped(exit.meaning) + '\n';
  }
  out += ".PP\n" + escaped(exit_precedence()) +
         "\n.PP\nA reader that closes the pipe ends \\fBwinnow\\fR by SIGPIPE, as it does other filters; where that signal is ignored, "
         "the status is 74, without a message.\n";
  out += kRest;
  return out;
}

}  // namespace winnow::cli
