#include "skeleton/skeleton.h"

#include <cstring>

#include "skeleton/doctype.h"
#include "skeleton/markup_names.h"
#include "skeleton/markup_scan.h"
#include "skeleton/open_elements.h"
#include "skeleton/skipped_content.h"

namespace winnow::skeleton {
namespace {

constexpr std::ptrdiff_t kMinScriptBytes = 200;  // shorter scripts are not set aside: no article hides in them

constexpr bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// Why the text of this element is cut.
Reason reason_of(Tag tag) {
  switch (tag) {
    case Tag::script:
      return Reason::script;
    case Tag::style:
      return Reason::style;
    case Tag::title:
      return Reason::head;
    case Tag::noscript:
      return Reason::noscript;
    case Tag::svg:
    case Tag::math:
    case Tag::canvas:
      return Reason::graphic;
    case Tag::template_:
      return Reason::template_content;
    case Tag::iframe:
    case Tag::noembed:
    case Tag::noframes:
    case Tag::video:
    case Tag::audio:
    case Tag::object:
    case Tag::applet:
      return Reason::media;
    default:
      return Reason::control;
  }
}

class Builder {
 public:
  explicit Builder(std::string_view page)
      : page_(page), begin_(page.data()), end_(page.data() + page.size()), text_(begin_), open_(out_.guards) {
    out_.markup.reserve(page.size() / 16 + 64);
    out_.tags.reserve(page.size() / 64);
    out_.runs.reserve(page.size() / 48);
    out_.run_at.reserve(page.size() / 48);
  }

  Skeleton run();

 private:
  [[nodiscard]] std::uint32_t offset(const char* at) const { return static_cast<std::uint32_t>(at - begin_); }
  [[nodiscard]] Range range(const char* from, const char* to) const { return {offset(from), offset(to)}; }

  const char* start_tag(const char* at);
  const char* end_tag(const char* at);
  const char* declaration(const char* at);
  const char* raw_element(const TagToken& token, const char* at);
  const char* visible_raw_text(Tag tag, const char* content);
  const char* skip_content(Tag tag, const char* content);
  const char* ordinary_start_tag(const TagToken& token, const char* at);

  void flush_text(const char* upto);
  void add_run(Range run, bool is_blank);
  void cut(const char* from, const char* to, Reason reason);
  void cut_hidden_text(Range text);
  void write_start(Tag tag, const char* at, const char* after);
  void write_end(Tag tag);
  void set_aside(Tag tag, const char* at, const char* after);
  void set_aside_script(const char* at, const char* content, const char* content_end);
  [[nodiscard]] bool hides_text(Tag tag, const char* at) const;
  [[nodiscard]] bool is_shadow_root(const char* at) const;
  [[nodiscard]] bool is_hidden_input(const char* at) const;

  std::string_view page_;
  const char* begin_;
  const char* end_;
  const char* text_;  ///< where the text run begins that is being read
  Skeleton out_;
  OpenElements open_;
  std::uint32_t hidden_end_ = 0;  ///< the end of the last cut that cut_hidden_text() made
  bool may_have_doctype_ = true;  ///< only blanks and comments so far
  bool is_before_head_ = true;    ///< the parser drops blanks so far
  bool has_html_ = false;
  bool has_body_ = false;
};

void Builder::add_run(Range run, bool is_blank) {
  out_.runs.push_back(run);
  out_.run_at.push_back(static_cast<std::uint32_t>(out_.markup.size()));
  out_.markup.push_back(is_blank ? ' ' : 'x');
}

void Builder::flush_text(const char* upto) {
  if (text_ == upto) return;
  const Range run = range(text_, upto);
  const bool is_blank = is_blank_text({text_, static_cast<std::size_t>(upto - text_)});
  if (open_.hides_text()) {
    cut_hidden_text(run);
    if (!open_.is_in_select()) out_.markup.push_back(is_blank ? ' ' : 'x');  // no run, but it may open <b> and the like again
    return;
  }
  if (is_blank && is_before_head_) {
    cut(text_, upto, Reason::head);
    return;
  }
  if (!is_blank) may_have_doctype_ = is_before_head_ = false;
  add_run(run, is_blank);
}

void Builder::cut(const char* from, const char* to, Reason reason) {
  if (from != to) out_.cuts.push_back({range(from, to), reason});
}

/// One cut for all options of a select, with the tags between them.
void Builder::cut_hidden_text(Range text) {
  const Reason reason = reason_of(open_.hiding_tag());
  if (!out_.cuts.empty() && out_.cuts.back().range.end == hidden_end_ && out_.cuts.back().reason == reason &&
      (out_.runs.empty() || out_.runs.back().end <= hidden_end_)) {
    out_.cuts.back().range.end = text.end;
  } else {
    out_.cuts.push_back({text, reason});
  }
  hidden_end_ = text.end;
}

void Builder::write_start(Tag tag, const char* at, const char* after) {
  out_.tags.push_back({static_cast<std::uint32_t>(out_.markup.size()), offset(at), offset(after), tag == Tag::image ? Tag::img : tag});
  const MarkupTag& text = kStartTags[static_cast<std::size_t>(tag)];
  out_.markup.append(text.text.data(), text.size);
  if (tag != Tag::html) is_before_head_ = false;
}

void Builder::write_end(Tag tag) {
  // Gumbo takes the form off its stack before it has placed the text that it read last, which then stands behind the form.
  if (tag == Tag::form && !out_.markup.empty() && out_.markup.back() != '>') out_.markup.append("<!---->");
  const MarkupTag& text = kEndTags[static_cast<std::size_t>(tag)];
  out_.markup.append(text.text.data(), text.size);
  if (tag == Tag::html || tag == Tag::head || tag == Tag::body) is_before_head_ = false;
}

/// The tags that the head room reads; of <html> and <body> the first.
void Builder::set_aside(Tag tag, const char* at, const char* after) {
  const auto add = [&](AsideKind kind) { out_.asides.push_back({kind, range(at, after), {offset(after), offset(after)}}); };
  switch (tag) {
    case Tag::meta:
      return add(AsideKind::meta);
    case Tag::link:
      return add(AsideKind::link);
    case Tag::base:
      return add(AsideKind::base);
    case Tag::html:
      if (!has_html_) add(AsideKind::html);
      has_html_ = true;
      return;
    case Tag::body:
      if (!has_body_) add(AsideKind::body);
      has_body_ = true;
      return;
    default:
      return;
  }
}

void Builder::set_aside_script(const char* at, const char* content, const char* content_end) {
  std::string type;
  for (const char c : attribute(page_, offset(at), "type").raw) {
    if (!is_html_space(c)) type.push_back(ascii_lower(c));
  }
  const std::string_view essence = std::string_view(type).substr(0, type.find(';'));
  AsideKind kind = AsideKind::script;
  if (essence == "application/ld+json") {
    kind = AsideKind::ld_json;
  } else if (essence.ends_with("/json") || essence.ends_with("+json")) {
    kind = AsideKind::data_json;
  } else if (content_end - content < kMinScriptBytes || !(type.empty() || contains(type, "script") || contains(type, "module"))) {
    return;
  }
  out_.asides.push_back({kind, range(at, content), range(content, content_end)});
}

bool Builder::hides_text(Tag tag, const char* at) const {
  switch (tag) {
    case Tag::select:
    case Tag::datalist:
    case Tag::option:
    case Tag::optgroup:
    case Tag::progress:
    case Tag::meter:
    case Tag::video:
    case Tag::audio:
    case Tag::canvas:
    case Tag::applet:
      return true;
    case Tag::object:  // without data its content is shown
      return attribute(page_, offset(at), "data").present || attribute(page_, offset(at), "classid").present;
    default:
      return false;
  }
}

bool Builder::is_shadow_root(const char* at) const {
  for (const std::string_view name : {std::string_view("shadowrootmode"), std::string_view("shadowroot")}) {
    const NameKey mode = name_key(attribute(page_, offset(at), name).raw);
    if (mode == name_key("open") || mode == name_key("closed")) return true;
  }
  return false;
}

bool Builder::is_hidden_input(const char* at) const {
  return name_key(attribute(page_, offset(at), "type").raw) == name_key("hidden");
}

const char* Builder::skip_content(Tag tag, const char* content) {
  const Delimited end = SkippedContent(end_, open_).skip(tag, content);
  cut(content, end.content_end, reason_of(tag));
  return end.after;
}

/// <xmp> and <plaintext>: no tags in it, but a reader sees it.
const char* Builder::visible_raw_text(Tag tag, const char* content) {
  const Delimited end = tag == Tag::xmp ? raw_element_end(tag, content, end_) : Delimited{end_, end_};
  if (content != end.content_end) {
    const Range text = range(content, end.content_end);
    if (open_.hides_text()) {
      cut_hidden_text(text);
    } else {
      add_run(text, is_blank_raw_text({content, static_cast<std::size_t>(end.content_end - content)}));
    }
  }
  if (tag == Tag::xmp) write_end(tag);
  return end.after;
}

const char* Builder::raw_element(const TagToken& token, const char* at) {
  const char* content = token.end.after;
  const bool is_written = open_.open(token.tag, token.name, false) && !has(token.tag, kNoMarkup);
  if (is_written) write_start(token.tag, at, content);
  if (token.tag == Tag::xmp && is_written) return visible_raw_text(token.tag, content);
  const Delimited end = raw_element_end(token.tag, content, end_);
  if (token.tag == Tag::script) set_aside_script(at, content, end.content_end);
  if (token.tag == Tag::title) out_.asides.push_back({AsideKind::title, range(at, content), range(content, end.content_end)});
  cut(content, end.content_end, reason_of(token.tag));
  if (is_written) write_end(token.tag);
  return end.after;
}

const char* Builder::ordinary_start_tag(const TagToken& token, const char* at) {
  const char* after = token.end.after;
  set_aside(token.tag, at, after);
  if (has(token.tag, kNoMarkup)) return after;
  if (!open_.open(token.tag, token.name, hides_text(token.tag, at))) return after;
  write_start(token.tag, at, after);
  if (token.tag == Tag::input && is_hidden_input(at)) {  // stays in a table where other inputs are moved out
    out_.markup.pop_back();
    out_.markup.append(" type=hidden>");
  }
  return token.tag == Tag::plaintext ? visible_raw_text(token.tag, after) : after;
}

const char* Builder::start_tag(const char* at) {
  const TagToken token = tag_at(at + 1, end_);
  flush_text(at);
  if (token.end.after == nullptr) return end_;
  may_have_doctype_ = false;
  if (has(token.tag, kRaw)) return raw_element(token, at);
  if (token.tag == Tag::svg || token.tag == Tag::math) {
    if (token.end.self_closing) return token.end.after;
    return skip_content(token.tag, token.end.after);
  }
  if (token.tag == Tag::template_ && !is_shadow_root(at)) return skip_content(token.tag, token.end.after);
  return ordinary_start_tag(token, at);
}

const char* Builder::end_tag(const char* at) {
  const TagToken token = tag_at(at + 2, end_);
  flush_text(at);
  if (token.end.after == nullptr) return end_;
  may_have_doctype_ = false;
  if (token.tag == Tag::br) {  // read as <br> (13.2.6.4.7)
    if (open_.open(token.tag, token.name, false)) write_start(token.tag, at, token.end.after);
    return token.end.after;
  }
  for (std::size_t times = open_.close(token.tag, token.name); times != 0; --times) write_end(token.tag);
  return token.end.after;
}

const char* Builder::declaration(const char* at) {
  flush_text(at);
  const Declaration found = declaration_at(at, end_, false);
  if (!found.is_doctype) {
    cut(found.content, found.end.content_end, Reason::markup_comment);
  } else if (may_have_doctype_) {
    may_have_doctype_ = false;
    const bool is_quirky = found.end.after == found.end.content_end ||  // the page ends in it
                           asks_for_quirks({found.content, static_cast<std::size_t>(found.end.content_end - found.content)});
    open_.set_quirks(is_quirky);
    if (!is_quirky) out_.markup.append("<!DOCTYPE html>");  // without one, Gumbo is in quirks mode
  }
  return found.end.after;
}

Skeleton Builder::run() {
  const char* at = begin_;
  while (at != end_) {
    if (*at != '<') {
      at = static_cast<const char*>(std::memchr(at, '<', static_cast<std::size_t>(end_ - at)));
      if (at == nullptr) break;
    }
    const std::ptrdiff_t left = end_ - at;
    if (left >= 2 && is_ascii_alpha(at[1])) {
      text_ = at = start_tag(at);
    } else if (left >= 3 && at[1] == '/' && is_ascii_alpha(at[2])) {
      text_ = at = end_tag(at);
    } else if ((left >= 3 && at[1] == '/') || (left >= 2 && (at[1] == '!' || at[1] == '?'))) {
      text_ = at = declaration(at);
    } else {
      ++at;
    }
  }
  flush_text(end_);
  return std::move(out_);
}

}  // namespace

Skeleton build(std::string_view page) {
  return Builder(page).run();
}

}  // namespace winnow::skeleton
