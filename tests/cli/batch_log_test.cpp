// What batch says, and what it is asked.
#include "cli/batch_log.h"

#include <gtest/gtest.h>

namespace winnow::cli {
namespace {

Options accepted(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "batch");
  const CommandLine line = parse_command_line(arguments);
  EXPECT_EQ(line.wish, CommandLine::Wish::run) << line.text;
  EXPECT_EQ(line.options.command, Command::batch);
  return line.options;
}

std::string refusal(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "batch");
  const CommandLine line = parse_command_line(arguments);
  EXPECT_EQ(line.wish, CommandLine::Wish::refuse);
  return line.text;
}

TEST(BatchOptions, AreRead) {
  const Options options = accepted({"-j8", "--html-key", "h", "--text-key=t", "--url-key", "u", "--id-key", "i", "--pass-through",
                                    "--duplicates", "drop", "--resume", "--log-json", "-o", "out", "a", "b"});
  EXPECT_EQ(options.jobs, 8U);
  EXPECT_EQ(options.keys.html, "h");
  EXPECT_EQ(options.keys.text, "t");
  EXPECT_EQ(options.keys.url, "u");
  EXPECT_EQ(options.keys.id, "i");
  EXPECT_TRUE(options.keys.pass_through);
  EXPECT_EQ(options.duplicates, batch::Duplicates::drop);
  EXPECT_EQ(options.begin, batch::Begin::resume);
  EXPECT_EQ(options.log_as, LogAs::json);
  EXPECT_EQ(options.operands, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(accepted({"--files0-from", "-"}).files0_from, "-");
  EXPECT_EQ(accepted({"a"}).page.detail, Detail::articles);
}

TEST(BatchOptions, WhatHasNoMeaningIsRefused) {
  EXPECT_EQ(refusal({"-j", "0", "a"}), "--jobs: '0' is not a number of threads from 1 to 1024");
  EXPECT_EQ(refusal({"-j", "x", "a"}), "--jobs: 'x' is not a number of threads from 1 to 1024");
  EXPECT_EQ(refusal({"--files0-from", "-", "a"}), "--files0-from names all inputs: no other can be given");
  EXPECT_EQ(refusal({"--resume", "a"}), "--resume needs a file as --output");
  EXPECT_EQ(refusal({"--to", "text", "a"}), "unknown option --to");
}

TEST(BatchLog, ProgressSaysWhatIsLeft) {
  batch::Progress progress;
  progress.records = 12345;
  progress.records_before = 10000;
  progress.bytes_read = 1234567890;
  progress.faults = 3;
  progress.elapsed = std::chrono::seconds(10);
  EXPECT_EQ(progress_line(progress), "12,345 records  235 a second  1.2 GB  3 failed");
  progress.total_bytes = 2 * progress.bytes_read;
  EXPECT_EQ(progress_line(progress), "12,345 records  235 a second  1.2 GB  3 failed  0:10 left");
  progress.total_bytes = 14 * progress.bytes_read;
  EXPECT_EQ(progress_line(progress), "12,345 records  235 a second  1.2 GB  3 failed  2:10 left");
  EXPECT_EQ(progress_line({}), "0 records  0 a second  0 bytes  0 failed");
}

TEST(BatchLog, SummaryCountsTheMostFirst) {
  batch::Report report;
  report.progress.elapsed = std::chrono::milliseconds(1550);
  report.progress.records = 31;
  report.summary.records = 31;
  report.summary.chars_in = 1000;
  report.summary.chars_out = 20;
  report.summary.skipped = 2;
  report.summary.add_status("bad_json");
  for (int i = 0; i < 30; ++i) report.summary.add_status("article");
  report.summary.add_reason("bad_json", "x");
  EXPECT_EQ(summary_text(report),
            "31 records in 1.6 s, 20 a second\narticle 30, bad_json 1\n1 bad_json: x\n2 archive records that hold no page\n"
            "1,000 characters in, 20 out\n");
}

}  // namespace
}  // namespace winnow::cli
