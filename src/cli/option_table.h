// The one table of options. The parser, --help, the man page and the completions are all made from it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace winnow::cli {

enum class Command : std::uint8_t { extract, explain, batch };

/// sysexits.h where it has a word for it.
enum class ExitCode : std::uint8_t {
  all_articles = 0,
  some_articles = 1,
  no_article = 2,
  usage = 64,
  bad_data = 65,
  no_input = 66,
  cannot_create = 73,
  io_error = 74,
  interrupted = 130,
};

enum class OptionId : std::uint8_t {
  from,
  charset,
  url,
  to,
  article,
  detail,
  keep,
  drop,
  output,
  favour,
  max_bytes,
  max_memory,
  timeout,
  html_key,
  text_key,
  url_key,
  id_key,
  pass_through,
  files0_from,
  jobs,
  duplicates,
  resume,
  log_json,
  errors,
  strict,
  quiet,
  verbose,
  color,
  help,
  version,
  completion,
  man,
};

/// What an option's value is; says how it is checked and completed.
enum class ValueKind : std::uint8_t { none, choice, list, file, size, seconds, count, text };

enum class Section : std::uint8_t { input, output, quality, limits, failures, messages, about };

/// The commands that know an option: a bit for each.
enum class For : std::uint8_t { extract = 1, explain = 2, pages = 3, batch = 4, results = 5, all = 7 };

struct OptionSpec {
  OptionId id{};
  char letter = '\0';     ///< "-o"; 0 without
  std::string_view name;  ///< without its dashes
  ValueKind kind = ValueKind::none;
  std::string_view value;     ///< what stands for it in the help; "" for flags
  std::string_view choices;   ///< of choice and list, with a space between them
  std::string_view standard;  ///< what holds when it is not given; "" for nothing
  Section section{};
  For commands = For::all;
  std::string_view help;  ///< no full stop, no quotes
};

/// The command's name as it is typed, and what it does.
std::string_view command_name(Command command);
std::string_view command_summary(Command command);
inline constexpr Command kCommands[] = {Command::extract, Command::explain, Command::batch};

std::span<const OptionSpec> option_table();
bool belongs_to(const OptionSpec& spec, Command command);

struct SectionTitle {
  Section section;
  std::string_view title;
};
std::span<const SectionTitle> section_titles();

struct ExitMeaning {
  ExitCode code;
  std::string_view meaning;
};
std::span<const ExitMeaning> exit_meanings();

/// How the exit status is found when several of its meanings fit.
std::string_view exit_precedence();

/// What the program is, in one line.
std::string_view summary();

}  // namespace winnow::cli
