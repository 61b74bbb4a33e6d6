// The words that bylines are made of, in many languages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace winnow::metadata {

/// What a word does in a byline; one word may do several things. byline_words.inc lists them.
enum BylineRole : std::uint16_t {
  kCue = 1,       ///< opens a byline: "by"
  kCueColon = 2,  ///< does so with a colon behind it: "text:"
  kTail = 4,      ///< ends one: "기자"
  kBoundary = 8,  ///< ends the names: "published"
  kRole = 16,     ///< is no part of a name: "editor"
  kGeneric = 32,  ///< is a name that stands for nobody: "staff"
  kAgency = 64,   ///< is a news agency
  kJob = 128,     ///< names what a person does, behind the name: "editor"
  kLabel = 256    ///< stands in headings, buttons and notices around an article: "share"
};

/// Whether a word in lower case has one of the roles.
bool has_role(std::string_view lowered, unsigned roles);

/// The words of role kTail.
std::span<const std::string_view> byline_tails();

/// The cue that opens a line.
struct Cue {
  std::size_t length = 0;  ///< bytes of the line that it takes, with the blank or colon behind it; 0 for no cue
  bool colon = false;
};
Cue cue_at_start(std::string_view line);

std::string to_lower(std::string_view text);

}  // namespace winnow::metadata
