// Where comments, raw text and scripts end: the parts of the HTML Standard's tokenizer (13.2.5) that look past a '<'.
#pragma once

#include <string_view>

#include "skeleton/skeleton.h"
#include "skeleton/tag_lookup.h"

namespace winnow::skeleton {

constexpr bool is_ascii_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// A part of the page with its closing delimiter. At the page's end both are the page's end.
struct Delimited {
  const char* content_end;
  const char* after;
};

/// `content` is behind "<!--".
Delimited comment_end(const char* content, const char* page_end);

/// Bogus comments, doctypes: they end at the first '>'.
Delimited bogus_comment_end(const char* content, const char* page_end);

/// `content` is behind "<![CDATA[" in svg or math.
Delimited cdata_end(const char* content, const char* page_end);

/// The content of style, title, textarea and the like up to its own end tag, which is skipped with its attributes.
Delimited raw_text_end(const char* content, const char* page_end, std::string_view element);

/// The content of <script>, with the escaped and double-escaped states (13.2.5.15 to 13.2.5.31).
Delimited script_end(const char* content, const char* page_end);

/// The content of any element whose traits say kRaw.
Delimited raw_element_end(Tag element, const char* content, const char* page_end);

/// A comment, doctype, CDATA section or processing instruction at "<!" or "<?", or "</" without a letter. `is_foreign` is true in svg and
/// math.
struct Declaration {
  const char* content;
  Delimited end;
  bool is_doctype;
};
Declaration declaration_at(const char* at, const char* page_end, bool is_foreign);

/// True for text that the tree construction takes for white space: also by character references, and NUL, which it ignores.
/// All up to `readable_end` can be read.
bool is_blank_text(std::string_view text, const char* readable_end);

/// The same where character references stand for themselves: in raw text.
bool is_blank_raw_text(std::string_view text);

/// A start or end tag; `at` is its '<'.
struct TagToken {
  Tag tag;
  NameKey name;
  const char* attributes;  ///< behind the name
  TagEnd end;
  AttributeKinds kinds = 0;  ///< of its attributes
};
TagToken tag_at(const char* name, const char* page_end);

/// The same with the kinds of its attributes, unless the element is void.
TagToken start_tag_at(const char* name, const char* page_end);

}  // namespace winnow::skeleton
