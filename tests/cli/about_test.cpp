#include <gtest/gtest.h>

#include <algorithm>

#include "cli/pages_about.h"
#include "cli/values.h"

namespace winnow::cli {
namespace {

using testing::AssertionFailure;
using testing::AssertionResult;
using testing::AssertionSuccess;

AssertionResult holds(const std::string& text, const std::string& part) {
  if (text.find(part) != std::string::npos) return AssertionSuccess();
  return AssertionFailure() << "no " << part;
}

/// The man page without its markup.
std::string man_text() {
  std::string page = man_page();
  std::erase(page, '\\');
  return page;
}

TEST(About, EveryPageNamesEveryOption) {
  const std::string man = man_text();
  for (const OptionSpec& spec : option_table()) {
    const std::string dashed = joined({"--", spec.name});
    for (const Command command : kCommands) {
      if (!belongs_to(spec, command)) continue;
      EXPECT_TRUE(holds(help_page(command), dashed + (spec.value.empty() ? "" : " ")));
    }
    EXPECT_TRUE(holds(man, dashed));
    EXPECT_TRUE(holds(completion_script("bash"), dashed));
    EXPECT_TRUE(holds(completion_script("zsh"), dashed));
    EXPECT_TRUE(holds(completion_script("fish"), joined({"-l ", spec.name})));
  }
}

TEST(About, HelpOfACommandIsItsOwn) {
  EXPECT_EQ(help_page(Command::explain).find("--strict"), std::string::npos);
  EXPECT_TRUE(holds(help_page(Command::explain), "text|html|json"));
  EXPECT_TRUE(holds(help_page(Command::extract), "text|markdown|json|jsonl|html"));
}

TEST(About, EveryPageNamesEveryChoice) {
  const std::string man = man_text();
  for (const OptionSpec& spec : option_table()) {
    if (spec.choices.empty()) continue;
    for (const char* shell : {"bash", "zsh", "fish"}) EXPECT_TRUE(holds(completion_script(shell), std::string(spec.choices))) << shell;
    for (const std::string_view choice : split(spec.choices, ' ')) EXPECT_TRUE(holds(man, joined({"fB", choice, "fR"})));
  }
}

TEST(About, EveryExitStatusIsExplained) {
  const std::string help = help_page(Command::extract);
  for (const ExitMeaning& exit : exit_meanings()) {
    EXPECT_TRUE(holds(help, joined({"\n  ", std::to_string(static_cast<int>(exit.code)), " "})));
    EXPECT_TRUE(holds(man_page(), joined({".B ", std::to_string(static_cast<int>(exit.code)), "\n"})));
  }
}

TEST(About, HelpFitsATerminal) {
  for (const Command command : kCommands) {
    const std::string help = help_page(command);
    for (const std::string_view line : split(help, '\n')) EXPECT_LE(line.size(), 100U) << line;
  }
}

TEST(About, NoLineOfTheManPageIsAnAccidentalRequest) {
  const std::string page = man_page();
  for (const std::string_view line : split(page, '\n')) {
    if (!line.starts_with('.')) {
      EXPECT_FALSE(line.starts_with('\'')) << line;
      continue;
    }
    const std::string_view request = line.substr(0, line.find(' '));
    EXPECT_TRUE(index_of(request, ".TH .SH .SS .TP .PP .B .br")) << line;
  }
}

}  // namespace
}  // namespace winnow::cli
