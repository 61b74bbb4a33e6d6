#include "blocks/text_builder.h"

#include <algorithm>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "decode/entities.h"

namespace winnow::blocks {
namespace {

bool is_ascii_space(unsigned char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Bytes of the white space character at s[0], 0 when it is none. The no-break space and the wide spaces of U+2000 collapse like the rest.
inline std::size_t space_at(const char* s, const char* end) {
  const auto c = static_cast<unsigned char>(*s);
  if (c > ' ' && c < 0xC2) return 0;
  if (is_ascii_space(c)) return 1;
  if (c == 0xC2 && end - s > 1 && (static_cast<unsigned char>(s[1]) == 0xA0 || static_cast<unsigned char>(s[1]) == 0x85)) return 2;
  if (end - s < 3) return 0;
  const auto d = static_cast<unsigned char>(s[1]);
  const auto e = static_cast<unsigned char>(s[2]);
  if (c == 0xE2 && d == 0x80 && ((e >= 0x80 && e <= 0x8A) || e == 0xA8 || e == 0xA9 || e == 0xAF)) return 3;
  if (c == 0xE2 && d == 0x81 && e == 0x9F) return 3;
  if (c == 0xE3 && d == 0x80 && e == 0x80) return 3;
  return 0;
}

constexpr std::ptrdiff_t kChunkBytes = 16;

/// std::popcount of 16 bits, which is a call into a library where the processor may lack the instruction.
constexpr std::uint32_t count_bits(unsigned bits) {
  bits -= (bits >> 1) & 0x5555U;
  bits = (bits & 0x3333U) + ((bits >> 2) & 0x3333U);
  bits = (bits + (bits >> 4)) & 0x0F0FU;
  return (bits + (bits >> 8)) & 0x1FU;
}

/// Words with a single space between them, which stand in a block as they do in the page.
struct Plain {
  std::ptrdiff_t bytes = 0;
  std::uint32_t chars = 0;  ///< without the spaces
  bool ends_in_space = false;
};

/// What is plain of the first `size` bytes at `s`, copied to `out`: of both kChunkBytes can be read and written. Less than there is: the
/// caller goes on from there byte by byte.
Plain copy_plain([[maybe_unused]] const char* s, [[maybe_unused]] std::ptrdiff_t size, [[maybe_unused]] char* out,
                 [[maybe_unused]] const char* readable_end) {
  Plain plain;
#ifdef __SSE2__
  const auto bits = [](__m128i which) { return static_cast<unsigned>(_mm_movemask_epi8(which)); };
  for (int end = kChunkBytes; end == kChunkBytes && plain.bytes < size && readable_end - s >= kChunkBytes; s += end) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(s));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out + plain.bytes), bytes);
    const unsigned spaces = bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')));
    // The first bytes of all other characters that space_at() knows.
    const __m128i control = _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8('\t' - 1)), _mm_cmplt_epi8(bytes, _mm_set1_epi8('\r' + 1)));
    const __m128i wide = _mm_cmpeq_epi8(_mm_or_si128(bytes, _mm_set1_epi8(1)), _mm_set1_epi8(static_cast<char>(0xE3)));
    const __m128i latin = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xC2)));
    const unsigned others = bits(_mm_or_si128(_mm_or_si128(control, wide), latin));
    const unsigned second_spaces = spaces & ((spaces << 1) | static_cast<unsigned>(plain.ends_in_space));
    end = std::countr_zero(others | second_spaces | (1U << std::min(size - plain.bytes, kChunkBytes)));
    const unsigned before_end = (1U << end) - 1;
    const unsigned starts = bits(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xBF))));
    plain.chars += count_bits(starts & ~spaces & before_end);
    plain.bytes += end;
    if (end != 0) plain.ends_in_space = ((spaces >> (end - 1)) & 1) != 0;
  }
#endif
  return plain;
}

}  // namespace

TextStore::TextStore(BlockList& list, std::size_t page_bytes) {
  // No reference grows when it is decoded but `&nGt;` and its like: 5 bytes to 6. So the store never moves, and untouched memory costs
  // nothing.
  list.store = std::make_unique_for_overwrite<char[]>(page_bytes + page_bytes / 5 + 1);
  next_ = list.store.get();
}

std::string_view TextStore::add(std::string_view text) {
  std::memcpy(next_, text.data(), text.size());
  const std::string_view kept(next_, text.size());
  next_ += text.size();
  return kept;
}

std::uint32_t TextBuilder::append_collapsed(std::string_view raw, const char* readable_end, bool preformatted) {
  make_room(raw.size() + 1 + kChunkBytes);  // a pending space, and the rest of a chunk
  std::uint32_t chars = 0;
  const char* s = raw.data();
  const char* const end = s + raw.size();
  char* const text = buffer_.data();
  char* out = text + size_;
  while (s < end) {
    const std::size_t blank = space_at(s, end);
    if (blank > 0) {
      if (preformatted && *s == '\n') {
        if (out != text) *out++ = '\n';
        space_ = false;
      } else if (preformatted && out != text) {
        *out++ = ' ';
      } else {
        space_ = true;
      }
      s += blank;
      if (!preformatted) s = skeleton::skip_indentation(s, end, readable_end);
      continue;
    }
    if (space_ && out != text) *out++ = ' ';
    space_ = false;
    if (const Plain plain = copy_plain(s, end - s, out, readable_end); plain.bytes != 0) {
      out += plain.bytes;
      s += plain.bytes;
      chars += plain.chars;
      if (plain.ends_in_space && !preformatted) {
        --out;
        space_ = true;
      }
      continue;
    }
    do {
      chars += (static_cast<unsigned char>(*s) & 0xC0) != 0x80;
      *out++ = *s++;
    } while (s < end && (static_cast<unsigned char>(*s) < 0x80 ? !is_ascii_space(static_cast<unsigned char>(*s)) : space_at(s, end) == 0));
  }
  size_ = static_cast<std::size_t>(out - text);
  return chars;
}

bool TextBuilder::append(Range run, const RunContext& context) {
  std::string_view raw(page_.data() + run.begin, run.end - run.begin);
  const char* readable_end = page_.data() + page_.size();
  if (std::memchr(raw.data(), '&', raw.size()) != nullptr) {
    unescaped_.clear();
    decode::append_unescaped(raw, decode::ReferenceIn::text, unescaped_);
    raw = unescaped_;
    readable_end = raw.data() + raw.size();
  }
  const bool was_empty = empty();
  const std::uint32_t chars = append_collapsed(raw, readable_end, context.preformatted);
  if (chars == 0) {
    if (raw.data() == unescaped_.data()) list_.blanks.push_back(run);
    return false;
  }
  if (was_empty) {
    block_.first_node = context.node;
    block_.owner = context.border;
    block_.inline_wrapper = context.inline_parent;
  } else if (block_.inline_wrapper != context.inline_parent) {
    block_.inline_wrapper = dom::kNone;
  }
  block_.ends_in_link = context.link != dom::kNone;
  block_.chars += chars;
  if (context.link != dom::kNone) {
    block_.link_chars += chars;
    if (context.link != last_link_ && block_.links < 0xFFFF) ++block_.links;
    last_link_ = context.link;
  }
  if (context.bold) block_.bold_chars += chars;
  if (context.italic) block_.italic_chars += chars;
  if (context.hidden) hidden_chars_ += chars;
  pieces_.push_back(run);
  return true;
}

void TextBuilder::add_block(Kind kind) {
  if (kind == Kind::preformatted) {
    while (is_ascii_space(static_cast<unsigned char>(buffer_[size_ - 1]))) --size_;
    block_.kind = ParagraphKind::preformatted;
  }
  block_.has_time = time_seen_;
  block_.hidden = hidden_chars_ * 2 > block_.chars;
  block_.first_piece = static_cast<std::uint32_t>(list_.pieces.size());
  block_.piece_count = static_cast<std::uint32_t>(pieces_.size());
  list_.pieces.insert(list_.pieces.end(), pieces_.begin(), pieces_.end());
  block_.text = store_.add({buffer_.data(), size_});
  list_.blocks.push_back(block_);
  pieces_.clear();
  size_ = 0;
  block_ = Block{};
  last_link_ = dom::kNone;
  hidden_chars_ = 0;
}

}  // namespace winnow::blocks
