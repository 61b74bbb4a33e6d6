#include "head/head.h"

#include <utility>

#include "head/ld_json.h"
#include "head/meta.h"
#include "head/plain_text.h"

namespace winnow::head {
namespace {

std::string_view slice(std::string_view page, Range range) {
  return page.substr(range.begin, range.end - range.begin);
}

/// The bytes of ld+json that are read of one page, all blocks together.
constexpr std::size_t kMaxBlocks = 64;
constexpr std::size_t kBytesOfAStep = 32;
constexpr std::size_t kStepsOfATag = 5;

}  // namespace

Head read(const skeleton::Skeleton& skeleton, std::string_view page, const budget::Deadline& deadline) {
  Head head;
  MetaReader meta;
  LdJson ld_json;
  std::size_t blocks = 0;
  std::string title;
  using Kind = skeleton::AsideKind;
  // ld+json comes first in each list: of all that a page says of itself it is the least ambiguous.
  for (const skeleton::Aside& aside : skeleton.asides) {
    const std::size_t bytes = aside.content.end - aside.content.begin;
    if (aside.kind == Kind::ld_json && blocks++ < kMaxBlocks && !deadline.is_up(bytes / kBytesOfAStep))
      ld_json.add_block(slice(page, aside.content));
  }
  ld_json.write(head);
  for (const skeleton::Aside& aside : skeleton.asides) {
    if (deadline.is_up(kStepsOfATag + (aside.tag.end - aside.tag.begin) / kBytesOfAStep)) break;
    switch (aside.kind) {
      case Kind::title:
        if (title.empty()) title = value_of(slice(page, aside.content), decode::ReferenceIn::text);
        break;
      case Kind::meta:
        meta.read_meta(page, aside.tag.begin, head);
        break;
      case Kind::link:
        read_link(page, aside.tag.begin, head);
        break;
      case Kind::html:
        read_html(page, aside.tag.begin, head);
        break;
      default:
        break;
    }
  }
  if (!title.empty()) head.titles.push_back({std::move(title), Source::title_element, false});
  return head;
}

}  // namespace winnow::head
