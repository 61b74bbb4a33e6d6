#include "cli/option_table.h"

#include <array>

namespace winnow::cli {
namespace {

constexpr std::string_view kKinds = "captions tables embeds bylines comments";

constexpr std::array kOptions = {
    OptionSpec{OptionId::from, 0, "from", ValueKind::choice, "FORMAT", "auto html text", "auto", Section::input, For::all,
               "what the pages are; auto looks at the bytes"},
    OptionSpec{OptionId::charset, 0, "charset", ValueKind::text, "NAME", "", "", Section::input, For::all,
               "the charset that the pages came with, as in an HTTP header; it overrides what they say themselves"},
    OptionSpec{OptionId::url, 0, "url", ValueKind::text, "URL", "", "", Section::input, For::pages, "the address that the pages came from"},
    OptionSpec{OptionId::html_key, 0, "html-key", ValueKind::text, "KEY", "", "html", Section::input, For::batch,
               "the member of a JSON line that holds the page"},
    OptionSpec{OptionId::text_key, 0, "text-key", ValueKind::text, "KEY", "", "text", Section::input, For::batch,
               "the member that holds it as plain text, where there is no HTML"},
    OptionSpec{OptionId::url_key, 0, "url-key", ValueKind::text, "KEY", "", "url", Section::input, For::batch,
               "the member that holds the page's address"},
    OptionSpec{OptionId::id_key, 0, "id-key", ValueKind::text, "KEY", "", "id", Section::input, For::batch,
               "the member that holds the record's ID"},
    OptionSpec{OptionId::pass_through, 0, "pass-through", ValueKind::none, "", "", "", Section::input, For::batch,
               "copy the other members to the output"},
    OptionSpec{OptionId::files0_from, 0, "files0-from", ValueKind::file, "FILE", "", "", Section::input, For::batch,
               "read the inputs that FILE names, each with a NUL behind it; - is standard input"},

    OptionSpec{OptionId::to, 0, "to", ValueKind::choice, "FORMAT", "text markdown json jsonl html", "text", Section::output, For::extract,
               "the format of the output"},
    OptionSpec{OptionId::to, 0, "to", ValueKind::choice, "FORMAT", "text html json", "text", Section::output, For::explain,
               "the format of the report"},
    OptionSpec{OptionId::article, 0, "article", ValueKind::choice, "WHICH", "all first", "all", Section::output, For::results,
               "which articles of a page that holds several"},
    OptionSpec{OptionId::detail, 0, "detail", ValueKind::choice, "DETAIL", "articles verdicts evidence", "articles", Section::output,
               For::results, "what json and jsonl say of each block of the page: nothing, its verdict, or its evidence as well"},
    OptionSpec{OptionId::keep, 0, "keep", ValueKind::list, "KINDS", kKinds, "", Section::output, For::all,
               "keep these wherever they stand within an article"},
    OptionSpec{OptionId::drop, 0, "drop", ValueKind::list, "KINDS", kKinds, "", Section::output, For::all, "drop these everywhere"},
    OptionSpec{OptionId::output, 'o', "output", ValueKind::file, "FILE", "", "", Section::output, For::pages,
               "write to FILE, which appears whole or not at all, and not if nothing could be read"},
    OptionSpec{OptionId::output, 'o', "output", ValueKind::file, "FILE", "", "", Section::output, For::batch,
               "write to FILE, packed if its name ends in .gz; it stands as FILE.part until it is whole"},
    OptionSpec{OptionId::duplicates, 0, "duplicates", ValueKind::choice, "WHAT", "ignore mark drop", "ignore", Section::output, For::batch,
               "what becomes of records whose articles were seen before, but for a few words: mark says which came first, drop leaves "
               "them out"},
    OptionSpec{OptionId::resume, 0, "resume", ValueKind::none, "", "", "", Section::output, For::batch,
               "go on where the last run with this output stopped, if it did; the file is the same as that of one run"},
    OptionSpec{OptionId::jobs, 'j', "jobs", ValueKind::count, "N", "", "one a core", Section::limits, For::batch,
               "threads; the output is the same for any number"},

    OptionSpec{OptionId::favour, 0, "favour", ValueKind::choice, "SIDE", "balanced precision recall", "balanced", Section::quality,
               For::all, "when in doubt: precision drops, recall keeps"},

    OptionSpec{OptionId::max_bytes, 0, "max-bytes", ValueKind::size, "SIZE", "", "64M", Section::limits, For::all,
               "the largest page that is read, unpacked; below 4G"},
    OptionSpec{OptionId::max_memory, 0, "max-memory", ValueKind::size, "SIZE", "", "0", Section::limits, For::all,
               "memory for one page's tree; 0 is 16M and 16 bytes for each byte of the page"},
    OptionSpec{OptionId::timeout, 0, "timeout", ValueKind::seconds, "SECONDS", "", "5", Section::limits, For::all,
               "processor time for one page; what was found by then is kept"},

    OptionSpec{OptionId::errors, 0, "errors", ValueKind::file, "FILE", "", "", Section::failures, For::results,
               "write a JSON line to FILE for each page that failed or gave no article"},
    OptionSpec{OptionId::strict, 0, "strict", ValueKind::none, "", "", "", Section::failures, For::extract,
               "end at the first page that fails, with its exit status"},

    OptionSpec{OptionId::log_json, 0, "log-json", ValueKind::none, "", "", "", Section::messages, For::batch,
               "messages as JSON lines: a record that failed, progress every ten seconds, the summary"},
    OptionSpec{OptionId::quiet, 'q', "quiet", ValueKind::none, "", "", "", Section::messages, For::all,
               "no message about pages without an article; failures are still told"},
    OptionSpec{OptionId::verbose, 'v', "verbose", ValueKind::none, "", "", "", Section::messages, For::all,
               "say what was found in each page, and which files of a folder are no pages"},
    OptionSpec{OptionId::color, 0, "color", ValueKind::choice, "WHEN", "auto never always", "auto", Section::messages, For::pages,
               "colours in the text report of explain; auto is on a terminal, unless NO_COLOR is set"},

    OptionSpec{OptionId::help, 'h', "help", ValueKind::none, "", "", "", Section::about, For::all, "print this and exit"},
    OptionSpec{OptionId::version, 'V', "version", ValueKind::none, "", "", "", Section::about, For::all, "print the version and exit"},
    OptionSpec{OptionId::completion, 0, "completion", ValueKind::choice, "SHELL", "bash zsh fish", "", Section::about, For::extract,
               "print the completion script for a shell and exit"},
    OptionSpec{OptionId::man, 0, "man", ValueKind::none, "", "", "", Section::about, For::extract, "print the man page and exit"},
};

constexpr std::array kSections = {SectionTitle{Section::input, "Input"},       SectionTitle{Section::output, "Output"},
                                  SectionTitle{Section::quality, "Quality"},   SectionTitle{Section::limits, "Limits"},
                                  SectionTitle{Section::failures, "Failures"}, SectionTitle{Section::messages, "Messages"},
                                  SectionTitle{Section::about, "About winnow"}};

constexpr std::array kExits = {
    ExitMeaning{ExitCode::all_articles, "every page gave an article"},
    ExitMeaning{ExitCode::some_articles, "some pages gave an article, others gave none or failed"},
    ExitMeaning{ExitCode::no_article, "no page gave an article"},
    ExitMeaning{ExitCode::usage, "usage: an unknown option, a value without a meaning, an unknown charset; nothing was read"},
    ExitMeaning{ExitCode::bad_data, "bad data: every input is damaged, too large, or no text"},
    ExitMeaning{ExitCode::no_input, "no input: every input is missing or unreadable, or is a folder without pages"},
    ExitMeaning{ExitCode::cannot_create, "the output file cannot be created; nothing was read"},
    ExitMeaning{ExitCode::io_error, "the output cannot be written"},
    ExitMeaning{ExitCode::interrupted, "batch was interrupted; what was done is written, and --resume goes on behind it"}};

}  // namespace

std::span<const OptionSpec> option_table() {
  return kOptions;
}
std::span<const SectionTitle> section_titles() {
  return kSections;
}
std::span<const ExitMeaning> exit_meanings() {
  return kExits;
}

bool belongs_to(const OptionSpec& spec, Command command) {
  return (static_cast<unsigned>(spec.commands) >> static_cast<unsigned>(command) & 1U) != 0;
}

std::string_view command_name(Command command) {
  switch (command) {
    case Command::explain:
      return "explain";
    case Command::batch:
      return "batch";
    default:
      return "extract";
  }
}

std::string_view command_summary(Command command) {
  switch (command) {
    case Command::explain:
      return "why each block was kept or dropped";
    case Command::batch:
      return "the articles of many records";
    default:
      return "the articles of pages";
  }
}

std::string_view exit_precedence() {
  return "74 goes before all others. 64 and 73 end the run before the first page is read. When pages gave articles, the status is 0 or 1, "
         "whatever became of the others. When none did, it is 65 or 66 if that is what became of every input, and 2 otherwise. "
         "With --strict, the first page that fails ends the run with the status it would have by itself. "
         "For batch, 0 means that no record failed and that one at least gave an article, and 1 that some records failed.";
}

std::string_view summary() {
  return "keeps the article of a scraped news page and says why it dropped the rest";
}

}  // namespace winnow::cli
