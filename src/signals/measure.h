// What can be measured on a block by itself, whatever page it stands on: words, ends, phrases, patterns.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "blocks/blocks.h"
#include "words/words.h"

namespace winnow::signals {

/// Kinds of phrases that open blocks which are no body text; phrases.inc lists the phrases.
enum class Phrase : std::uint8_t { none, related, share, subscribe, ad, credit, copyright, byline, time, nav, tags, comment };

/// What a block's words speak of; topic_words.inc lists the words.
enum class Topic : std::uint8_t { newsletter, donation, consent, paywall, robot, rights, count };

/// A block, measured. Lines in preformatted blocks count as blanks.
struct Unit {
  std::uint32_t block;  ///< index into BlockList::blocks
  words::Counts counts;
  float words = 0;  ///< counts.words
  words::End end = words::End::open;
  bool ellipsis = false;  ///< cut short: "..." at its end
  bool question = false;
  bool prose = false;    ///< a sentence of 12 words or more outside links: what articles are made of
  float mass = 0;        ///< words of prose, at most 120: one giant block does not rule a page
  float link_share = 0;  ///< 0 to 1, by characters
  std::uint32_t first_token = 0;
  std::uint32_t token_count = 0;
  std::uint64_t text_hash = 0;  ///< of its tokens in lower case: equal for blocks with equal words
  Phrase phrase = Phrase::none;
  float phrase_share = 0;       ///< share of its tokens that the phrase makes up
  std::uint8_t first_kind = 0;  ///< of its first character: 0 lower, 1 upper, 2 digit, 3 quote, 4 other letter, 5 sign
  std::uint8_t times = 0;       ///< dates and times of day, at most 3
  std::uint8_t addresses = 0;   ///< URLs, mail addresses and domain names, at most 3
  std::uint8_t topics[static_cast<std::size_t>(Topic::count)] = {};  ///< words of each topic, at most 15, in blocks of up to 150 words
  std::uint8_t credits = 0;                                          ///< words of picture credits: "Photo:", "Reuters", at most 3
};

inline int topic(const Unit& unit, Topic topic) {
  return unit.topics[static_cast<std::size_t>(topic)];
}

/// Unit::text_hash of a text with words.
std::uint64_t text_hash_of(std::span<const words::Token> tokens);

struct Measured {
  std::vector<Unit> units;           ///< blocks that are read for themselves (Block::aside left out), in page order
  std::vector<words::Token> tokens;  ///< of all units, in page order
  std::size_t end = 0;               ///< one past the last block that was looked at

  [[nodiscard]] std::span<const words::Token> tokens_of(const Unit& unit) const {
    return {tokens.data() + unit.first_token, unit.token_count};
  }
};

/// When the time is up, the blocks from Measured::end on are not measured.
Measured measure(const blocks::BlockList& list, const budget::Deadline& deadline = {});

}  // namespace winnow::signals
