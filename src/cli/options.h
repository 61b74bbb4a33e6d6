// What the command line asks for.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <winnow/winnow.h>

#include "batch/batch.h"
#include "cli/option_table.h"

namespace winnow::cli {

enum class To : std::uint8_t { text, markdown, json, jsonl, html };
enum class Articles : std::uint8_t { all, first };
enum class OnFailure : std::uint8_t { go_on, stop };
enum class LogAs : std::uint8_t { text, json };
enum class Loudness : std::uint8_t { quiet, normal, verbose };
enum class Colours : std::uint8_t { automatic, never, always };

struct Options {
  Command command = Command::extract;
  winnow::Options page;
  To to = To::text;
  Articles articles = Articles::all;
  std::string output = "-";
  std::string errors;  ///< "" is none
  OnFailure on_failure = OnFailure::go_on;
  Loudness loudness = Loudness::normal;
  Colours colours = Colours::automatic;
  std::vector<std::string> operands;  ///< paths; "-" is standard input

  // Of batch alone.
  records::Keys keys;
  unsigned jobs = 0;        ///< 0 is one a core
  std::string files0_from;  ///< "" is none
  batch::Duplicates duplicates = batch::Duplicates::ignore;
  batch::Begin begin = batch::Begin::anew;
  LogAs log_as = LogAs::text;
};

struct CommandLine {
  enum class Wish : std::uint8_t { run, print, refuse };
  Wish wish = Wish::run;
  Options options;
  std::string text;  ///< what to print, or what is wrong
};

/// @param arguments  without the program's name
CommandLine parse_command_line(const std::vector<std::string>& arguments);

}  // namespace winnow::cli
