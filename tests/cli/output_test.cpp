// What the program writes, and where.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "program.h"

namespace winnow::cli {
namespace {

class Output : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("page.html", article_page("Town builds a bridge"));
  }
  [[nodiscard]] unsigned mode_of(const std::string& name) const {
    struct stat status {};
    stat((folder / name).c_str(), &status);
    return status.st_mode & 0777U;
  }
};

TEST_F(Output, EachFormatIsItself) {
  EXPECT_TRUE(run({"page.html"}).out.starts_with("Town builds a bridge\n\n"));
  EXPECT_TRUE(run({"--to", "markdown", "page.html"}).out.starts_with("# Town builds a bridge\n\n"));
  EXPECT_TRUE(run({"--to", "json", "page.html"}).out.starts_with("{\n  \"id\": \"page.html\",\n  \"status\": \"article\","));
  EXPECT_TRUE(run({"--to", "jsonl", "page.html"}).out.starts_with("{\"id\":\"page.html\",\"status\":\"article\","));
  EXPECT_TRUE(run({"--to", "html", "page.html"}).out.starts_with("<!DOCTYPE html>"));
}

TEST_F(Output, SeveralPagesAreKeptApart) {
  const Ending ending = run({"page.html", "page.html"});
  EXPECT_TRUE(ending.out.starts_with("==> page.html <==\n\nTown builds a bridge\n\n"));
  EXPECT_TRUE(holds(ending.out, "\n\n==> page.html <==\n\n"));
  EXPECT_TRUE(run({"--to", "json", "page.html", "page.html"}).out.starts_with("[\n{\n"));
}

TEST_F(Output, FolderOfOnePageCountsAsSeveral) {
  write("f/a.html", article_page("A"));
  EXPECT_TRUE(run({"f"}).out.starts_with("==> a.html <==\n"));
}

TEST_F(Output, DetailAddsBlocks) {
  EXPECT_EQ(run({"--to", "json", "page.html"}).out.find("\"blocks\""), std::string::npos);
  const std::string verdicts = run({"--to", "json", "--detail", "verdicts", "page.html"}).out;
  EXPECT_TRUE(holds(verdicts, "\"reason\": \"body\""));
  EXPECT_EQ(verdicts.find("\"evidence\""), std::string::npos);
  EXPECT_TRUE(holds(run({"--to", "json", "--detail", "evidence", "page.html"}).out, "\"evidence\": ["));
}

TEST_F(Output, FileHasWhatStandardOutputHad) {
  const Ending ending = run({"-o", "out.txt", "page.html"});
  EXPECT_EQ(ending.status, 0);
  EXPECT_EQ(ending.out, "");
  EXPECT_EQ(read("out.txt"), run({"page.html"}).out);
  EXPECT_EQ(file_count(), 2U) << "nothing is left beside it";
}

TEST_F(Output, FileKeepsItsPermissionsAndLinks) {
  write("real.txt", "old");
  std::filesystem::permissions(folder / "real.txt", std::filesystem::perms(0666));
  std::filesystem::create_symlink("real.txt", folder / "link.txt");
  EXPECT_EQ(run({"-o", "link.txt", "page.html"}).status, 0);
  EXPECT_TRUE(std::filesystem::is_symlink(folder / "link.txt"));
  EXPECT_TRUE(read("real.txt").starts_with("Town builds a bridge"));
  EXPECT_EQ(mode_of("real.txt"), 0666U);
}

TEST_F(Output, NewFileFollowsTheMask) {
  const mode_t before = umask(027);
  run({"-o", "new.txt", "page.html"});
  umask(before);
  EXPECT_EQ(mode_of("new.txt"), 0640U);
}

// A pipe stands for devices such as /dev/full here: a program that replaced one of those would harm the machine.
TEST_F(Output, WhatIsNoFileIsWrittenToDirectly) {
  const std::string pipe = (folder / "pipe").string();
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  const int reader = open(pipe.c_str(), O_RDWR | O_NONBLOCK);  // open at both ends: nobody waits
  EXPECT_EQ(run({"-o", "pipe", "page.html"}).status, 0);
  std::string got(4096, '\0');
  const ssize_t bytes = ::read(reader, got.data(), got.size());
  close(reader);
  ASSERT_GT(bytes, 0);
  got.resize(static_cast<std::size_t>(bytes));
  EXPECT_EQ(got, run({"page.html"}).out);
  EXPECT_TRUE(std::filesystem::is_fifo(pipe));
}

TEST_F(Output, MayBeTheInput) {
  const std::string text = run({"page.html"}).out;
  EXPECT_EQ(run({"-o", "page.html", "page.html"}).status, 0);
  EXPECT_EQ(read("page.html"), text);
}

TEST_F(Output, OlderFileStaysWhenNothingWasRead) {
  write("out.txt", "old");
  EXPECT_EQ(run({"-o", "out.txt", "nowhere.html"}).status, 66);
  EXPECT_EQ(run({"--strict", "-o", "out.txt", "page.html", "nowhere.html"}).status, 66);
  EXPECT_EQ(read("out.txt"), "old");
  EXPECT_EQ(file_count(), 2U);
}

TEST_F(Output, FileOfPagesWithoutArticleIsWritten) {
  write("empty.html", "");
  EXPECT_EQ(run({"-o", "out.jsonl", "--to", "jsonl", "empty.html"}).status, 2);
  EXPECT_TRUE(read("out.jsonl").starts_with("{\"id\":\"empty.html\",\"status\":\"empty\""));
}

TEST_F(Output, ExplainSaysWhatBecameOfEachBlock) {
  const Ending ending = run({"explain", "page.html"});
  EXPECT_EQ(ending.status, 0);
  EXPECT_TRUE(ending.out.starts_with("article ")) << ending.out;
  EXPECT_TRUE(holds(ending.out, "\n+ body "));
  EXPECT_TRUE(holds(ending.out, "\n- "));
  EXPECT_EQ(ending.out.find('\033'), std::string::npos);
}

TEST_F(Output, ExplainHasOtherFormats) {
  EXPECT_TRUE(run({"explain", "--to", "html", "page.html"}).out.starts_with("<!DOCTYPE html>"));
  EXPECT_TRUE(holds(run({"explain", "--to", "json", "page.html"}).out, "\"evidence\": ["));
}

TEST_F(Output, ExplainOfWhatCannotBeReadIsNothing) {
  const Ending ending = run({"explain", "--to", "html", "-o", "why.html", "nowhere.html"});
  EXPECT_EQ(ending.status, 66);
  EXPECT_FALSE(exists("why.html"));
}

TEST_F(Output, ColoursFollowTheOption) {
  EXPECT_TRUE(holds(run({"explain", "--color", "always", "page.html"}).out, "\033[32m+ body"));
  Surroundings without_colour;
  without_colour.environment = {"NO_COLOR=1"};
  EXPECT_TRUE(holds(run({"explain", "--color", "always", "page.html"}, without_colour).out, "\033["));
  EXPECT_EQ(run({"explain", "--color", "never", "page.html"}).out.find('\033'), std::string::npos);
}

TEST_F(Output, HelpAndVersionGoToStandardOutput) {
  const Ending help = run({"--help"});
  EXPECT_EQ(help.status, 0);
  EXPECT_EQ(help.err, "");
  EXPECT_TRUE(holds(help.out, "Usage: winnow"));
  EXPECT_TRUE(run({"--version"}).out.starts_with("winnow "));
  EXPECT_TRUE(run({"--man"}).out.starts_with(".TH WINNOW 1"));
  EXPECT_TRUE(holds(run({"explain", "-h"}).out, "Says of each block"));
}

}  // namespace
}  // namespace winnow::cli
