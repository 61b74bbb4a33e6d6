#include "program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace winnow::cli {
namespace {

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<char*> pointers(const std::vector<std::string>& strings) {
  std::vector<char*> out;
  out.reserve(strings.size() + 1);
  for (const std::string& string : strings) out.push_back(const_cast<char*>(string.c_str()));
  out.push_back(nullptr);
  return out;
}

void lead(int descriptor, const std::string& path, int flags) {
  const int opened = open(path.c_str(), flags, 0600);
  dup2(opened, descriptor);
  close(opened);
}

/// In the child: standard input from a pseudo-terminal of its own.
void lead_input_to_terminal() {
  const int terminal = posix_openpt(O_RDWR | O_NOCTTY);
  grantpt(terminal);
  unlockpt(terminal);
  lead(STDIN_FILENO, ptsname(terminal), O_RDWR | O_NOCTTY);
}

void lead_output(StandardOutput output, const std::string& captured) {
  switch (output) {
    case StandardOutput::captured:
      return lead(STDOUT_FILENO, captured, O_WRONLY | O_CREAT | O_TRUNC);
    case StandardOutput::full_device:
      return lead(STDOUT_FILENO, "/dev/full", O_WRONLY);
    case StandardOutput::closed:
      close(STDOUT_FILENO);
      return;
    case StandardOutput::pipe_without_reader: {
      int ends[2];
      if (pipe(ends) != 0) _exit(99);
      close(ends[0]);
      dup2(ends[1], STDOUT_FILENO);
      close(ends[1]);
      return;
    }
  }
}

}  // namespace

void ProgramTest::SetUp() {
  std::string name = (std::filesystem::temp_directory_path() / "winnow-test-XXXXXX").string();
  ASSERT_NE(mkdtemp(name.data()), nullptr);
  folder = name;
}

void ProgramTest::TearDown() {
  std::filesystem::remove_all(folder);
}

Ending ProgramTest::run(const std::vector<std::string>& arguments, const Surroundings& surroundings) {
  // Beside the folder, so that tests can count the files in it.
  const std::string stem = folder.string();
  std::ofstream(stem + ".in", std::ios::binary) << surroundings.in;
  std::vector<std::string> command = {WINNOW_PROGRAM};
  command.insert(command.end(), arguments.begin(), arguments.end());
  const std::vector<char*> argument_pointers = pointers(command);
  const std::vector<char*> environment = pointers(surroundings.environment);

  const pid_t child = fork();
  if (child == 0) {
    signal(SIGPIPE, surroundings.broken_pipe == BrokenPipe::is_ignored ? SIG_IGN : SIG_DFL);
    if (chdir(folder.c_str()) != 0) _exit(99);
    if (surroundings.input == StandardInput::terminal) {
      lead_input_to_terminal();
    } else {
      lead(STDIN_FILENO, stem + ".in", O_RDONLY);
    }
    lead(STDERR_FILENO, stem + ".err", O_WRONLY | O_CREAT | O_TRUNC);
    lead_output(surroundings.output, stem + ".out");
    execve(WINNOW_PROGRAM, argument_pointers.data(), environment.data());
    _exit(99);
  }
  int status = 0;
  waitpid(child, &status, 0);
  Ending ending{WIFEXITED(status) ? WEXITSTATUS(status) : -1, WIFSIGNALED(status) ? WTERMSIG(status) : 0, contents(stem + ".out"),
                contents(stem + ".err")};
  for (const char* suffix : {".in", ".out", ".err"}) std::filesystem::remove(stem + suffix);
  return ending;
}

void ProgramTest::write(const std::string& name, const std::string& bytes) {
  const std::filesystem::path path = folder / name;
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string ProgramTest::read(const std::string& name) {
  return contents(folder / name);
}

std::size_t ProgramTest::file_count() const {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

std::string article_page(const std::string& title) {
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>" + title +
         "</title></head>\n<body>\n<nav><a href=\"/\">Home</a> <a href=\"/sport\">Sport</a></nav>\n<main><article>\n<h1>" + title +
         "</h1>\n"
         "<p>The council of the small town on the river agreed on Tuesday evening to build a second bridge, after eleven years in which "
         "every plan for it had failed for want of money or of patience.</p>\n"
         "<p>The mayor said that the new bridge would carry walkers and bicycles only. \"Cars have one already,\" she told the people who "
         "had "
         "come to the hall, and most of them clapped, though not all of them did.</p>\n"
         "<p>Work is to begin in the spring, when the water is low enough for the piers, and should be over before the first frost of the "
         "year that follows. Until then, a ferry crosses the river twice an hour, free of charge.</p>\n"
         "<p>The cost, a little more than nine million, is shared between the town, the county and a fund that was set up by three "
         "families "
         "whose mills stood on the bank for two centuries.</p>\n"
         "</article></main>\n<footer><p>All rights reserved.</p></footer>\n</body>\n</html>\n";
}

std::string empty_page() {
  return "";
}

testing::AssertionResult holds(const std::string& text, const std::string& part) {
  if (text.find(part) != std::string::npos) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "no \"" << part << "\" in \"" << text << '"';
}

}  // namespace winnow::cli
