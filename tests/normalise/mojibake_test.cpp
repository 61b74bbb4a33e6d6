#include "normalise/mojibake.h"

#include <gtest/gtest.h>

#include "normalise/needs.h"
#include "normalise/normalise.h"

namespace winnow::normalise {
namespace {

TEST(Mojibake, Undone) {
  EXPECT_EQ(paragraph("It doesnâ€™t matter, â€œhe saidâ€\u009D â€“ or did heâ€¦"), "It doesn’t matter, “he said” – or did he…");
  EXPECT_EQ(paragraph("fÃ¼r schÃ¶ne KÃ¤ufer; GrÃ¶ÃŸe, Ã„pfel, Ãœbung"), "für schöne Käufer; Größe, Äpfel, Übung");
  EXPECT_EQ(paragraph("l'Ã©tÃ© Ã\u00A0 NoÃ«l"), "l'été à Noël");
  EXPECT_EQ(paragraph("nÃ£o comeÃ§ou, NAÃ‡ÃƒO"), "não começou, NAÇÃO");
  EXPECT_EQ(paragraph("20 Â°C, Â© 2024, Â£5, 5â‚¬, BRANDâ„¢"), "20 °C, © 2024, £5, 5€, BRAND™");
  EXPECT_EQ(paragraph("siÄ™, Å›wiat, wÅ‚asny"), "się, świat, własny");
  EXPECT_EQ(paragraph("ÐŸÑ€Ð¸Ð²ÐµÑ‚ Ð² Ð¼Ð¸Ñ€Ðµ"), "Привет в мире");
  EXPECT_EQ(paragraph("viá»‡t"), "việt");
  EXPECT_EQ(paragraph("ðŸ˜€"), "😀");
  EXPECT_EQ(paragraph("æ—¥æœ¬"), "日本");
}

TEST(Mojibake, WithC1Characters) {
  EXPECT_EQ(paragraph("doesn\u00E2\u0080\u0099t \u00C3\u0089cole"), "doesn’t École");
}

TEST(Mojibake, Twice) {
  EXPECT_EQ(paragraph("cafÃƒÂ©"), "café");
  EXPECT_EQ(paragraph("itÃ¢â‚¬â„¢s"), "it’s");
}

TEST(Mojibake, EscapedTwiceOnTop) {
  EXPECT_EQ(paragraph("caf&Atilde;&copy;s"), "cafés");
}

TEST(Mojibake, WordsOfRealLanguagesStay) {
  for (const char* text : {"SÃO PAULO",
                           "NAÇÃO",
                           "Ãmbar",
                           "“MAÇÔ, disse",
                           "a ‘IRMÃ’ e a «MANHû",
                           "AMANHÃ…",
                           "MANHÖTARDE",
                           "São João à tarde",
                           "PÂTE À CHOUX",
                           "«né»",
                           "il a été…”",
                           "CAFÉ™",
                           "CITÉ®",
                           "»Spaß«",
                           "Spaß“",
                           "ÄÖÜ",
                           "Ä…",
                           "Å –",
                           "»Å«",
                           "2×°",
                           "naïve",
                           "the letter “Ã” and the letter ‘Â’",
                           "Â",
                           "Ã",
                           "crème brûlée",
                           "Það",
                           "ÞÐ",
                           "El Niño™",
                           "ñ°",
                           "señor…",
                           "«É…»"}) {
    EXPECT_EQ(paragraph(text), text);
    EXPECT_TRUE(is_normal(text)) << text;
  }
}

TEST(Mojibake, DoubtfulRunsFollowTheCertainOnes) {
  EXPECT_EQ(paragraph("KÃ–LN"), "KÃ–LN") << "may be two words around a dash";
  EXPECT_EQ(paragraph("KÃ–LN fÃ¼r alle"), "KÖLN für alle");
  EXPECT_EQ(paragraph("voilÃ. fÃ¼r"), "voilÃ. für") << "no space behind it";
  EXPECT_EQ(paragraph("Ã la dÃ©rive"), "à la dérive");
  EXPECT_EQ(paragraph("LÃ fÃ¼r"), "LÃ für") << "a word in capitals";
  EXPECT_EQ(paragraph("5Â km Ã¼ber"), "5 km über");
}

TEST(Mojibake, ProperLettersBesideItSpeakAgainstDoubtfulRuns) {
  EXPECT_EQ(paragraph("Café fÃ¼r KÃ–LN"), "Café für KÃ–LN");
}

TEST(Mojibake, BrokenRunsStay) {
  EXPECT_EQ(paragraph("Ã¼¼"), "Ã¼¼");
  EXPECT_EQ(paragraph("â€"), "â€");
}

TEST(Mojibake, QuickLook) {
  const auto has_to_look = [](std::string_view text) { return (needs_of(text) & kUndoing) != 0; };
  EXPECT_TRUE(has_to_look("fÃ¼r"));
  EXPECT_TRUE(has_to_look("â€™"));
  EXPECT_FALSE(has_to_look("für São Paulo"));
  EXPECT_FALSE(has_to_look("Ã"));
  EXPECT_FALSE(has_to_look(""));
}

}  // namespace
}  // namespace winnow::normalise
