// JSON of any kind where a page says things of itself.
#include <array>

#include "decode/decode.h"
#include "fuzz/fuzz.h"
#include "head/head.h"
#include "skeleton/skeleton.h"

namespace winnow::tests {
namespace {

constexpr std::array<std::string_view, 4> kOpenings = {
    R"(<script type="application/ld+json">)", R"(<script id="__NEXT_DATA__" type="application/json">)", "<script>window.__STATE__ = ",
    "",  // a page as it is: meta, link, title
};

void check(std::string_view bytes) {
  const std::string_view opening = kOpenings[bytes.size() % kOpenings.size()];
  std::string markup(opening);
  markup += bytes;
  if (!opening.empty()) markup += "</script>";
  const decode::Decoded page = decode::to_utf8(markup, "utf-8");
  const skeleton::Skeleton skeleton = skeleton::build(page.view());
  const std::size_t most = 4 * page.view().size();
  require(head::read(skeleton, page.view()).ld_body.size() <= most, "a body from ld+json is no larger than its page");
  require(head::read_hydration(skeleton, page.view()).body.size() <= most, "a body from hydration JSON is no larger than its page");
}

}  // namespace
}  // namespace winnow::tests

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  winnow::tests::check(winnow::tests::as_text(data, size));
  return 0;
}
