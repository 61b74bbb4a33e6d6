#include <gtest/gtest.h>

#include <string_view>
#include <utility>
#include <vector>

#include "decode/convert.h"
#include "decode/decode.h"

namespace winnow::decode {
namespace {

TEST(Labels, NameOfLabel) {
  EXPECT_EQ(name_of_label("utf-8"), "utf-8");
  EXPECT_EQ(name_of_label(" UTF8\n"), "utf-8");
  EXPECT_EQ(name_of_label("Latin1"), "windows-1252");
  EXPECT_EQ(name_of_label("iso-8859-1"), "windows-1252");
  EXPECT_EQ(name_of_label("US-ASCII"), "windows-1252");
  EXPECT_EQ(name_of_label("iso-8859-9"), "windows-1254");
  EXPECT_EQ(name_of_label("gb2312"), "gbk");
  EXPECT_EQ(name_of_label("ks_c_5601-1987"), "euc-kr");
  EXPECT_EQ(name_of_label("Shift-JIS"), "shift_jis");
  EXPECT_EQ(name_of_label("utf-16"), "utf-16le");
  EXPECT_EQ(name_of_label("hz-gb-2312"), "replacement");
  EXPECT_EQ(name_of_label("x-user-defined"), "x-user-defined");
  EXPECT_EQ(name_of_label("csiso58gb231280"), "gbk");
}

TEST(Labels, UnknownLabels) {
  EXPECT_EQ(name_of_label(""), "");
  EXPECT_EQ(name_of_label("  "), "");
  EXPECT_EQ(name_of_label("utf-7"), "");
  EXPECT_EQ(name_of_label("utf 8"), "");
  EXPECT_EQ(name_of_label("\xC2\xA0utf-8"), "") << "only ASCII white space is taken off";
  EXPECT_EQ(name_of_label(std::string(1000, 'x')), "");
}

TEST(Labels, EveryLabelLeadsToACharsetThatCanBeDecoded) {
  const std::vector<std::pair<std::string_view, std::string_view>> labels = {
#define X(label, charset) {label, charset},
#include "decode/labels.def"
#undef X
  };
  EXPECT_EQ(labels.size(), 228U);
  for (const auto& [label, charset] : labels) {
    EXPECT_EQ(name_of_label(label), charset);
    EXPECT_EQ(name_of_label(charset), charset) << "each name is a label of its own";
    EXPECT_EQ(kind_of_charset(charset) == CharsetKind::single_byte, upper_half(charset) != nullptr) << charset;
  }
}

}  // namespace
}  // namespace winnow::decode
