#include <algorithm>
#include <string>

#include <winnow/winnow.h>

#include "cli/pages_about.h"
#include "cli/values.h"

namespace winnow::cli {
namespace {

constexpr std::size_t kLineColumns = 96;
constexpr std::size_t kOptionColumns = 27;

/// Appends words, from the given column on, and wraps them there.
void append_wrapped(std::string& out, std::string_view text, std::size_t indent) {
  std::size_t column = indent;
  for (const std::string_view word : split(text, ' ')) {
    if (column > indent && column + 1 + word.size() > kLineColumns) {
      out += '\n';
      out.append(indent, ' ');
      column = indent;
    }
    if (column > indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
  }
  out += '\n';
}

/// "a|b" when one is chosen, "a,b" when several can be.
std::string choices_of(const OptionSpec& spec) {
  std::string choices(spec.choices);
  std::replace(choices.begin(), choices.end(), ' ', spec.kind == ValueKind::list ? ',' : '|');
  return choices;
}

void append_option(std::string& out, const OptionSpec& spec) {
  std::string names = spec.letter == '\0' ? "      " : std::string("  -") + spec.letter + ", ";
  names += "--" + std::string(spec.name);
  if (!spec.value.empty()) names += ' ' + std::string(spec.value);
  std::string help(spec.help);
  if (!spec.choices.empty()) help += ": " + choices_of(spec);
  if (!spec.standard.empty()) help += " [" + std::string(spec.standard) + ']';
  out += names;
  out.append(names.size() < kOptionColumns ? kOptionColumns - names.size() : 1, ' ');
  append_wrapped(out, help, kOptionColumns);
}

std::string_view introduction(Command command) {
  switch (command) {
    case Command::explain:
      return "Says of each block of one page whether it was kept or dropped, why, and by how much.";
    case Command::batch:
      return "Reads records and writes a JSON line for each, in order. An input is JSONL (*.jsonl, *.ndjson), an archive (*.warc), a page, "
             "or "
             "a folder of these, each also with .gz behind it; other files, and standard input, are known by their first bytes.";
    default:
      return "Without an operand, the page comes from standard input, as it does for -. In a folder, the files *.html, *.htm, "
             "*.xhtml and *.txt are read, and the same with .gz behind it, in the order of their names' bytes. Gzip is unpacked "
             "wherever it is.";
  }
}

}  // namespace

std::string usage_lines() {
  return "Usage: winnow [extract] [OPTIONS] [FILE|DIR|-]...\n"
         "       winnow explain [OPTIONS] FILE|-\n"
         "       winnow batch [OPTIONS] [FILE|DIR|-]... -o FILE\n";
}

std::string help_page(Command command) {
  std::string out = "winnow " + std::string(version()) + " " + std::string(summary()) + ".\n\n" + usage_lines() + '\n';
  append_wrapped(out, introduction(command), 0);
  for (const SectionTitle& title : section_titles()) {
    std::string options;
    for (const OptionSpec& spec : option_table()) {
      if (spec.section == title.section && belongs_to(spec, command)) append_option(options, spec);
    }
    if (!options.empty()) out += '\n' + std::string(title.title) + ":\n" + options;
  }
  out += "\nExit status:\n";
  for (const ExitMeaning& exit : exit_meanings()) {
    const std::string code = std::to_string(static_cast<int>(exit.code));
    out += "  " + code;
    out.append(6 - 2 - code.size(), ' ');
    append_wrapped(out, exit.meaning, 6);
  }
  if (command != Command::explain) append_wrapped(out, exit_precedence(), 0);
  return out;
}

}  // namespace winnow::cli
