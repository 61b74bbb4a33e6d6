#include "cli/option_table.h"

#include <array>

namespace winnow::cli {
namespace {

constexpr std::string_view kKinds = "captions tables embeds bylines comments";

constexpr std::array kOptions = {
    OptionSpec{OptionId::from, 0, "from", ValueKind::choice, "FORMAT", "auto html text", "auto", Section::input, For::both,
               "what the pages are; auto looks at the bytes"},
    OptionSpec{OptionId::charset, 0, "charset", ValueKind::text, "NAME", "", "", Section::input, For::both,
               "the charset that the pages came with, as in an HTTP header; it overrides what they say themselves"},
    OptionSpec{OptionId::url, 0, "url", ValueKind::text, "URL", "", "", Section::input, For::both, "the address that the pages came from"},

    OptionSpec{OptionId::to, 0, "to", ValueKind::choice, "FORMAT", "text markdown json jsonl html", "text", Section::output, For::extract,
               "the format of the output"},
    OptionSpec{OptionId::to, 0, "to", ValueKind::choice, "FORMAT", "text html json", "text", Section::output, For::explain,
               "the format of the report"},
    OptionSpec{OptionId::article, 0, "article", ValueKind::choice, "WHICH", "all first", "all", Section::output, For::extract,
               "which articles of a page that holds several"},
    OptionSpec{OptionId::detail, 0, "detail", ValueKind::choice, "DETAIL", "articles verdicts evidence", "articles", Section::output,
               For::extract, "what json and jsonl say of each block of the page: nothing, its verdict, or its evidence as well"},
    OptionSpec{OptionId::keep, 0, "keep", ValueKind::list, "KINDS", kKinds, "", Section::output, For::both,
               "keep these wherever they stand within an article"},
    OptionSpec{OptionId::drop, 0, "drop", ValueKind::list, "KINDS", kKinds, "", Section::output, For::both, "drop these everywhere"},
    OptionSpec{OptionId::output, 'o', "output", ValueKind::file, "FILE", "", "", Section::output, For::both,
               "write to FILE, which appears whole or not at all, and not if nothing could be read"},

    OptionSpec{OptionId::favour, 0, "favour", ValueKind::choice, "SIDE", "balanced precision recall", "balanced", Section::quality,
               For::both, "when in doubt: precision drops, recall keeps"},

    OptionSpec{OptionId::max_bytes, 0, "max-bytes", ValueKind::size, "SIZE", "", "64M", Section::limits, For::both,
               "the largest page that is read, unpacked; below 4G"},
    OptionSpec{OptionId::max_memory, 0, "max-memory", ValueKind::size, "SIZE", "", "0", Section::limits, For::both,
               "memory for one page's tree; 0 is 16M and 16 bytes for each byte of the page"},
    OptionSpec{OptionId::timeout, 0, "timeout", ValueKind::seconds, "SECONDS", "", "5", Section::limits, For::both,
               "time for one page; what was found by then is kept"},

    OptionSpec{OptionId::errors, 0, "errors", ValueKind::file, "FILE", "", "", Section::failures, For::extract,
               "write a JSON line to FILE for each page that failed or gave no article"},
    OptionSpec{OptionId::strict, 0, "strict", ValueKind::none, "", "", "", Section::failures, For::extract,
               "end at the first page that fails, with its exit status"},

    OptionSpec{OptionId::quiet, 'q', "quiet", ValueKind::none, "", "", "", Section::messages, For::both,
               "no message about pages without an article; failures are still told"},
    OptionSpec{OptionId::verbose, 'v', "verbose", ValueKind::none, "", "", "", Section::messages, For::both,
               "say what was found in each page, and which files of a folder are no pages"},
    OptionSpec{OptionId::color, 0, "color", ValueKind::choice, "WHEN", "auto never always", "auto", Section::messages, For::both,
               "colours in the text report of explain; auto is on a terminal, unless NO_COLOR is set"},

    OptionSpec{OptionId::help, 'h', "help", ValueKind::none, "", "", "", Section::about, For::both, "print this and exit"},
    OptionSpec{OptionId::version, 'V', "version", ValueKind::none, "", "", "", Section::about, For::both, "print the version and exit"},
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
    ExitMeaning{ExitCode::io_error, "the output cannot be written"}};

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
  return spec.commands == For::both || spec.commands == (command == Command::extract ? For::extract : For::explain);
}

std::string_view exit_precedence() {
  return "74 goes before all others. 64 and 73 end the run before the first page is read. When pages gave articles, the status is 0 or 1, "
         "whatever became of the others. When none did, it is 65 or 66 if that is what became of every input, and 2 otherwise. "
         "With --strict, the first page that fails ends the run with the status it would have by itself.";
}

std::string_view summary() {
  return "keeps the article of a scraped news page and says why it dropped the rest";
}

}  // namespace winnow::cli
