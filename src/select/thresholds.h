// Numbers of the selection. Scores are log-odds.
#pragma once

#include <winnow/winnow.h>

namespace winnow::select {

/// Least score of a kept block. Where the scores leave no doubt, a block is kept that is likelier body than not. On a doubtful page more is
/// kept: dropped text is missed more than kept text harms.
constexpr float threshold(Favour favour, bool is_doubtful) {
  const float balanced = is_doubtful ? -0.6F : 0.0F;
  return favour == Favour::precision ? balanced + 0.9F : favour == Favour::recall ? balanced - 0.9F : balanced;
}

/// An HTML page is doubtful when the words above kDoubtfulScore have a mean probability below this. Cross-validated, against one threshold
/// of -0.35 for all: exact of articles .233 -> .244 and of world .336 -> .355, shF1 of both +.001.
inline constexpr float kDoubtfulMean = 0.92F;
inline constexpr float kDoubtfulScore = -0.35F;

inline constexpr std::size_t kHeadingReach = 6;  ///< blocks below a heading within which one must be kept (exact +.007)
inline constexpr float kHeadingWords = 15;       ///< longer "headings" are text that was set as one
/// What scores so much is no prompt, though it speaks of newsletters or donations (cross-validated, exact of articles +.0025).
inline constexpr float kBeyondPrompts = 2.0F;
inline constexpr float kCopyWords = 10;  ///< shorter lines may stand twice in a text

inline constexpr std::size_t kLeastTeasers = 4;  ///< of a listing
inline constexpr float kLoneShare = 0.7F;        ///< of the kept words of a listing stand in lone teasers
inline constexpr float kCutShare = 0.6F;         ///< of the kept text of a listing breaks off with an ellipsis
inline constexpr float kTeaserWords = 60;
/// Mean probability of what was kept of a text page: .13 to .51 on nine pages of teasers, .78 on a live blog (text_spanish_live_blog).
inline constexpr float kDoubt = 0.65F;
inline constexpr float kNoConfidence = 0.3F;  ///< below it a text page holds no article (2 of 347 labelled articles are below)
inline constexpr std::size_t kConsentBlocks = 300;
inline constexpr float kConsentWords = 600;    ///< of a consent dialog, at most
inline constexpr int kLeastConsent = 6;        ///< of them speak of consent
inline constexpr float kConsentShare = 0.02F;  ///< and this share of them
inline constexpr float kNoticeWords = 400;     ///< a longer text about cookies or paywalls is an article about them
inline constexpr float kFewWords =
    100;  ///< of a whole page, all of which is heard: of articles and world no page is lost by it, of 990 snippet pages one
inline constexpr float kNoticeShare = 0.025F;  ///< of its words speak of the one thing
inline constexpr float kRefuse = -1.53F;       ///< score below which a page is no article: 0.8 % of 898 articles are below, cross-validated
inline constexpr float kCertainlyNone = -3.2F;      ///< and below this its text is not given either
inline constexpr std::size_t kMostArticles = 1000;  ///< of one page: more are a machine's work

}  // namespace winnow::select
