#include "normalise/clean.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "decode/convert.h"
#include "decode/entities.h"
#include "decode/utf8.h"
#include "normalise/characters.h"

namespace winnow::normalise {
namespace {

constexpr char32_t kZwnj = 0x200C;
constexpr char32_t kZwj = 0x200D;
constexpr std::size_t kMaxReferenceBytes = 40;  // longer than any name; numbers with more zeros in front stay as they are

enum class Kind : std::uint8_t { visible, blank, line_break, joiner, flag_tag, unseen };

struct Block {
  char32_t first;
  char32_t last;
};

template <std::size_t Size>
bool is_in(const std::array<Block, Size>& blocks, char32_t c) {
  return std::any_of(blocks.begin(), blocks.end(), [c](const Block& block) { return c >= block.first && c <= block.last; });
}

// Invisible, and of no use to text that is stored: bidi controls tell how a line is shown, not what it says.
constexpr std::array<Block, 16> kUnseen = {{
    {0x0000, 0x001F},    // C0 controls (white space among them is looked at before)
    {0x007F, 0x009F},    // delete, C1 controls
    {0x00AD, 0x00AD},    // soft hyphen
    {0x061C, 0x061C},    // Arabic letter mark
    {0x180E, 0x180E},    // Mongolian vowel separator
    {0x200B, 0x200B},    // zero-width space
    {0x200E, 0x200F},    // left-to-right and right-to-left marks
    {0x202A, 0x202E},    // bidi embeddings and overrides
    {0x2060, 0x206F},    // word joiner, invisible operators, bidi isolates, deprecated format characters
    {0xFDD0, 0xFDEF},    // noncharacters
    {0xFEFF, 0xFEFF},    // byte order mark
    {0xFFF9, 0xFFFC},    // interlinear annotations, object replacement
    {0xFFFE, 0xFFFF},    // noncharacters; those of the other planes are looked at apart
    {0x1BCA0, 0x1BCA3},  // shorthand format controls
    {0x1D173, 0x1D17A},  // musical format controls
    {0xE0000, 0xE001F},  // language tag
}};

// Scripts whose letters change their shapes at a ZWJ or ZWNJ: Arabic and its neighbours, the scripts of India and its neighbours.
constexpr std::array<Block, 12> kJoiningScripts = {{
    {0x0600, 0x0DFF},    // Arabic to Sinhala
    {0x0F00, 0x109F},    // Tibetan, Myanmar
    {0x1780, 0x18AF},    // Khmer, Mongolian
    {0x1900, 0x1AAF},    // Limbu to Tai Tham
    {0x1B00, 0x1C7F},    // Balinese to Ol Chiki
    {0x1CD0, 0x1CFF},    // Vedic
    {0xA800, 0xA9FF},    // Syloti Nagri to Myanmar Extended-B
    {0xAA00, 0xABFF},    // Cham to Meetei Mayek
    {0xFB50, 0xFDFF},    // Arabic presentation forms
    {0xFE70, 0xFEFE},    // more of them
    {0x10A00, 0x11FFF},  // Kharoshthi, Manichaean, Brahmi and the like
    {0x1E900, 0x1E95F},  // Adlam
}};

bool is_flag_tag(char32_t c) {
  return c >= 0xE0020 && c <= 0xE007F;
}

Kind kind_of(char32_t c) {
  // Most text: ASCII, the alphabets of Europe, dashes and quotes, the scripts of East Asia.
  if ((c > ' ' && c < 0x7F) || (c > 0xAD && c < 0x600) || (c > 0x200F && c < 0x2028) || (c > 0x3000 && c < 0xFB00)) return Kind::visible;
  switch (c) {
    case '\n':
    case '\r':
    case '\v':
    case '\f':
    case 0x0085:
    case 0x2028:
    case 0x2029:
      return Kind::line_break;
    case ' ':
    case '\t':
    case 0x00A0:
    case 0x1680:
    case 0x202F:
    case 0x205F:
    case 0x3000:
      return Kind::blank;
    case kZwnj:
    case kZwj:
      return Kind::joiner;
    default:
      break;
  }
  if (c >= 0x2000 && c <= 0x200A) return Kind::blank;
  if (is_flag_tag(c)) return Kind::flag_tag;
  return is_in(kUnseen, c) || (c & 0xFFFE) == 0xFFFE ? Kind::unseen : Kind::visible;
}

// Characters that are another one by canonical equivalence, where that one is ASCII; so that none of them hides a reference from
// Cleaner until NFC shows it. C1 controls are windows-1252 in disguise.
constexpr char32_t kFirstOfOtherForm = 0x037E;  ///< of the visible ones
char32_t plain_form(char32_t c) {
  if (c >= 0x80 && c <= 0x9F && c != 0x85) {
    static const char16_t* const windows_1252 = decode::upper_half("windows-1252");
    return windows_1252[c - 0x80];
  }
  switch (c) {
    case kFirstOfOtherForm:
      return ';';  // Greek question mark
    case 0x1FEF:
      return '`';
    case 0x212A:
      return 'K';  // Kelvin
    default:
      return c;
  }
}

bool is_pictograph(char32_t c) {
  return c == 0xFE0F || (c >= 0x1F3FB && c <= 0x1F3FF) || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC);
}

/// Between `before` and `after`; a space where there is neither.
bool keeps_joiner(char32_t joiner, char32_t before, char32_t after) {
  const bool joins_before = is_in(kJoiningScripts, before);
  const bool joins_after = is_in(kJoiningScripts, after);
  if (joiner == kZwnj) return joins_before && joins_after;
  return joins_before || joins_after || (is_pictograph(before) && is_pictograph(after));
}

class Cleaner {
 public:
  Cleaner(Lines lines, std::size_t text_bytes) : lines_(lines) { out_.reserve(text_bytes); }

  void feed(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      const char32_t first = read_character(text, at);
      if (!is_settled(first)) {
        append(plain_form(first));
        continue;
      }
      at = end_of_settled(text, at);
      settle(first);
      out_.append(text.data() + begin, at - begin);
    }
  }

  std::string finish() {
    settle_joiner(' ');
    return std::move(out_);
  }

 private:
  /// A visible character that stays as it is. A ';' may end a reference.
  static bool is_settled(char32_t c) { return c != ';' && kind_of(c) == Kind::visible && (c < kFirstOfOtherForm || plain_form(c) == c); }

  static std::size_t end_of_settled(std::string_view text, std::size_t at) {
    for (std::size_t next = at; next < text.size() && is_settled(read_character(text, next)); at = next) {
    }
    return at;
  }

  void append(char32_t c) {
    const bool is_second_of_crlf = c == '\n' && after_return_;
    after_return_ = c == '\r';
    switch (kind_of(c)) {
      case Kind::visible:
        put(c);
        if (c == ';' && lines_ == Lines::join) decode_references();
        break;
      case Kind::blank:
        settle_joiner(' ');
        if (lines_ == Lines::keep || blanks_.empty()) blanks_ += lines_ == Lines::keep && c == '\t' ? '\t' : ' ';
        break;
      case Kind::line_break:
        settle_joiner(' ');
        if (lines_ == Lines::join) {
          blanks_ = ' ';
        } else if (!is_second_of_crlf) {
          blanks_.clear();
          line_breaks_ += out_.empty() ? 0U : 1U;
        }
        break;
      case Kind::joiner:
        if (joiner_ == 0) joiner_ = c;
        break;
      case Kind::flag_tag:
        if (const char32_t before = last(); before == 0x1F3F4 || is_flag_tag(before)) put(c);
        break;
      case Kind::unseen:
        break;
    }
  }

  void put(char32_t c) {
    settle(c);
    std::array<char, 4> utf8;
    out_.append(utf8.data(), decode::write_utf8(c, utf8.data()));
  }

  /// Writes what was held back until the next visible character was known.
  void settle(char32_t next) {
    settle_joiner(next);
    if (lines_ == Lines::keep) {
      out_.append(line_breaks_, '\n').append(blanks_);
    } else if (!blanks_.empty() && !out_.empty()) {
      out_ += ' ';
    }
    line_breaks_ = 0;
    blanks_.clear();
    after_return_ = false;
  }

  void settle_joiner(char32_t next) {
    if (joiner_ == 0) return;
    const char32_t joiner = joiner_;
    joiner_ = 0;
    if (keeps_joiner(joiner, last(), next)) put(joiner);
  }

  /// The last character that was written, a space where white space came after it.
  [[nodiscard]] char32_t last() const {
    if (out_.empty() || !blanks_.empty() || line_breaks_ > 0) return ' ';
    std::size_t at = out_.size() - 1;
    while ((static_cast<unsigned char>(out_[at]) & 0xC0) == 0x80) --at;
    return read_character(out_, at);
  }

  /// A ';' was written: decodes the reference that it ends, if it does. The text had its references decoded once, so one that is
  /// still there was escaped twice. No reference is left behind, however often it was escaped.
  void decode_references() {
    std::string character;
    do {
      const std::size_t begin = reference_begin();
      character.clear();
      if (begin == out_.size()) return;
      const std::string_view raw = std::string_view(out_).substr(begin);
      if (decode::decode_reference(raw, decode::ReferenceIn::text, character) != raw.size()) return;
      out_.resize(begin);
      if (character == ";") out_ += ';';  // it may end a reference of its own
    } while (character == ";");
    if (!out_.empty() && out_.back() == ' ') {  // held back again: it may be the last
      out_.pop_back();
      blanks_ = ' ';
    }
    for (std::size_t at = 0; at < character.size();) append_decoded(plain_form(read_character(character, at)));
  }

  /// Where the '&' stands of a reference that may end with the text written so far; out_.size() where there is none.
  [[nodiscard]] std::size_t reference_begin() const {
    const std::size_t first = out_.size() - std::min(out_.size(), kMaxReferenceBytes);
    for (std::size_t at = out_.size() - 1; at > first; --at) {
      const char c = out_[at - 1];
      if (c == '&') return at - 1;
      const bool may_be_within = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '#';
      if (!may_be_within) break;
    }
    return out_.size();
  }

  /// As append(), for a character that cannot end a reference.
  void append_decoded(char32_t c) {
    if (kind_of(c) == Kind::visible) {
      put(c);
    } else {
      append(c);
    }
  }

  Lines lines_;
  std::string out_;
  std::string blanks_;           // since the last visible character, on this line; with Lines::join any stand for one space
  std::size_t line_breaks_ = 0;  // since the last visible character; Lines::keep only
  char32_t joiner_ = 0;          // a ZWJ or ZWNJ since the last visible character
  bool after_return_ = false;
};

}  // namespace

std::string cleaned(std::string_view text, Lines lines) {
  Cleaner cleaner(lines, text.size());
  cleaner.feed(text);
  return cleaner.finish();
}

}  // namespace winnow::normalise
