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

}  // namespace

Head read(const skeleton::Skeleton& skeleton, std::string_view page) {
  Head head;
  MetaReader meta;
  LdJson ld_json;
  std::size_t blocks = 0;
  std::string title;
  using Kind = skeleton::AsideKind;
  // ld+json comes first in each list: of all that a page says of itself it is the least ambiguous.
  for (const skeleton::Aside& aside : skeleton.asides) {
    if (aside.kind == Kind::ld_json && blocks++ < kMaxBlocks) ld_json.add_block(slice(page, aside.content));
  }
  ld_json.write(head);
  for (const skeleton::Aside& aside : skeleton.asides) {
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
