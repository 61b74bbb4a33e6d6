#include "decode/decode.h"

#include <simdjson.h>

#include <algorithm>

#include "decode/convert.h"
#include "decode/detect.h"
#include "decode/prescan.h"
#include "decode/utf8.h"

namespace winnow::decode {
namespace {

constexpr std::size_t kPrescanBytes = 1024;           // HTML Standard 13.2.3.2
constexpr std::size_t kLatePrescanBytes = 256 << 10;  // a <meta> that comes later still counts (13.2.3.5), if UTF-8 does not settle it

// When bytes that are not all well-formed are UTF-8 all the same: malformed sequences for each well-formed one, at most.
constexpr std::size_t kMajority = 1;      // the page says that it is UTF-8
constexpr std::size_t kOneInTen = 10;     // the page says nothing
constexpr std::size_t kOneInTwenty = 20;  // the page says otherwise

// So many well-formed sequences tell UTF-8 from a multi-byte set that the page claims. A pair of GBK or Shift_JIS looks like UTF-8
// one time in five, so eight of them do one time in 400,000. Single-byte text never does: a letter would have to be followed by a sign.
constexpr std::size_t kMinSequencesAgainstMultiByte = 8;

struct Choice {
  std::string_view charset;
  CharsetSource source = CharsetSource::fallback;
  bool is_valid = false;  // known to be well-formed UTF-8
};

struct ByteOrderMark {
  std::string_view bytes;
  std::string_view charset;
};
constexpr ByteOrderMark kByteOrderMarks[] = {{"\xEF\xBB\xBF", "utf-8"}, {"\xFE\xFF", "utf-16be"}, {"\xFF\xFE", "utf-16le"}};

/// The page's bytes and what has been found out about them, so that nothing is counted twice.
class Page {
 public:
  explicit Page(std::string_view bytes) : bytes_(bytes), is_utf8_(simdjson::validate_utf8(bytes.data(), bytes.size())) {}

  [[nodiscard]] bool is_utf8() const { return is_utf8_; }

  /// Some sequences are well-formed, and for each malformed one there are `times` as many.
  [[nodiscard]] bool is_mostly_utf8(std::size_t times, std::size_t min_sequences = 1) {
    if (!is_counted_) counts_ = count_utf8(bytes_);
    is_counted_ = true;
    return counts_.sequences >= min_sequences && counts_.malformed * times <= counts_.sequences;
  }

 private:
  std::string_view bytes_;
  bool is_utf8_;
  bool is_counted_ = false;
  Utf8Counts counts_;
};

bool is_plainly_wrong(std::string_view charset, std::string_view bytes, Page& page) {
  switch (kind_of_charset(charset)) {
    case CharsetKind::utf8:
      return !page.is_utf8() && !page.is_mostly_utf8(kMajority);
    case CharsetKind::single_byte:
    case CharsetKind::replacement:
      return page.is_mostly_utf8(kOneInTwenty);
    case CharsetKind::multi_byte:
      return page.is_mostly_utf8(kOneInTwenty, kMinSequencesAgainstMultiByte);
    case CharsetKind::iso_2022_jp:
      return ascii_prefix(bytes) != bytes.size();
    case CharsetKind::utf16:
      return page.is_utf8() && bytes.find('\0') == std::string_view::npos;  // UTF-16 has a NUL in each tag, space and line end
  }
  return false;
}

Choice without_label(std::string_view bytes, Page& page) {
  if (is_iso_2022_jp(bytes)) return {"iso-2022-jp", CharsetSource::detected};
  if (page.is_utf8()) return {"utf-8", CharsetSource::valid_utf8, true};
  if (page.is_mostly_utf8(kOneInTen)) return {"utf-8", CharsetSource::detected};
  const std::string_view charset = detected_charset(bytes);
  return charset.empty() ? Choice{"windows-1252", CharsetSource::fallback} : Choice{charset, CharsetSource::detected};
}

Choice choose(std::string_view bytes, std::string_view transport_label) {
  const std::string_view utf16 = bytes.find('\0') == std::string_view::npos ? std::string_view{} : utf16_without_mark(bytes);
  const std::string_view transport = name_of_label(transport_label);
  if (!utf16.empty()) return {utf16, utf16 == transport ? CharsetSource::transport : CharsetSource::detected};

  Page page(bytes);
  Choice label{transport, CharsetSource::transport};
  if (label.charset.empty()) {
    label = {declared_charset(bytes.substr(0, kPrescanBytes)), CharsetSource::meta};
    if (label.charset.empty() && !page.is_utf8()) label.charset = declared_charset(bytes.substr(0, kLatePrescanBytes));
  }
  if (!label.charset.empty() && !is_plainly_wrong(label.charset, bytes, page)) {
    label.is_valid = label.charset == "utf-8" && page.is_utf8();
    return label;
  }
  const Choice guess = without_label(bytes, page);
  return guess.source == CharsetSource::fallback && label.charset == "utf-8" ? label : guess;
}

Decoded decode_as(std::string_view bytes, const Choice& choice) {
  Decoded decoded;
  decoded.charset = choice.charset;
  decoded.source = choice.source;
  const CharsetKind kind = kind_of_charset(choice.charset);
  const bool is_ascii_superset = kind == CharsetKind::utf8 || kind == CharsetKind::single_byte || kind == CharsetKind::multi_byte;
  const bool borrows = kind == CharsetKind::utf8 ? choice.is_valid || simdjson::validate_utf8(bytes.data(), bytes.size())
                                                 : is_ascii_superset && ascii_prefix(bytes) == bytes.size();
  if (borrows) {
    decoded.borrowed = bytes;
    return decoded;
  }
  decoded.is_converted = true;
  decoded.converted.reserve(bytes.size() + bytes.size() / 8);
  decoded.replaced = append_converted(bytes, choice.charset, decoded.converted);
  return decoded;
}

}  // namespace

Decoded to_utf8(std::string_view bytes, std::string_view transport_label) {
  for (const ByteOrderMark& mark : kByteOrderMarks) {
    if (bytes.starts_with(mark.bytes)) return decode_as(bytes.substr(mark.bytes.size()), {mark.charset, CharsetSource::byte_order_mark});
  }
  return decode_as(bytes, choose(bytes, transport_label));
}

}  // namespace winnow::decode
