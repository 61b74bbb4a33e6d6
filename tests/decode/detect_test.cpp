#include "decode/detect.h"

#include <gtest/gtest.h>

#include "encode.h"

namespace winnow::decode {
namespace {

struct Sample {
  const char* charset;
  const char* converter;
  const char* text;
};

const Sample kSamples[] = {
    {"windows-1252", "ibm-5348_P100-1997", "Die Straße führt über die Brücke, später wird es schöner."},
    {"windows-1252", "ibm-5348_P100-1997", "L’élève a mangé des pâtes à Noël, ça s’est très bien passé."},
    {"windows-1252", "ibm-5348_P100-1997", "The mayor said: “We don’t know.” — and left"},
    {"windows-1252", "ibm-5348_P100-1997", "A reunião não começou; amanhã há eleições em São João."},
    {"iso-8859-15", "ibm-923_P100-1998", "Un bœuf coûte 900 € au marché, le cœur aussi."},
    {"windows-1250", "ibm-5346_P100-1998", "Dziś spadł śnieg, więc dzieci zostały w domu z książką."},
    {"iso-8859-2", "ibm-912_P100-1995", "Dziś spadł śnieg, więc dzieci zostały w domu z książką."},
    {"windows-1250", "ibm-5346_P100-1998", "Příliš žluťoučký kůň úpěl ďábelské ódy."},
    {"windows-1250", "ibm-5346_P100-1998", "Az időjárás hűvös, a szülők őszi kabátot vettek elő."},
    {"windows-1250", "ibm-5346_P100-1998", "Többször köszönték meg a lányok és a fiúk; jött a tél."},  // no ő, no ű
    {"x-mac-cyrillic", "macos-7_3-10.2", "Сегодня утром выпал снег"},
    {"windows-1251", "ibm-5347_P100-1998", "Сегодня утром выпал первый снег, и дети остались дома."},
    {"koi8-r", "ibm-878_P100-1996", "Сегодня утром выпал первый снег, и дети остались дома."},
    {"iso-8859-5", "ibm-915_P100-1995", "Сегодня утром выпал первый снег, и дети остались дома."},
    {"ibm866", "ibm-866_P100-1995", "Сегодня утром выпал первый снег, и дети остались дома."},
    {"koi8-u", "ibm-1168_P100-2002", "Сьогодні випав перший сніг, і діти залишилися вдома; їжак теж."},
    {"windows-1253", "ibm-5349_P100-1998", "Σήμερα το πρωί έπεσε το πρώτο χιόνι στην πόλη. Άρχισε ο χειμώνας."},
    {"windows-1254", "ibm-5350_P100-1998", "Bu sabah ilk kar yağdı, çocuklar evde kaldı ve kitap okudular. Şimdi güneş çıktı."},
    {"windows-1255", "ibm-9447_P100-2002", "הבוקר ירד השלג הראשון והילדים נשארו בבית"},
    {"windows-1256", "ibm-9448_X100-2005", "سقط الثلج الأول هذا الصباح وبقي الأطفال في البيت"},
    {"windows-1257", "ibm-9449_P100-2002", "Šįryt iškrito pirmasis sniegas, vaikai liko namuose ir žaidė."},
    {"windows-874", "ibm-874_P100-1995", "เช้านี้หิมะแรกตกลงมา เด็กๆ อยู่บ้าน"},
    {"macintosh", "macos-0_2-10.2", "The caf\u00E9 doesn’t open; “come back later”, they’d said — naïve"},
    {"gbk", "gb18030", "今天早上下了第一场雪，孩子们都留在家里。"},
    {"big5", "ibm-1375_P100-2008", "今天早上下了第一場雪，孩子們都留在家裡。"},
    {"shift_jis", "ibm-943_P15A-2003", "今朝初雪が降り、子供たちは家で過ごした。"},
    {"euc-jp", "euc-jp-2007", "今朝初雪が降り、子供たちは家で過ごした。"},
    {"euc-kr", "windows-949-2000", "오늘 아침 첫눈이 내려서 아이들은 집에 있었다."},
};

TEST(Detect, OneSentence) {
  for (const Sample& sample : kSamples) {
    EXPECT_EQ(detected_charset(encoded(sample.text, sample.converter)), sample.charset) << sample.text;
  }
}

TEST(Detect, TagsAndScriptsSayNothing) {
  const std::string noise =
      encoded("<a title='Straße über Brücke schön für Äpfel' href=x>", "ibm-5348_P100-1997") +
      encoded("<script>var x = 'später führt größer schöner Übung';</script><style>/* ü ö ä ß */</style><!-- ü ö ä -->",
              "ibm-5348_P100-1997");
  const std::string page = noise + "<p>" + encoded("Сегодня утром выпал снег", "ibm-5347_P100-1998") + "</p>" + noise;
  EXPECT_EQ(detected_charset(page), "windows-1251");
}

TEST(Detect, TagsCountWhereNothingElseDoes) {
  EXPECT_EQ(detected_charset("<img alt='" + encoded("Сегодня утром выпал снег", "ibm-878_P100-1996") + "'>"), "koi8-r");
}

TEST(Detect, NothingFits) {
  EXPECT_EQ(detected_charset("plain"), "");
  EXPECT_EQ(detected_charset(without_sense()), "");
}

TEST(Detect, UnclosedMarkupIsNoTrap) {
  const std::string text = encoded("Dziś spadł śnieg, więc dzieci zostały w domu", "ibm-912_P100-1995");
  EXPECT_EQ(detected_charset("a < b " + text), "iso-8859-2");
  EXPECT_EQ(detected_charset("<!-- open " + text), "iso-8859-2");
  EXPECT_EQ(detected_charset("<script> open " + text), "iso-8859-2");
}

TEST(Detect, SoftHyphensAreNoSigns) {
  EXPECT_EQ(detected_charset(
                encoded("l’é\u00ADva\u00ADlua\u00ADtion de l’en\u00ADsei\u00ADgne\u00ADment su\u00ADpé\u00ADrieur", "ibm-5348_P100-1997")),
            "windows-1252");
}

TEST(Detect, Utf16WithoutMark) {
  const std::string page = "<p>Heute schneit es, 今朝初雪が降り。</p>\n";
  EXPECT_EQ(utf16_without_mark(encoded(page, "UTF-16LE")), "utf-16le");
  EXPECT_EQ(utf16_without_mark(encoded(page, "UTF-16BE")), "utf-16be");
  EXPECT_EQ(utf16_without_mark(encoded("今朝初雪が降り、子供たちは家で\n", "UTF-16BE")), "utf-16be");
  EXPECT_EQ(utf16_without_mark(page), "");
  EXPECT_EQ(utf16_without_mark(std::string(400, '\0')), "");
  EXPECT_EQ(utf16_without_mark(std::string("a\0\0\0b\0\0\0c\0\0\0d\0\0\0", 16)), "") << "UTF-32 is none";
}

TEST(Detect, Iso2022Jp) {
  EXPECT_TRUE(is_iso_2022_jp("<p>\x1B$B$3$s$K$A$O\x1B(B</p>"));
  EXPECT_FALSE(is_iso_2022_jp("<p>\x1B[31m red \x1B[0m</p>")) << "a terminal's colours";
  EXPECT_FALSE(is_iso_2022_jp("\x1B$B$3\x1B(B \xE9"));
}

TEST(Detect, HostileBytesStayLinear) {
  const std::size_t size = std::size_t{2} << 20;
  for (const std::string& unit : {std::string("<"), std::string("\xE9"), std::string("<script"), std::string("<!--"),
                                  std::string("<a>\xE9"), std::string("</"), std::string("a\xE9 <"), std::string("<script></")}) {
    std::string page = "\xE9";
    while (page.size() < size) page += unit;
    (void)detected_charset(page);
  }
}

}  // namespace
}  // namespace winnow::decode
