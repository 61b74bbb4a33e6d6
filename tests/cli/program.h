// Runs the built program as a user does.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace winnow::cli {

struct Ending {
  int status = -1;  ///< exit status; -1 when a signal ended it
  int signal = 0;
  std::string out;
  std::string err;
};

enum class StandardOutput { captured, full_device, closed, pipe_without_reader };
enum class StandardInput { bytes, terminal };
enum class BrokenPipe { ends_the_program, is_ignored };

struct Surroundings {
  std::string in;  ///< standard input
  StandardInput input = StandardInput::bytes;
  StandardOutput output = StandardOutput::captured;
  BrokenPipe broken_pipe = BrokenPipe::ends_the_program;
  std::vector<std::string> environment;  ///< "NAME=value", in place of the tests' own
};

/// A folder of its own for each test; the program runs in it.
class ProgramTest : public testing::Test {
 protected:
  void SetUp() override;
  void TearDown() override;

  Ending run(const std::vector<std::string>& arguments, const Surroundings& surroundings = {});

  void write(const std::string& name, const std::string& bytes);
  std::string read(const std::string& name);
  [[nodiscard]] bool exists(const std::string& name) const { return std::filesystem::exists(folder / name); }
  /// How many files there are, hidden ones as well.
  [[nodiscard]] std::size_t file_count() const;

  std::filesystem::path folder;
};

/// A page with one article of that title.
std::string article_page(const std::string& title);

/// Whether the text has the part in it; prints both when it has not.
testing::AssertionResult holds(const std::string& text, const std::string& part);

}  // namespace winnow::cli
