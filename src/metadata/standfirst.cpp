#include "metadata/standfirst.h"

#include <algorithm>
#include <span>

#include "metadata/word_set.h"

namespace winnow::metadata {
namespace {

constexpr std::uint32_t kBelowTitle = 6;
constexpr std::size_t kMaxBytes = 800;

bool is_used(const Metadata& metadata, std::uint32_t block) {
  return metadata.used_blocks.contains(block);
}

/// The words of each description of the head; many pages give one to several readers.
std::vector<std::vector<Token>> descriptions_of(const head::Head& head) {
  std::vector<std::vector<Token>> descriptions;
  const std::string* before = nullptr;
  for (const head::Candidate& description : head.descriptions) {
    if (before != nullptr && *before == description.value) continue;
    before = &description.value;
    descriptions.push_back(tokens_of(description.value));
  }
  return descriptions;
}

/// What the head gives as the page's description; pages often repeat it as their deck.
bool is_described(const std::vector<std::vector<Token>>& descriptions, std::span<const Token> tokens) {
  return std::any_of(descriptions.begin(), descriptions.end(), [&](const std::vector<Token>& said) {
    return said.size() >= 6 && (starts_with(tokens, said) || starts_with(said, tokens));
  });
}

bool has_deck_class(const Page& page, std::uint32_t block) {
  if (page.dom == nullptr) return false;
  static constexpr std::string_view kWords[] = {"standfirst", "subtitle",  "sub-title",    "subhead",       "sub-head", "deck",
                                                "dek",        "strapline", "article-lead", "article__lead", "excerpt",  "chapo",
                                                "vorspann",   "sommario",  "entradilla",   "bajada"};
  static constexpr WordSet kWordSet(kWords);
  dom::NodeId node = page.list.blocks[block].owner;
  for (int steps = 0; steps < 3 && node != dom::kNone; ++steps, node = page.dom->nodes[node].parent) {
    const skeleton::AttributeValue css_class = page.dom->attribute(node, "class");
    if (css_class.present && kWordSet.stands_in(css_class.raw)) return true;
  }
  return false;
}

}  // namespace

void find_standfirst(const Page& page, const std::vector<Token>& title, Metadata& metadata) {
  const std::uint32_t body = page.region.body;
  if (page.title == select::kNoBlock || body == select::kNoBlock || page.title >= body) return;
  const std::vector<std::vector<Token>> descriptions = descriptions_of(page.head);
  std::vector<Token> room;
  for (std::uint32_t i = page.title + 1; i <= std::min(page.title + kBelowTitle, body); ++i) {
    const blocks::Block& block = page.list.blocks[i];
    if (is_used(metadata, i) || block.text.size() > kMaxBytes || block.chars < 20) continue;
    const std::span<const Token> tokens = page.words.of(i, room);
    // A second headline says the first one in other words, and asks or tells in one line.
    std::size_t shared = 0;
    for (const Token token : tokens) shared += std::find(title.begin(), title.end(), token) != title.end() ? 1 : 0;
    const bool second_headline =
        page.dom == nullptr && i < body && tokens.size() >= 4 && tokens.size() <= 30 && 2 * shared >= tokens.size();
    if (!second_headline && !is_described(descriptions, tokens) && !has_deck_class(page, i)) continue;
    metadata.standfirst = block.text;
    // Where the selection takes it for the body's first paragraph it stays there as well.
    if (!page.is_body(i)) metadata.use(i, Reason::standfirst);
    // It may stand twice, as the title may.
    for (std::uint32_t k = i + 1; k < body; ++k) {
      if (!is_used(metadata, k) && !page.is_body(k) && page.list.blocks[k].text == block.text) metadata.use(k, Reason::repeated_title);
    }
    return;
  }
}

}  // namespace winnow::metadata
