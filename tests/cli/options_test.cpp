#include "cli/options.h"

#include <gtest/gtest.h>

namespace winnow::cli {
namespace {

using Wish = CommandLine::Wish;

Options accepted(const std::vector<std::string>& arguments) {
  const CommandLine line = parse_command_line(arguments);
  EXPECT_EQ(line.wish, Wish::run) << line.text;
  return line.options;
}

std::string refusal(const std::vector<std::string>& arguments) {
  const CommandLine line = parse_command_line(arguments);
  EXPECT_EQ(line.wish, Wish::refuse);
  return line.text;
}

TEST(Options, CommandComesFirst) {
  EXPECT_EQ(accepted({"a.html"}).command, Command::extract);
  EXPECT_EQ(accepted({"extract", "a.html"}).command, Command::extract);
  EXPECT_EQ(accepted({"explain", "a.html"}).command, Command::explain);
  EXPECT_EQ(accepted({"a.html", "explain"}).operands, (std::vector<std::string>{"a.html", "explain"}));
  EXPECT_EQ(accepted({"extract", "explain"}).operands, (std::vector<std::string>{"explain"}));
}

TEST(Options, DefaultsAreTheLibrarys) {
  const Options options = accepted({"a"});
  EXPECT_EQ(options.to, To::text);
  EXPECT_EQ(options.articles, Articles::all);
  EXPECT_EQ(options.output, "-");
  EXPECT_EQ(options.page.from, Format::automatic);
  EXPECT_EQ(options.page.max_bytes, winnow::Options().max_bytes);
  EXPECT_EQ(options.page.time_budget, winnow::Options().time_budget);
  EXPECT_EQ(options.page.detail, Detail::articles);
  EXPECT_EQ(accepted({"explain", "a"}).page.detail, Detail::evidence);
}

TEST(Options, AreTakenOver) {
  const Options options = accepted({"--from",
                                    "text",
                                    "--charset=koi8-r",
                                    "--url",
                                    "https://example.org/",
                                    "--to",
                                    "jsonl",
                                    "--article",
                                    "first",
                                    "--detail",
                                    "verdicts",
                                    "-o",
                                    "out",
                                    "--favour",
                                    "recall",
                                    "--max-bytes",
                                    "2M",
                                    "--max-memory",
                                    "1G",
                                    "--timeout",
                                    "0.5",
                                    "--errors",
                                    "bad",
                                    "--strict",
                                    "-v",
                                    "--color",
                                    "never",
                                    "page"});
  EXPECT_EQ(options.page.from, Format::text);
  EXPECT_EQ(options.page.charset, "koi8-r");
  EXPECT_EQ(options.page.url, "https://example.org/");
  EXPECT_EQ(options.to, To::jsonl);
  EXPECT_EQ(options.articles, Articles::first);
  EXPECT_EQ(options.page.detail, Detail::verdicts);
  EXPECT_EQ(options.output, "out");
  EXPECT_EQ(options.page.favour, Favour::recall);
  EXPECT_EQ(options.page.max_bytes, std::size_t{2} << 20);
  EXPECT_EQ(options.page.max_memory, std::size_t{1} << 30);
  EXPECT_EQ(options.page.time_budget.count(), 500);
  EXPECT_EQ(options.errors, "bad");
  EXPECT_EQ(options.on_failure, OnFailure::stop);
  EXPECT_EQ(options.loudness, Loudness::verbose);
  EXPECT_EQ(options.colours, Colours::never);
  EXPECT_EQ(options.operands, (std::vector<std::string>{"page"}));
}

TEST(Options, EachFormatIsItsOwn) {
  EXPECT_EQ(accepted({"--to", "markdown", "a"}).to, To::markdown);
  EXPECT_EQ(accepted({"--to", "json", "a"}).to, To::json);
  EXPECT_EQ(accepted({"--to", "html", "a"}).to, To::html);
  EXPECT_EQ(accepted({"explain", "--to", "html", "a"}).to, To::html);
  EXPECT_EQ(accepted({"explain", "--to", "json", "a"}).to, To::json);
}

TEST(Options, LastOneHolds) {
  EXPECT_EQ(accepted({"--to", "json", "--to", "html", "a"}).to, To::html);
}

TEST(Options, MayStandBehindOperands) {
  const Options options = accepted({"a", "--to", "json", "b", "-q"});
  EXPECT_EQ(options.operands, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(options.loudness, Loudness::quiet);
}

TEST(Options, TwoDashesEndThem) {
  EXPECT_EQ(accepted({"-q", "--", "-v", "--to"}).operands, (std::vector<std::string>{"-v", "--to"}));
}

TEST(Options, NamesOfFilesAreTakenAsTheyAre) {
  const std::vector<std::string> names = {"[a,b]", "a,b", "/abs", "-", "{}", "%%", "a=b", "\xE9"};
  EXPECT_EQ(accepted(names).operands, names);
}

TEST(Options, KeepAndDropAreLists) {
  const KindChoices keep = accepted({"--keep", "captions,tables", "--keep", "embeds", "--drop=bylines", "a"}).page.keep;
  EXPECT_EQ(keep.captions, Choice::keep);
  EXPECT_EQ(keep.tables, Choice::keep);
  EXPECT_EQ(keep.embeds, Choice::keep);
  EXPECT_EQ(keep.bylines, Choice::drop);
  EXPECT_EQ(keep.comments, Choice::scored);
}

TEST(Options, ListDoesNotSwallowOperands) {
  EXPECT_EQ(accepted({"--keep", "tables", "a", "b"}).operands, (std::vector<std::string>{"a", "b"}));
}

TEST(Options, WhatHasNoMeaningIsRefused) {
  EXPECT_EQ(refusal({"--wat", "a"}), "unknown option --wat");
  EXPECT_EQ(refusal({"-x", "a"}), "unknown option -x");
  EXPECT_EQ(refusal({"--json", "a"}), "unknown option --json");
  EXPECT_EQ(refusal({"--to", "xml", "a"}), "--to: 'xml' is not one of text, markdown, json, jsonl, html");
  EXPECT_EQ(refusal({"explain", "--to", "jsonl", "a"}), "--to: 'jsonl' is not one of text, html, json");
  EXPECT_EQ(refusal({"--keep", "tables,menus", "a"}), "--keep: 'menus' is not one of captions, tables, embeds, bylines, comments");
  EXPECT_EQ(refusal({"--keep", "tables", "--drop", "tables", "a"}), "--keep and --drop both name tables");
  EXPECT_EQ(refusal({"-q", "-v", "a"}), "--quiet and --verbose exclude each other");
  EXPECT_EQ(refusal({"--max-bytes", "0", "a"}), "--max-bytes: '0' is not a size above 0 and below 4G, such as 500K or 64M");
  EXPECT_EQ(refusal({"--max-bytes", "4G", "a"}), "--max-bytes: '4G' is not a size above 0 and below 4G, such as 500K or 64M");
  EXPECT_EQ(refusal({"--max-memory", "much", "a"}), "--max-memory: 'much' is not a size, such as 64M");
  EXPECT_EQ(refusal({"--timeout", "-1", "a"}), "--timeout: '-1' is not a number of seconds above 0, such as 2.5");
  EXPECT_EQ(refusal({"--completion", "tcsh"}), "--completion: 'tcsh' is not one of bash, zsh, fish");
  EXPECT_EQ(refusal({"explain", "--strict", "a"}), "unknown option --strict");
  EXPECT_EQ(refusal({"explain", "a", "b"}), "explain takes one page");
  EXPECT_EQ(refusal({"-", "a", "-"}), "standard input can be read once: '-' stands there twice");
}

TEST(Options, MissingValueIsRefused) {
  EXPECT_EQ(refusal({"a", "--to"}), "--to: the value is missing");
  EXPECT_EQ(refusal({"a", "-o"}), "--output: the value is missing");
  EXPECT_EQ(refusal({"--url=", "a"}), "--url: the value is missing");
}

TEST(Options, SomePrintAndEnd) {
  EXPECT_EQ(parse_command_line({"--version"}).text, "winnow " + std::string(version()) + "\n");
  for (const char* option : {"-h", "--help", "-V", "--man", "--completion=fish"}) {
    EXPECT_EQ(parse_command_line({option}).wish, Wish::print) << option;
  }
}

}  // namespace
}  // namespace winnow::cli
