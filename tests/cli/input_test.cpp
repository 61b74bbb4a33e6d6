// What the program reads, and in which order.
#include "packed.h"
#include "program.h"

namespace winnow::cli {
namespace {

class Input : public ProgramTest {
 protected:
  /// The ids of the records, each with a blank behind it.
  static std::string ids_of(const std::string& lines) {
    std::string ids;
    const std::string open = "{\"id\":\"";
    for (std::size_t at = lines.find(open); at != std::string::npos; at = lines.find(open, at + 1)) {
      ids += lines.substr(at + open.size(), lines.find('"', at + open.size()) - at - open.size()) + ' ';
    }
    return ids;
  }
};

TEST_F(Input, FileGivesItsArticle) {
  write("page.html", article_page("Town builds a bridge"));
  const Ending ending = run({"page.html"});
  EXPECT_EQ(ending.status, 0);
  EXPECT_EQ(ending.err, "");
  EXPECT_TRUE(ending.out.starts_with("Town builds a bridge\n\nThe council of the small town")) << ending.out;
  EXPECT_EQ(ending.out.find("Sport"), std::string::npos);
}

TEST_F(Input, ExtractIsTheSame) {
  write("page.html", article_page("Town builds a bridge"));
  EXPECT_EQ(run({"extract", "page.html"}).out, run({"page.html"}).out);
}

TEST_F(Input, StandardInput) {
  write("page.html", article_page("Town builds a bridge"));
  Surroundings piped;
  piped.in = article_page("Town builds a bridge");
  EXPECT_EQ(run({}, piped).out, run({"page.html"}).out);
  EXPECT_EQ(run({"-"}, piped).out, run({"page.html"}).out);
  EXPECT_TRUE(run({"--to", "jsonl"}, piped).out.starts_with("{\"id\":\"-\","));
}

TEST_F(Input, StandardInputAmongFiles) {
  write("page.html", article_page("Town builds a bridge"));
  Surroundings piped;
  piped.in = article_page("Ferry stops");
  EXPECT_EQ(ids_of(run({"--to", "jsonl", "page.html", "-"}, piped).out), "page.html - ");
}

TEST_F(Input, GzipIsKnownByItsBytes) {
  write("page.html", article_page("Town builds a bridge"));
  write("packed", packed(article_page("Town builds a bridge")));
  EXPECT_EQ(run({"packed"}).out, run({"page.html"}).out);
  const std::string whole = article_page("Town builds a bridge");
  write("members", packed(whole.substr(0, 300)) + packed(whole.substr(300)));
  EXPECT_EQ(run({"members"}).out, run({"page.html"}).out);
}

TEST_F(Input, FolderIsWalkedInTheOrderOfBytes) {
  const std::string page = article_page("A");
  for (const char* name : {"f/b.html", "f/a/z.htm", "f/a.txt", "f/a/deep/er/x.xhtml", "f/B.HTML", "f/c.html.gz", "f/no.png", "f/html"})
    write(name, page);
  const Ending ending = run({"--to", "jsonl", "-q", "f"});
  EXPECT_EQ(ids_of(ending.out), "B.HTML a.txt a/deep/er/x.xhtml a/z.htm b.html c.html.gz ");
  EXPECT_EQ(ending.err, "");
}

TEST_F(Input, SlashBehindAFolderChangesNothing) {
  write("f/a.html", article_page("A"));
  EXPECT_EQ(run({"--to", "jsonl", "f/"}).out, run({"--to", "jsonl", "f"}).out);
}

TEST_F(Input, VerboseSaysWhatIsSkipped) {
  write("f/a.html", article_page("A"));
  write("f/no.png", "x");
  const Ending ending = run({"-v", "f"});
  EXPECT_TRUE(holds(ending.err, "winnow: f/no.png: skipped: its name is not that of a page\n"));
  EXPECT_TRUE(holds(ending.err, "winnow: f/a.html: article, "));
}

TEST_F(Input, LinksToFoldersAreNotFollowed) {
  write("f/a.html", article_page("A"));
  std::filesystem::create_directory_symlink(".", folder / "f/again");
  std::filesystem::create_symlink("a.html", folder / "f/b.html");
  EXPECT_EQ(ids_of(run({"--to", "jsonl", "f"}).out), "a.html b.html ");
}

TEST_F(Input, LinkThatLeadsNowhereIsAFailure) {
  write("f/a.html", article_page("A"));
  std::filesystem::create_symlink("nowhere", folder / "f/b.html");
  const Ending ending = run({"f"});
  EXPECT_EQ(ending.status, 1);
  EXPECT_EQ(ending.err, "winnow: f/b.html: No such file or directory\n");
}

TEST_F(Input, RecordsComeInTheOrderOfOperands) {
  write("b.html", article_page("B"));
  write("f/z.html", article_page("Z"));
  write("f/y.html", article_page("Y"));
  EXPECT_EQ(ids_of(run({"--to", "jsonl", "f", "nowhere", "b.html"}).out), "y.html z.html nowhere b.html ");
}

TEST_F(Input, NamesThatAreNoUtf8AreReplacedInIds) {
  write("f/caf\xE9.html", article_page("A"));
  EXPECT_EQ(ids_of(run({"--to", "jsonl", "f"}).out), "caf\uFFFD.html ");
}

TEST_F(Input, CharsetIsPassedOn) {
  std::string page = article_page("Caf\xE9 opens");
  const std::string meta = "<meta charset=\"utf-8\">";
  page.erase(page.find(meta), meta.size());
  write("page.html", page);
  EXPECT_TRUE(run({"--charset", "iso-8859-1", "page.html"}).out.starts_with("Café opens\n"));
}

TEST_F(Input, LocaleChangesNothing) {
  write("page.html", article_page("Café opens"));
  Surroundings other;
  other.environment = {"LC_ALL=C", "LANG=C"};
  Surroundings utf8;
  utf8.environment = {"LC_ALL=C.UTF-8"};
  EXPECT_EQ(run({"page.html"}, other).out, run({"page.html"}, utf8).out);
  EXPECT_TRUE(run({"page.html"}, other).out.starts_with("Café opens\n"));
}

}  // namespace
}  // namespace winnow::cli
