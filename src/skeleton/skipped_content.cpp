#include "skeleton/skipped_content.h"

#include <cstddef>
#include <string_view>

namespace winnow::skeleton {
namespace {

// End tags look no further down than this: a bound on the time for hostile pages.
constexpr std::size_t kMaxSearch = 512;

constexpr NameKey kForeignObject = name_key("foreignobject");
constexpr NameKey kDesc = name_key("desc");
constexpr NameKey kSvgTitle = name_key("title");
constexpr NameKey kAnnotationXml = name_key("annotation-xml");
constexpr std::array kMathText = {name_key("mi"), name_key("mo"), name_key("mn"), name_key("ms"), name_key("mtext")};

bool is_any_of(std::string_view written, std::initializer_list<std::string_view> lower_names) {
  const NameKey key = name_key(written);
  for (const std::string_view name : lower_names) {
    if (key == name_key(name)) return true;
  }
  return false;
}

/// <font> breaks out by its attributes (13.2.6.5).
bool breaks_out(const TagToken& token, const char* page_end) {
  if (token.tag != Tag::font) return has(token.tag, kBreaksOut);
  bool has_presentation = false;
  scan_attributes(token.attributes, page_end, [&](std::string_view name, std::string_view) {
    has_presentation |= is_any_of(name, {"color", "face", "size"});
  });
  return has_presentation;
}

bool holds_html(const TagToken& token, bool is_svg, const char* page_end) {
  if (is_svg) return token.name == kForeignObject || token.name == kDesc || token.name == kSvgTitle;
  for (const NameKey& name : kMathText) {
    if (token.name == name) return true;
  }
  if (token.name != kAnnotationXml) return false;
  bool is_html = false;
  scan_attributes(token.attributes, page_end, [&](std::string_view name, std::string_view raw) {
    is_html |= is_any_of(name, {"encoding"}) && is_any_of(raw, {"text/html", "application/xhtml+xml"});
  });
  return is_html;
}

}  // namespace

const char* SkippedContent::end_before(const char* at) {
  stack_.clear();
  end_ = {at, at};
  return at;
}

void SkippedContent::push_foreign(const TagToken& token, Kind language) {
  if (token.end.self_closing) return;
  stack_.push_back({token.name, holds_html(token, language == Kind::svg, page_end_) ? Kind::integration_point : language});
}

const char* SkippedContent::html_start_tag(const TagToken& token) {
  if (token.tag == Tag::plaintext) return page_end_;
  if (has(token.tag, kRaw)) return raw_element_end(token.tag, token.end.after, page_end_).after;
  if (token.tag == Tag::template_) {
    stack_.push_back({token.name, Kind::template_});
  } else if (token.tag == Tag::svg || token.tag == Tag::math) {
    push_foreign(token, token.tag == Tag::svg ? Kind::svg : Kind::math);
  } else if (!has(token.tag, kVoid) && stack_.back().kind != Kind::template_) {
    stack_.push_back({token.name, Kind::html});
  }
  return token.end.after;
}

const char* SkippedContent::start_tag(const char* at) {
  const TagToken token = tag_at(at + 1, page_end_);
  if (token.end.after == nullptr) return page_end_;
  if (is_foreign()) {
    if (!breaks_out(token, page_end_)) {
      push_foreign(token, stack_.back().kind);
      return token.end.after;
    }
    while (!stack_.empty() && is_foreign()) stack_.pop_back();
    if (stack_.empty()) return end_before(at);
  }
  return html_start_tag(token);
}

const char* SkippedContent::end_tag(const char* at) {
  const TagToken token = tag_at(at + 2, page_end_);
  if (token.end.after == nullptr) return page_end_;
  if (is_foreign() && (token.tag == Tag::p || token.tag == Tag::br)) {  // as the breaking start tags
    while (!stack_.empty() && is_foreign()) stack_.pop_back();
    return stack_.empty() ? end_before(at) : token.end.after;
  }
  bool meets_template = false, meets_html = false, meets_point = false;
  for (std::size_t i = stack_.size(), searched = 0; i-- > 0 && searched < kMaxSearch; ++searched) {
    const Kind kind = stack_[i].kind;
    meets_html = meets_html || kind == Kind::html || kind == Kind::template_;
    // An integration point bounds every scope, and is special for all other end tags (13.2.4.2, 13.2.6.4.7): only foreign content, whose
    // end tags are matched by name alone (13.2.6.5), is closed across it.
    if (meets_html && token.tag != Tag::template_ && (meets_point || kind == Kind::integration_point)) return token.end.after;
    if (stack_[i].name == token.name && (!meets_template || token.tag == Tag::template_)) {
      stack_.resize(i);
      if (stack_.empty()) end_ = {at, token.end.after};
      return token.end.after;
    }
    meets_point = meets_point || kind == Kind::integration_point;
    meets_template = meets_template || kind == Kind::template_;
    if (meets_template && token.tag != Tag::template_) return token.end.after;
  }
  if (!meets_template && !meets_point && outside_.closes_any(token.tag, token.name)) return end_before(at);
  return token.end.after;
}

Delimited SkippedContent::skip(Tag root, const char* content) {
  end_ = {page_end_, page_end_};
  stack_.clear();
  const Kind kind = root == Tag::svg ? Kind::svg : root == Tag::math ? Kind::math : Kind::template_;
  stack_.push_back({kTagKeys[static_cast<std::size_t>(root)], kind});
  const char* at = content;
  while (!stack_.empty() && (at = find_byte(at, page_end_, '<')) != nullptr) {
    const auto left = page_end_ - at;
    if (left >= 2 && is_ascii_alpha(at[1])) {
      at = start_tag(at);
    } else if (left >= 3 && at[1] == '/' && is_ascii_alpha(at[2])) {
      at = end_tag(at);
    } else if (left >= 3 && (at[1] == '!' || at[1] == '?' || at[1] == '/')) {
      at = declaration_at(at, page_end_, is_foreign()).end.after;
    } else {
      ++at;
    }
  }
  return end_;
}

}  // namespace winnow::skeleton
