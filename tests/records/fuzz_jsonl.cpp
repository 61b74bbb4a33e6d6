// Any bytes as JSON lines: the reader ends, and what passes through is JSON.
#include <simdjson.h>

#include "archive.h"
#include "fuzz/fuzz.h"
#include "records/jsonl.h"

namespace winnow::tests {
namespace {

void check(std::string_view bytes) {
  using namespace records;
  Keys keys;
  keys.pass_through = true;
  JsonlSource source(stream_of(bytes), "fuzz", {std::size_t{1} << 16});
  std::size_t count = 0;
  for (Raw raw; source.next(raw); ++count) {
    require((raw.fault == Fault::none) == raw.reason.empty(), "a fault has a reason, and nothing else has one");
    const Page page = decode(std::move(raw), keys, {std::size_t{1} << 16});
    require(!page.id.empty() || page.fault == Fault::none, "a fault has an ID");
    if (page.passed.empty()) continue;
    simdjson::dom::parser parser;
    const std::string object = "{\"own\":0" + page.passed + "}";
    const simdjson::error_code error = parser.parse(object).error();
    require(error == simdjson::SUCCESS || error == simdjson::NUMBER_ERROR || error == simdjson::DEPTH_ERROR, "what passes through is JSON");
  }
  require(count <= bytes.size() + 1 || bytes.starts_with("\x1f\x8b"), "records are no more than bytes");
}

}  // namespace
}  // namespace winnow::tests

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  winnow::tests::check(winnow::tests::as_text(data, size));
  return 0;
}
