// The skeleton against the whole page: in both trees each text stands under the same elements.
#include "decode/decode.h"
#include "dom/full_parse.h"
#include "fuzz/fuzz.h"

namespace winnow::tests {
namespace {

constexpr std::size_t kMostBytes = 8192;  // of a page that is parsed whole: an unguarded parser takes its time

void check(std::string_view bytes) {
  const decode::Decoded page = decode::to_utf8(bytes.substr(0, kMostBytes), "utf-8");
  for (const Difference& difference : differences_to_full_parse(page.view())) {
    std::fprintf(stderr, "text   %s\nours   %s\ntheirs %s\n", difference.text.c_str(), difference.ours.c_str(), difference.theirs.c_str());
    require(false, "a text stands under the same elements as in the full parse");
  }
}

}  // namespace
}  // namespace winnow::tests

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  winnow::tests::check(winnow::tests::as_text(data, size));
  return 0;
}
