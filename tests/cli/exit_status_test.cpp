#include "cli/exit_status.h"

#include <gtest/gtest.h>

#include <initializer_list>

namespace winnow::cli {
namespace {

int status_of(std::initializer_list<Fate> fates) {
  Tally tally;
  for (const Fate fate : fates) tally.add(fate);
  return static_cast<int>(tally.exit_code());
}

TEST(ExitStatus, ArticlesAllOrSome) {
  EXPECT_EQ(status_of({Fate::article}), 0);
  EXPECT_EQ(status_of({Fate::article, Fate::article}), 0);
  EXPECT_EQ(status_of({Fate::article, Fate::none}), 1);
  EXPECT_EQ(status_of({Fate::no_input, Fate::article}), 1);
  EXPECT_EQ(status_of({Fate::bad_data, Fate::article}), 1);
}

TEST(ExitStatus, PartOfAPageIsNotAllOfIt) {
  EXPECT_EQ(status_of({Fate::part}), 1);
  EXPECT_EQ(status_of({Fate::part, Fate::none}), 1);
}

TEST(ExitStatus, NoArticle) {
  EXPECT_EQ(status_of({Fate::none}), 2);
  EXPECT_EQ(status_of({Fate::none, Fate::bad_data}), 2);
  EXPECT_EQ(status_of({Fate::none, Fate::no_input}), 2);
  EXPECT_EQ(status_of({Fate::bad_data, Fate::no_input}), 2);
}

TEST(ExitStatus, AllFailedAlike) {
  EXPECT_EQ(status_of({Fate::bad_data}), 65);
  EXPECT_EQ(status_of({Fate::bad_data, Fate::bad_data}), 65);
  EXPECT_EQ(status_of({Fate::no_input}), 66);
  EXPECT_EQ(status_of({Fate::no_input, Fate::no_input}), 66);
}

}  // namespace
}  // namespace winnow::cli
