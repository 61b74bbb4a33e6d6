#include "decode/decode.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <cstdint>
#include <vector>

#include "encode.h"

namespace winnow::decode {
namespace {

using namespace std::string_literals;

struct Outcome {
  std::string text;
  std::string charset;
  CharsetSource source;
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

std::ostream& operator<<(std::ostream& out, const Outcome& outcome) {
  return out << outcome.charset << " (source " << static_cast<int>(outcome.source) << "): " << outcome.text;
}

Outcome outcome(std::string_view bytes, std::string_view label = "") {
  const Decoded decoded = to_utf8(bytes, label);
  return {std::string(decoded.view()), decoded.charset, decoded.source};
}

const std::string kRussian = "Сегодня утром выпал первый снег, и дети остались дома.";

TEST(Decode, ValidUtf8IsBorrowed) {
  const std::string page = "<meta charset=utf-8><p>Käse</p>";
  const Decoded decoded = to_utf8(page, "");
  EXPECT_FALSE(decoded.is_converted);
  EXPECT_EQ(decoded.view().data(), page.data());
  EXPECT_EQ(decoded.view(), page);
  EXPECT_EQ(decoded.replaced, 0U);
}

TEST(Decode, AsciiIsBorrowedWhateverItsLabel) {
  const std::string page = "<p>cheese</p>";
  EXPECT_EQ(to_utf8(page, "windows-1251").view().data(), page.data());
  EXPECT_EQ(outcome(page, "windows-1251"), (Outcome{page, "windows-1251", CharsetSource::transport}));
  EXPECT_EQ(outcome(page), (Outcome{page, "utf-8", CharsetSource::valid_utf8}));
  EXPECT_EQ(outcome(""), (Outcome{"", "utf-8", CharsetSource::valid_utf8}));
}

TEST(Decode, ByteOrderMarkComesFirst) {
  EXPECT_EQ(outcome("\xEF\xBB\xBF<meta charset=koi8-r>é", "gbk"),
            (Outcome{"<meta charset=koi8-r>é", "utf-8", CharsetSource::byte_order_mark}));
  EXPECT_EQ(outcome("\xFF\xFEh\0i\0"s, "utf-8"), (Outcome{"hi", "utf-16le", CharsetSource::byte_order_mark}));
  EXPECT_EQ(outcome("\xFE\xFF\0h\0i"s), (Outcome{"hi", "utf-16be", CharsetSource::byte_order_mark}));
}

TEST(Decode, TransportComesBeforeMeta) {
  EXPECT_EQ(outcome("<meta charset=koi8-r>\xE9", "latin1"), (Outcome{"<meta charset=koi8-r>é", "windows-1252", CharsetSource::transport}));
  EXPECT_EQ(outcome("<meta charset=latin1>\xE9"), (Outcome{"<meta charset=latin1>é", "windows-1252", CharsetSource::meta}));
  EXPECT_EQ(outcome("<meta charset=latin1>\xE9", "no such"), (Outcome{"<meta charset=latin1>é", "windows-1252", CharsetSource::meta}));
}

TEST(Decode, LateMetaCountsWhereUtf8DoesNotFit) {
  const std::string far = "<script>" + std::string(5000, 'x') + "</script><meta charset=koi8-r>";
  EXPECT_EQ(outcome(far + "\xC1").charset, "koi8-r");
  EXPECT_EQ(outcome(far + "\xC1").source, CharsetSource::meta);
  EXPECT_EQ(outcome(far + "é").charset, "utf-8");
}

TEST(Decode, Utf8BeatsALegacyLabel) {
  EXPECT_EQ(outcome("<meta charset=iso-8859-1>Käse"), (Outcome{"<meta charset=iso-8859-1>Käse", "utf-8", CharsetSource::valid_utf8}));
  EXPECT_EQ(outcome("Käse", "windows-1251").charset, "utf-8");
  EXPECT_EQ(outcome("Käse, Brötchen und eine lange Liste für morgen: Äpfel, Öl, Gemüse, Nüsse, Süßes", "gb2312").charset, "utf-8");
  EXPECT_EQ(outcome("Käse", "hz-gb-2312").charset, "utf-8");
  EXPECT_EQ(outcome("<p>Käse</p>", "utf-16").charset, "utf-8");
  EXPECT_EQ(outcome("<p>Käse</p>", "iso-2022-jp").charset, "utf-8");
}

TEST(Decode, FewPairsDoNotBeatAMultiByteLabel) {
  // Pairs of GBK that are well-formed UTF-8 by chance.
  EXPECT_EQ(outcome("\xCD\xA8\xCD\xA8", "gbk"), (Outcome{"通通", "gbk", CharsetSource::transport}));
}

TEST(Decode, Utf8WithSlipsStaysUtf8) {
  EXPECT_EQ(outcome("<meta charset=utf-8>Käse \xE9 für"), (Outcome{"<meta charset=utf-8>Käse \uFFFD für", "utf-8", CharsetSource::meta}));
  EXPECT_EQ(to_utf8("Käse \xE9 \xE9 für alle", "utf-8").replaced, 2U);
  const std::string page = "Käse, Brötchen, Äpfel, Öl, Gemüse, Nüsse, Süßes, für, später, über, \xE9";
  EXPECT_EQ(outcome(page).charset, "utf-8");
  EXPECT_EQ(outcome(page).source, CharsetSource::detected);
  const std::string cut_off = "<meta charset=utf-8>\xE4\xBB\x8A\xE5\xA4";
  EXPECT_EQ(outcome(cut_off).text, "<meta charset=utf-8>今\uFFFD");
}

TEST(Decode, Utf8LabelOnALegacyPage) {
  EXPECT_EQ(outcome("<meta charset=utf-8>" + encoded(kRussian, "ibm-5347_P100-1998")),
            (Outcome{"<meta charset=utf-8>" + kRussian, "windows-1251", CharsetSource::detected}));
  EXPECT_EQ(outcome("The mayor doesn\x92t know", "utf-8"), (Outcome{"The mayor doesn’t know", "windows-1252", CharsetSource::detected}));
}

TEST(Decode, NoLabel) {
  EXPECT_EQ(outcome(encoded(kRussian, "ibm-878_P100-1996")), (Outcome{kRussian, "koi8-r", CharsetSource::detected}));
  EXPECT_EQ(outcome("\x1B$B$3$s$K$A$O\x1B(B"), (Outcome{"こんにちは", "iso-2022-jp", CharsetSource::detected}));
  EXPECT_EQ(outcome(encoded("<p>Schnee</p>", "UTF-16BE")), (Outcome{"<p>Schnee</p>", "utf-16be", CharsetSource::detected}));
}

TEST(Decode, NothingFits) {
  EXPECT_EQ(outcome(without_sense()).source, CharsetSource::fallback);
  EXPECT_EQ(outcome(without_sense()).charset, "windows-1252");
  EXPECT_EQ(outcome(without_sense(), "utf-8").charset, "utf-8") << "then the label stands";
}

TEST(Decode, AnyBytesGiveValidUtf8) {
  std::uint32_t state = 7;
  const std::vector<std::string> labels = {"",         "utf-8",   "gbk",         "big5",     "euc-jp",         "shift_jis",
                                           "euc-kr",   "gb18030", "iso-2022-jp", "utf-16le", "windows-1252",   "windows-1255",
                                           "utf-16be", "koi8-u",  "replacement", "ibm866",   "x-user-defined", "iso-8859-8-i"};
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    const std::size_t size = static_cast<std::size_t>(round) % 97;
    for (std::size_t i = 0; i < size; ++i) {
      state = state * 1664525 + 1013904223;
      bytes += static_cast<char>((state >> 24) % 3 == 0 ? (state >> 16) % 128 : state >> 16);
    }
    for (const std::string& label : labels) {
      const Decoded decoded = to_utf8(bytes, label);
      ASSERT_TRUE(simdjson::validate_utf8(decoded.view().data(), decoded.view().size())) << label << ' ' << round;
      ASSERT_FALSE(decoded.charset.empty());
    }
  }
}

}  // namespace
}  // namespace winnow::decode
