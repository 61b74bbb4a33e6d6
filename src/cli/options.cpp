#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "cli/pages_about.h"
#include "cli/values.h"

namespace winnow::cli {
namespace {

/// An option that was given, with the values of all its occurrences.
struct Given {
  const OptionSpec* spec = nullptr;
  std::vector<std::string> values;
};

struct Refusal {
  std::string message;
};

std::string dashed(const OptionSpec& spec) {
  return "--" + std::string(spec.name);
}

std::string with_commas(std::string_view choices) {
  std::string list;
  for (const std::string_view choice : split(choices, ' ')) {
    if (!list.empty()) list += ", ";
    list += choice;
  }
  return list;
}

class Reader {
 public:
  explicit Reader(Command command) {
    line_.options.command = command;
    line_.options.page.detail = command == Command::explain ? Detail::evidence : Detail::articles;
  }
  CommandLine take() { return std::move(line_); }
  [[nodiscard]] bool is_done() const { return line_.wish != CommandLine::Wish::run; }

  void read(const Given& given);
  void operands(std::vector<std::string> operands);

 private:
  void refuse(std::string message) {
    if (line_.wish == CommandLine::Wish::refuse) return;
    line_.wish = CommandLine::Wish::refuse;
    line_.text = std::move(message);
  }
  void print(std::string text) {
    line_.wish = CommandLine::Wish::print;
    line_.text = std::move(text);
  }
  void refuse_value(const Given& given, std::string_view value, const std::string& wanted) {
    refuse(dashed(*given.spec) + ": '" + std::string(value) + "' is not " + wanted);
  }
  /// The value's place in the option's list of choices; 0 when it was refused.
  std::size_t choice(const Given& given);
  void kinds(const Given& given, Choice wish);
  void max_bytes(const Given& given);
  void max_memory(const Given& given);
  void timeout(const Given& given);
  void jobs(const Given& given);
  void read_batch(const Given& given);
  void loudness(Loudness wish);

  CommandLine line_;
};

std::size_t Reader::choice(const Given& given) {
  const auto index = index_of(given.values.back(), given.spec->choices);
  if (!index) refuse_value(given, given.values.back(), "one of " + with_commas(given.spec->choices));
  return index.value_or(0);
}

/// --keep and --drop: every occurrence adds to the list.
void Reader::kinds(const Given& given, Choice wish) {
  KindChoices& keep = line_.options.page.keep;
  const std::array<Choice*, 5> fields = {&keep.captions, &keep.tables, &keep.embeds, &keep.bylines, &keep.comments};
  for (const std::string& value : given.values) {
    for (const std::string_view kind : split(value, ',')) {
      const auto index = index_of(kind, given.spec->choices);
      if (!index) return refuse_value(given, kind, "one of " + with_commas(given.spec->choices));
      if (*fields[*index] != Choice::scored && *fields[*index] != wish) return refuse("--keep and --drop both name " + std::string(kind));
      *fields[*index] = wish;
    }
  }
}

void Reader::max_bytes(const Given& given) {
  const auto size = parse_size(given.values.back());
  // The ranges of a Result have 32 bits.
  if (!size || *size == 0 || *size > std::numeric_limits<std::uint32_t>::max()) {
    return refuse_value(given, given.values.back(), "a size above 0 and below 4G, such as 500K or 64M");
  }
  line_.options.page.max_bytes = *size;
}

void Reader::max_memory(const Given& given) {
  const auto size = parse_size(given.values.back());
  if (!size) return refuse_value(given, given.values.back(), "a size, such as 64M");
  line_.options.page.max_memory = *size;
}

void Reader::timeout(const Given& given) {
  const auto seconds = parse_seconds(given.values.back());
  if (!seconds) return refuse_value(given, given.values.back(), "a number of seconds above 0, such as 2.5");
  line_.options.page.time_budget = *seconds;
}

void Reader::jobs(const Given& given) {
  constexpr std::uint64_t kMost = 1024;
  const auto count = parse_size(given.values.back());
  if (!count || *count == 0 || *count > kMost) return refuse_value(given, given.values.back(), "a number of threads from 1 to 1024");
  line_.options.jobs = static_cast<unsigned>(*count);
}

void Reader::loudness(Loudness wish) {
  if (line_.options.loudness != Loudness::normal) return refuse("--quiet and --verbose exclude each other");
  line_.options.loudness = wish;
}

/// The options of batch alone.
void Reader::read_batch(const Given& given) {
  constexpr std::array kDuplicates = {batch::Duplicates::ignore, batch::Duplicates::mark, batch::Duplicates::drop};
  Options& options = line_.options;
  switch (given.spec->id) {
    case OptionId::html_key:
      options.keys.html = given.values.back();
      break;
    case OptionId::text_key:
      options.keys.text = given.values.back();
      break;
    case OptionId::url_key:
      options.keys.url = given.values.back();
      break;
    case OptionId::id_key:
      options.keys.id = given.values.back();
      break;
    case OptionId::pass_through:
      options.keys.pass_through = true;
      break;
    case OptionId::files0_from:
      options.files0_from = given.values.back();
      break;
    case OptionId::jobs:
      jobs(given);
      break;
    case OptionId::duplicates:
      options.duplicates = kDuplicates[choice(given)];
      break;
    case OptionId::resume:
      options.begin = batch::Begin::resume;
      break;
    case OptionId::log_json:
      options.log_as = LogAs::json;
      break;
    default:
      break;
  }
}

void Reader::read(const Given& given) {
  if (given.spec->commands == For::batch) read_batch(given);
  constexpr std::array kExtractTo = {To::text, To::markdown, To::json, To::jsonl, To::html};
  constexpr std::array kExplainTo = {To::text, To::html, To::json};
  constexpr std::array kFrom = {Format::automatic, Format::html, Format::text};
  constexpr std::array kFavour = {Favour::balanced, Favour::precision, Favour::recall};
  constexpr std::array kDetail = {Detail::articles, Detail::verdicts, Detail::evidence};
  constexpr std::array kArticles = {Articles::all, Articles::first};
  constexpr std::array kColours = {Colours::automatic, Colours::never, Colours::always};
  Options& options = line_.options;
  switch (given.spec->id) {
    case OptionId::from:
      options.page.from = kFrom[choice(given)];
      break;
    case OptionId::charset:
      options.page.charset = given.values.back();
      break;
    case OptionId::url:
      options.page.url = given.values.back();
      break;
    case OptionId::to:
      options.to = options.command == Command::extract ? kExtractTo[choice(given)] : kExplainTo[choice(given)];
      break;
    case OptionId::article:
      options.articles = kArticles[choice(given)];
      break;
    case OptionId::detail:
      options.page.detail = kDetail[choice(given)];
      break;
    case OptionId::keep:
      kinds(given, Choice::keep);
      break;
    case OptionId::drop:
      kinds(given, Choice::drop);
      break;
    case OptionId::output:
      options.output = given.values.back();
      break;
    case OptionId::favour:
      options.page.favour = kFavour[choice(given)];
      break;
    case OptionId::max_bytes:
      max_bytes(given);
      break;
    case OptionId::max_memory:
      max_memory(given);
      break;
    case OptionId::timeout:
      timeout(given);
      break;
    case OptionId::errors:
      options.errors = given.values.back();
      break;
    case OptionId::strict:
      options.on_failure = OnFailure::stop;
      break;
    case OptionId::quiet:
      loudness(Loudness::quiet);
      break;
    case OptionId::verbose:
      loudness(Loudness::verbose);
      break;
    case OptionId::color:
      options.colours = kColours[choice(given)];
      break;
    case OptionId::help:
      print(help_page(options.command));
      break;
    case OptionId::version:
      print("winnow " + std::string(version()) + "\n");
      break;
    case OptionId::completion: {
      choice(given);
      if (!is_done()) print(completion_script(given.values.back()));
      break;
    }
    case OptionId::man:
      print(man_page());
      break;
    default:  // of batch
      break;
  }
}

void Reader::operands(std::vector<std::string> operands) {
  if (std::count(operands.begin(), operands.end(), "-") > 1) return refuse("standard input can be read once: '-' stands there twice");
  if (line_.options.command == Command::explain && operands.size() > 1) return refuse("explain takes one page");
  if (line_.options.command == Command::batch) {
    if (!line_.options.files0_from.empty() && !operands.empty()) return refuse("--files0-from names all inputs: no other can be given");
    if (line_.options.begin == batch::Begin::resume && !batch::can_resume(line_.options.output)) {
      return refuse("--resume needs a file as --output");
    }
  }
  line_.options.operands = std::move(operands);
}

/// "--url=" has no value; CLI11 would take the next argument for it.
std::optional<Refusal> find_missing_value(const std::vector<std::string>& arguments) {
  for (const std::string& argument : arguments) {
    if (argument.starts_with("--") && argument.find('=') == argument.size() - 1) {
      return Refusal{argument.substr(0, argument.size() - 1) + ": the value is missing"};
    }
  }
  return std::nullopt;
}

void add_options(CLI::App& app, Command command, std::vector<Given>& given) {
  app.set_help_flag();
  app.allow_extras();
  for (const OptionSpec& spec : option_table()) {
    if (!belongs_to(spec, command)) continue;
    std::string names = dashed(spec);
    if (spec.letter != '\0') names = joined({"-", {&spec.letter, 1}, ",", names});
    if (spec.kind == ValueKind::none) {
      app.add_flag_callback(names, [&given, &spec] { given.push_back({&spec, {}}); });
    } else {
      app.add_option_function<std::vector<std::string>>(names,
                                                        [&given, &spec](const std::vector<std::string>& values) {
                                                          given.push_back({&spec, values});
                                                        })
          ->take_all()
          ->allow_extra_args(false);
    }
  }
}

/// Lets CLI11 find the options; what their values mean is the Reader's business. Operands are what it leaves over: as a vector
/// of its own it would read "[a,b].html" as two.
std::optional<Refusal> sort_arguments(Command command, const std::vector<std::string>& arguments, std::vector<Given>& given,
                                      std::vector<std::string>& operands) {
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  const std::vector<std::string> before_end(arguments.begin(), end);
  if (auto refusal = find_missing_value(before_end)) return refusal;
  CLI::App app;
  add_options(app, command, given);
  try {
    app.parse(std::vector<std::string>(before_end.rbegin(), before_end.rend()));  // CLI11 takes a stack
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string_view what = error.what();
    return Refusal{joined({what.substr(0, what.find(':')), ": the value is missing"})};
  } catch (const CLI::ParseError& error) {
    return Refusal{error.what()};
  }
  for (std::string& left : app.remaining()) {
    if (left.starts_with('-') && left != "-") return Refusal{"unknown option " + left};
    operands.push_back(std::move(left));
  }
  if (end != arguments.end()) operands.insert(operands.end(), end + 1, arguments.end());
  return std::nullopt;
}

}  // namespace

CommandLine parse_command_line(const std::vector<std::string>& arguments) {
  const auto* const named = std::find_if(std::begin(kCommands), std::end(kCommands),
                                         [&](Command each) { return !arguments.empty() && arguments[0] == command_name(each); });
  const bool has_command = named != std::end(kCommands);
  const Command command = has_command ? *named : Command::extract;
  const std::vector<std::string> rest(arguments.begin() + (has_command ? 1 : 0), arguments.end());
  std::vector<Given> given;
  std::vector<std::string> operands;
  if (auto refusal = sort_arguments(command, rest, given, operands)) {
    return {CommandLine::Wish::refuse, {}, std::move(refusal->message)};
  }
  Reader reader(command);
  for (const Given& each : given) {
    reader.read(each);
    if (reader.is_done()) return reader.take();
  }
  reader.operands(std::move(operands));
  return reader.take();
}

}  // namespace winnow::cli
