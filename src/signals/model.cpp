#include "signals/model.h"

namespace winnow::signals {
namespace {

namespace html {
constexpr Lexicon::Entry kEntries[] = {
#include "signals/fitted/html_lexicon.inc"
};
#include "signals/fitted/html_forest.inc"
namespace page {
#include "signals/fitted/page_forest.inc"
}  // namespace page
constexpr Model kModel{Lexicon(kEntries), Forest{kTrees, kNodes, kLeaves, kBase},
                       Forest{page::kTrees, page::kNodes, page::kLeaves, page::kBase}};
}  // namespace html

namespace text {
constexpr Lexicon::Entry kEntries[] = {
#include "signals/fitted/text_lexicon.inc"
};
#include "signals/fitted/text_forest.inc"
constexpr Model kModel{Lexicon(kEntries), Forest{kTrees, kNodes, kLeaves, kBase}};
}  // namespace text

}  // namespace

const Model& html_model() {
  return html::kModel;
}
const Model& text_model() {
  return text::kModel;
}

}  // namespace winnow::signals
