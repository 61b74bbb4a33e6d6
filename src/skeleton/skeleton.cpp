#include "skeleton/skeleton.h"

#include <algorithm>

#include "skeleton/doctype.h"
#include "skeleton/element_kinds.h"
#include "skeleton/markup_scan.h"
#include "skeleton/markup_writer.h"
#include "skeleton/open_elements.h"
#include "skeleton/skipped_content.h"

namespace winnow::skeleton {
namespace {

class Builder {
 public:
  Builder(std::string_view page, const budget::Deadline& deadline)
      : page_(page),
        deadline_(deadline),
        most_(budget::most_elements(page.size())),
        begin_(page.data()),
        end_(page.data() + page.size()),
        text_(begin_),
        writer_(out_),
        open_(out_.guards) {
    out_.tags.reserve(page.size() / 64);
    out_.runs.reserve(page.size() / 48);
  }

  Skeleton run();

 private:
  [[nodiscard]] std::uint32_t offset(const char* at) const { return static_cast<std::uint32_t>(at - begin_); }
  [[nodiscard]] Range range(const char* from, const char* to) const { return {offset(from), offset(to)}; }

  const char* start_tag(const char* at);
  const char* end_tag(const char* at);
  const char* declaration(const char* at);
  const char* raw_element(const TagToken& token, const char* at);
  const char* visible_raw_text(const TagToken& token, const char* at);
  const char* skip_content(Tag tag, const char* content);
  const char* ordinary_start_tag(const TagToken& token, const char* at);

  [[nodiscard]] bool must_stop();
  void flush_text(const char* upto) {
    if (text_ != upto) add_text(upto);
  }
  void add_text(const char* upto);
  void cut(const char* from, const char* to, Reason reason);
  void cut_hidden_text(Range text);
  void write_element(Tag tag, Range source, bool is_foldable);
  void set_aside(Tag tag, const char* at, const char* after);

  std::string_view page_;
  const budget::Deadline& deadline_;
  std::size_t most_;  ///< elements and text runs
  const char* begin_;
  const char* end_;
  const char* text_;  ///< where the text run begins that is being read
  Skeleton out_;
  MarkupWriter writer_;
  OpenElements open_;
  std::uint32_t hidden_end_ = 0;  ///< the end of the last cut that cut_hidden_text() made
  bool may_have_doctype_ = true;  ///< only blanks and comments so far
  bool is_before_head_ = true;    ///< the parser drops blanks so far
  bool has_html_ = false;
  bool has_body_ = false;
};

void Builder::add_text(const char* upto) {
  if (*text_ == '\0' && std::all_of(text_, upto, [](char c) { return c == '\0'; })) {  // as little as a comment (13.2.6.4.7)
    return cut(text_, upto, Reason::markup_comment);
  }
  const Range run = range(text_, upto);
  const bool is_blank =
      (static_cast<unsigned char>(*text_) <= ' ' || *text_ == '&') && is_blank_text({text_, static_cast<std::size_t>(upto - text_)}, end_);
  if (!is_blank && open_.is_between_cells()) writer_.keep_open_tags();
  if (open_.hides_text()) {
    cut_hidden_text(run);
    open_.text(is_blank);
    if (!open_.is_in_select()) writer_.hidden_text(is_blank);  // it may open <b> and the like again
    return;
  }
  if (is_blank && is_before_head_) {
    cut(text_, upto, Reason::head);
    return;
  }
  if (!is_blank) may_have_doctype_ = is_before_head_ = false;
  open_.text(is_blank);
  writer_.text(run, is_blank);
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

const char* Builder::skip_content(Tag tag, const char* content) {
  const Delimited end = SkippedContent(end_, open_).skip(tag, content);
  cut(content, end.content_end, reason_of(tag));
  return end.after;
}

/// <xmp> and <plaintext>: no tags in it, but a reader sees it.
const char* Builder::visible_raw_text(const TagToken& token, const char* at) {
  const char* content = token.end.after;
  writer_.start(token.tag, range(at, content));
  out_.tags.back().attributes = token.kinds;
  const Delimited end = token.tag == Tag::xmp ? raw_element_end(token.tag, content, end_) : Delimited{end_, end_};
  if (content != end.content_end) {
    const Range text = range(content, end.content_end);
    if (open_.hides_text()) {
      cut_hidden_text(text);
    } else {
      writer_.text(text, is_blank_raw_text({content, static_cast<std::size_t>(end.content_end - content)}));
    }
  }
  if (token.tag == Tag::xmp) writer_.end(token.tag);
  return end.after;
}

const char* Builder::raw_element(const TagToken& token, const char* at) {
  const char* content = token.end.after;
  const bool is_foldable = open_.may_fold(token.tag);
  const bool is_written = open_.open(token.tag, token.name, false) && !has(token.tag, kNoMarkup);
  if (is_written) {
    is_before_head_ = false;
    if (token.tag == Tag::xmp) return visible_raw_text(token, at);
    write_element(token.tag, range(at, content), is_foldable);
  }
  const Delimited end = raw_element_end(token.tag, content, end_);
  if (token.tag == Tag::script) {
    const auto kind = aside_of_script(page_, offset(at), static_cast<std::size_t>(end.content_end - content));
    if (kind) out_.asides.push_back({*kind, range(at, content), range(content, end.content_end)});
  }
  if (token.tag == Tag::title) out_.asides.push_back({AsideKind::title, range(at, content), range(content, end.content_end)});
  cut(content, end.content_end, reason_of(token.tag));
  return end.after;
}

/// An element without content, or whose content is cut.
void Builder::write_element(Tag tag, Range source, bool is_foldable) {
  if (is_foldable) {
    writer_.leaf(tag == Tag::image ? Tag::img : tag, source);
  } else if (tag == Tag::input && is_hidden_input(page_, source.begin)) {
    writer_.hidden_input(source);  // stays in a table where other inputs are moved out
  } else {
    writer_.start(tag == Tag::image ? Tag::img : tag, source);
    if (!has(tag, kVoid)) writer_.end(tag);
  }
}

const char* Builder::ordinary_start_tag(const TagToken& token, const char* at) {
  const Range source = range(at, token.end.after);
  set_aside(token.tag, at, token.end.after);
  if (has(token.tag, kNoMarkup)) return token.end.after;
  const bool is_foldable = open_.may_fold(token.tag);
  if (!is_foldable && has(token.tag, kTablePart)) writer_.keep_open_tags();  // the parser may add a part, though the guards leave out this
  const bool is_hiding = hides_text(token.tag, page_, source.begin);
  const bool is_open = is_foldable ? open_.open_foldable(token.tag, token.name, is_hiding) : open_.open(token.tag, token.name, is_hiding);
  if (!is_open) return token.end.after;
  if (token.tag != Tag::html) is_before_head_ = false;
  if (open_.take_must_settle_text()) writer_.settle_text();
  if (token.tag == Tag::plaintext) return visible_raw_text(token, at);
  if (has(token.tag, kVoid)) {
    write_element(token.tag, source, is_foldable);
  } else if (is_foldable) {
    writer_.start_foldable(token.tag, token.name, source);
  } else {
    writer_.start(token.tag, source);
  }
  out_.tags.back().attributes = token.kinds;
  return token.end.after;
}

const char* Builder::start_tag(const char* at) {
  const TagToken token = start_tag_at(at + 1, end_);
  flush_text(at);
  if (token.end.after == nullptr) return end_;
  may_have_doctype_ = false;
  const bool is_graphic = token.tag == Tag::svg || token.tag == Tag::math;
  if (open_.is_in_select() && (is_graphic || (has(token.tag, kRaw) && token.tag != Tag::script && token.tag != Tag::textarea))) {
    return token.end.after;  // without effect (13.2.6.4.16), and so what follows is read as tags
  }
  if (has(token.tag, kRaw)) return raw_element(token, at);
  if (is_graphic) {
    if (open_.lingers()) {  // they open <b> and the like again, as text does
      open_.text(false);
      writer_.hidden_text(false);
    }
    if (token.end.self_closing) return token.end.after;
    return skip_content(token.tag, token.end.after);
  }
  if (token.tag == Tag::template_ && !is_shadow_root(page_, offset(at))) return skip_content(token.tag, token.end.after);
  return ordinary_start_tag(token, at);
}

const char* Builder::end_tag(const char* at) {
  flush_text(at);
  if (const char* after = writer_.end_of_innermost(at + 2, end_); after != nullptr && !open_.has_dropped(writer_.innermost())) {
    may_have_doctype_ = false;
    writer_.fold_innermost(offset(at));
    open_.pop_folded();
    return after;
  }
  const TagToken token = tag_at(at + 2, end_);
  if (token.end.after == nullptr) return end_;
  may_have_doctype_ = false;
  if (token.tag == Tag::br) {  // read as <br> (13.2.6.4.7)
    const bool is_foldable = open_.may_fold(token.tag);
    if (open_.open(token.tag, token.name, false)) write_element(token.tag, range(at, token.end.after), is_foldable);
    is_before_head_ = false;
  } else if (!open_.has_dropped(token.tag) && writer_.fold(token.tag, token.name, offset(at))) {
    open_.pop_folded();
  } else {
    const std::size_t times = open_.close(token.tag, token.name);
    if (open_.take_must_settle_text()) writer_.settle_text();
    for (std::size_t i = 0; i < times; ++i) writer_.end(token.tag);
    if (token.tag == Tag::html || token.tag == Tag::head || token.tag == Tag::body) is_before_head_ = false;
  }
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
    if (!is_quirky) writer_.doctype();  // without one, Gumbo is in quirks mode
  }
  return found.end.after;
}

bool Builder::must_stop() {
  constexpr std::size_t kStepsOfATag = 2;
  const bool is_too_dense = out_.tags.size() >= most_ || out_.runs.size() >= most_;
  const bool is_out_of_time = deadline_.is_up(kStepsOfATag);
  if (!is_too_dense && !is_out_of_time) return false;
  out_.guards.is_too_dense = is_too_dense;
  out_.guards.is_out_of_time = is_out_of_time;
  return true;
}

Skeleton Builder::run() {
  const char* at = begin_;
  while (at != end_) {
    if (*at != '<') {
      at = find_byte(at, end_, '<');
      if (at == nullptr) break;
    }
    if (must_stop()) {
      cut(text_, end_, Reason::budget_spent);
      text_ = end_;
      break;
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
  writer_.finish();
  return std::move(out_);
}

}  // namespace

Skeleton build(std::string_view page, const budget::Deadline& deadline) {
  return Builder(page, deadline).run();
}

}  // namespace winnow::skeleton
