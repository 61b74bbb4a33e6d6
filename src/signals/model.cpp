#include "signals/model.h"

namespace winnow::signals {
namespace {

namespace html {
constexpr Lexicon::Entry kEntries[] = {
#include "signals/fitted/html_lexicon.inc"
};
constexpr FittedLexicon<kEntries> kLexicon(kEntries);
#include "signals/fitted/html_context.inc"
#include "signals/fitted/html_forest.inc"
namespace page {
constexpr Lexicon::Entry kEntries[] = {
#include "signals/fitted/page_lexicon.inc"
};
constexpr FittedLexicon<kEntries> kLexicon(kEntries);
#include "signals/fitted/page_forest.inc"
}  // namespace page
const Model& model() {
  static const Model kModel{kLexicon.view(),
                            {kTrees, kNodes, kLeaves, kBase},
                            {kContextTrees, kContextNodes, kContextLeaves, kContextBase},
                            {page::kLexicon.view(), {page::kTrees, page::kNodes, page::kLeaves, page::kBase}}};
  return kModel;
}
}  // namespace html

namespace text {
constexpr Lexicon::Entry kEntries[] = {
#include "signals/fitted/text_lexicon.inc"
};
constexpr FittedLexicon<kEntries> kLexicon(kEntries);
#include "signals/fitted/text_context.inc"
#include "signals/fitted/text_forest.inc"
const Model& model() {
  static const Model kModel{
      kLexicon.view(), {kTrees, kNodes, kLeaves, kBase}, {kContextTrees, kContextNodes, kContextLeaves, kContextBase}};
  return kModel;
}
}  // namespace text

}  // namespace

const Model& html_model() {
  return html::model();
}
const Model& text_model() {
  return text::model();
}

}  // namespace winnow::signals
