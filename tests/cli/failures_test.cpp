// Each way to fail: its exit status, and one clear message on standard error.
#include <unistd.h>

#include <algorithm>
#include <csignal>

#include "packed.h"
#include "program.h"

namespace winnow::cli {
namespace {

class Failures : public ProgramTest {};

std::size_t line_count(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

void expect_failure(const Ending& ending, int status, const std::string& message) {
  EXPECT_EQ(ending.status, status) << ending.err;
  EXPECT_EQ(ending.out, "");
  EXPECT_EQ(ending.err, message + '\n');
}

TEST_F(Failures, MissingFile) {
  expect_failure(run({"nowhere.html"}), 66, "winnow: nowhere.html: No such file or directory");
  write("file.html", "x");
  expect_failure(run({"file.html/page.html"}), 66, "winnow: file.html/page.html: Not a directory");
}

TEST_F(Failures, FolderWithoutPages) {
  write("folder/picture.png", "x");
  expect_failure(run({"folder"}), 66, "winnow: folder: the folder holds no pages");
}

TEST_F(Failures, UnreadableFile) {
  std::filesystem::create_symlink("loop.html", folder / "loop.html");
  expect_failure(run({"loop.html"}), 66, "winnow: loop.html: Too many levels of symbolic links");
}

TEST_F(Failures, FileThatCannotBeReadToItsEnd) {
  expect_failure(run({"/proc/self/mem"}), 66, "winnow: /proc/self/mem: Input/output error");
}

TEST_F(Failures, FileWithoutPermission) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  write("secret.html", article_page("Secret"));
  std::filesystem::permissions(folder / "secret.html", std::filesystem::perms::none);
  expect_failure(run({"secret.html"}), 66, "winnow: secret.html: Permission denied");
}

TEST_F(Failures, EmptyFile) {
  write("empty.html", "");
  expect_failure(run({"empty.html"}), 2, "winnow: empty.html: no article (empty)");
}

TEST_F(Failures, BinaryFile) {
  using namespace std::string_literals;
  write("picture.html", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\10\6\0\0\0"s + std::string(2000, '\0'));
  const Ending ending = run({"picture.html"});
  EXPECT_EQ(ending.status, 65);
  EXPECT_EQ(ending.out, "");
  EXPECT_TRUE(ending.err.starts_with("winnow: picture.html: ")) << ending.err;
  EXPECT_EQ(line_count(ending.err), 1U);
}

TEST_F(Failures, TruncatedGzip) {
  const std::string whole = packed(article_page("Packed"));
  write("page.html.gz", whole.substr(0, whole.size() / 2));
  expect_failure(run({"page.html.gz"}), 65, "winnow: page.html.gz: the gzip data ends too early");
}

TEST_F(Failures, DamagedGzip) {
  std::string whole = packed(article_page("Packed"));
  whole[whole.size() - 6] = static_cast<char>(whole[whole.size() - 6] ^ 1);
  write("page.html.gz", whole);
  expect_failure(run({"page.html.gz"}), 65, "winnow: page.html.gz: the gzip data is damaged");
}

TEST_F(Failures, PageAboveTheBound) {
  write("page.html", article_page("Large"));
  expect_failure(run({"--max-bytes", "100", "page.html"}), 65, "winnow: page.html: larger than 100 bytes (--max-bytes)");
  const std::string size = std::to_string(article_page("Large").size());
  EXPECT_EQ(run({"--max-bytes", size, "page.html"}).status, 0);
}

TEST_F(Failures, GzipBomb) {
  write("bomb.html.gz", packed(std::string(5'000'000, ' ')));
  expect_failure(run({"--max-bytes", "1M", "bomb.html.gz"}), 65, "winnow: bomb.html.gz: larger than 1048576 bytes (--max-bytes)");
}

TEST_F(Failures, UnknownCharset) {
  write("page.html", article_page("A"));
  expect_failure(run({"--charset", "klingon-8", "page.html"}), 64, "winnow: --charset: 'klingon-8' is no charset of the Encoding Standard");
  EXPECT_EQ(run({"--charset", "UTF-8", "page.html"}).status, 0);
}

TEST_F(Failures, UnknownOption) {
  write("page.html", article_page("A"));
  expect_failure(run({"--wat", "page.html"}), 64, "winnow: unknown option --wat\nTry 'winnow --help'.");
}

TEST_F(Failures, UsageComesBeforeMissingInputAndBadOutput) {
  EXPECT_EQ(run({"--to", "xml", "-o", "no/such/folder", "nowhere.html"}).status, 64);
  EXPECT_EQ(run({"-o", "no/such/folder", "nowhere.html"}).status, 73);
}

TEST_F(Failures, NoOperandAtATerminal) {
  Surroundings at_terminal;
  at_terminal.input = StandardInput::terminal;
  const Ending ending = run({}, at_terminal);
  EXPECT_EQ(ending.status, 64);
  EXPECT_EQ(ending.out, "");
  EXPECT_TRUE(holds(ending.err, "Usage: winnow [extract]"));
}

TEST_F(Failures, FolderIsNotExplained) {
  write("folder/page.html", article_page("A"));
  expect_failure(run({"explain", "folder"}), 64, "winnow: folder: is a folder; explain takes one page");
}

TEST_F(Failures, FullDevice) {
  write("page.html", article_page("A"));
  Surroundings full;
  full.output = StandardOutput::full_device;
  expect_failure(run({"page.html"}, full), 74, "winnow: standard output: cannot write: No space left on device");
  expect_failure(run({"--help"}, full), 74, "winnow: standard output: cannot write: No space left on device");
}

TEST_F(Failures, FullDeviceInTheMidstOfARun) {
  write("page.html", article_page("A"));
  Surroundings full;
  full.output = StandardOutput::full_device;
  const std::vector<std::string> many(200, "page.html");
  expect_failure(run(many, full), 74, "winnow: standard output: cannot write: No space left on device");
}

TEST_F(Failures, ClosedOutput) {
  write("page.html", article_page("A"));
  Surroundings closed;
  closed.output = StandardOutput::closed;
  const Ending ending = run({"page.html", "--errors", "errors"}, closed);
  EXPECT_EQ(ending.status, 74);
  EXPECT_EQ(ending.err, "winnow: standard output: cannot write: Bad file descriptor\n");
  EXPECT_FALSE(exists("errors"));
}

TEST_F(Failures, ReaderThatWentAwayEndsItQuietly) {
  write("page.html", article_page("A"));
  Surroundings pipe;
  pipe.output = StandardOutput::pipe_without_reader;
  const Ending ending = run({"page.html"}, pipe);
  EXPECT_EQ(ending.signal, SIGPIPE);
  EXPECT_EQ(ending.err, "");
}

TEST_F(Failures, ReaderThatWentAwayIsNoNewsWhereTheSignalIsIgnored) {
  write("page.html", article_page("A"));
  Surroundings pipe;
  pipe.output = StandardOutput::pipe_without_reader;
  pipe.broken_pipe = BrokenPipe::is_ignored;
  const Ending one = run({"page.html"}, pipe);
  EXPECT_EQ(one.status, 74);
  EXPECT_EQ(one.err, "");
  const Ending many = run(std::vector<std::string>(200, "page.html"), pipe);
  EXPECT_EQ(many.status, 74);
  EXPECT_EQ(many.err, "");
}

TEST_F(Failures, EachHasItsStatusInRecords) {
  write("page.html", article_page("A"));
  write("large.html", std::string(2000, 'a') + article_page("Large"));
  write("cut.gz", packed("x").substr(0, 12));
  write("folder/picture.png", "x");
  std::filesystem::create_symlink("loop.html", folder / "loop.html");
  const std::string bound = std::to_string(article_page("A").size());
  const Ending ending =
      run({"--to", "jsonl", "--max-bytes", bound, "page.html", "nowhere", "page.html/x", "loop.html", "folder", "cut.gz", "large.html"});
  EXPECT_EQ(ending.status, 1);
  for (const char* record : {R"("page.html","status":"article")", R"("nowhere","status":"missing")", R"("page.html/x","status":"missing")",
                             R"("loop.html","status":"unreadable")", R"("folder","status":"no_pages")", R"("cut.gz","status":"bad_gzip")",
                             R"("large.html","status":"too_large")"}) {
    EXPECT_TRUE(holds(ending.out, record));
  }
}

TEST_F(Failures, PageAboveItsBudget) {
  std::string page = "<body>";  // of tags that cross: what is nested well takes next to no room in the parser's tree
  for (int i = 0; i < 20000; ++i)
    page += "<p><b>The <i>council</b> agreed</i> on paragraph " + std::to_string(i) + " of the plan for the bridge, and went home.</p>\n";
  write("long.html", page);
  const Ending ending = run({"--max-memory", "64K", "long.html"});
  EXPECT_TRUE(ending.status == 1 || ending.status == 2) << ending.status;
  EXPECT_TRUE(ending.err.starts_with("winnow: long.html: ")) << ending.err;
  EXPECT_EQ(line_count(ending.err), 1U);
  write("out.txt", "old");
  EXPECT_EQ(run({"--strict", "--max-memory", "64K", "-o", "out.txt", "long.html"}).status, ending.status);
  EXPECT_EQ(read("out.txt"), "old");
}

TEST_F(Failures, OutputThatCannotBeCreated) {
  write("page.html", article_page("A"));
  expect_failure(run({"-o", "no/such/out", "page.html"}), 73, "winnow: no/such/out: cannot create: No such file or directory");
  expect_failure(run({"-o", ".", "page.html"}), 73, "winnow: .: cannot create: Is a directory");
  expect_failure(run({"--errors", "no/such/out", "page.html"}), 73, "winnow: no/such/out: cannot create: No such file or directory");
}

TEST_F(Failures, OthersGoOn) {
  write("a.html", article_page("First"));
  write("c.html", article_page("Second"));
  const Ending ending = run({"a.html", "nowhere.html", "c.html"});
  EXPECT_EQ(ending.status, 1);
  EXPECT_TRUE(holds(ending.out, "==> a.html <=="));
  EXPECT_TRUE(holds(ending.out, "==> c.html <=="));
  EXPECT_EQ(ending.err, "winnow: nowhere.html: No such file or directory\n");
}

TEST_F(Failures, AllAlikeHaveTheirOwnStatus) {
  write("cut.gz", packed("x").substr(0, 12));
  EXPECT_EQ(run({"nowhere", "nor here"}).status, 66);
  EXPECT_EQ(run({"cut.gz", "cut.gz"}).status, 65);
  EXPECT_EQ(run({"cut.gz", "nowhere"}).status, 2);
}

TEST_F(Failures, StrictEndsAtTheFirst) {
  write("a.html", article_page("First"));
  write("c.html", article_page("Second"));
  write("cut.gz", packed("x").substr(0, 12));
  const Ending ending = run({"--strict", "a.html", "nowhere.html", "c.html"});
  EXPECT_EQ(ending.status, 66);
  EXPECT_TRUE(holds(ending.out, "First"));
  EXPECT_EQ(ending.out.find("Second"), std::string::npos);
  EXPECT_EQ(run({"--strict", "a.html", "cut.gz", "nowhere.html"}).status, 65);
}

TEST_F(Failures, StrictDoesNotEndAtAPageWithoutArticle) {
  write("a.html", "");
  write("b.html", article_page("Second"));
  const Ending ending = run({"--strict", "a.html", "b.html"});
  EXPECT_EQ(ending.status, 1);
  EXPECT_TRUE(holds(ending.out, "Second"));
}

TEST_F(Failures, QuietLeavesOnlyFailures) {
  write("empty.html", "");
  EXPECT_EQ(run({"-q", "empty.html"}).err, "");
  EXPECT_EQ(run({"-q", "nowhere.html"}).err, "winnow: nowhere.html: No such file or directory\n");
}

TEST_F(Failures, ErrorsFileHasALineForEach) {
  write("a.html", article_page("First"));
  write("empty.html", "");
  const Ending ending = run({"--errors", "errors.jsonl", "a.html", "nowhere.html", "empty.html"});
  EXPECT_EQ(ending.status, 1);
  const std::string errors = read("errors.jsonl");
  EXPECT_EQ(line_count(errors), 2U);
  EXPECT_TRUE(errors.starts_with(R"({"id":"nowhere.html","status":"missing","confidence":0,"message":"No such file or directory",)"))
      << errors;
  EXPECT_TRUE(holds(errors, "\n{\"id\":\"empty.html\",\"status\":\"empty\""));
}

TEST_F(Failures, NamesCannotWriteOnTheTerminal) {
  expect_failure(run({"\033[2J\xFF.html"}), 66, "winnow: \uFFFD[2J\uFFFD.html: No such file or directory");
}

}  // namespace
}  // namespace winnow::cli
