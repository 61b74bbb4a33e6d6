// Any bytes as an archive: the reader ends, and what it gives is within them; a record put behind them comes out.
#include <zlib.h>

#include "archive.h"
#include "fuzz/fuzz.h"
#include "records/warc.h"

namespace winnow::tests {
namespace {

void check(std::string_view bytes) {
  using namespace records;
  Keys keys;
  std::size_t unpacked = 0;
  WarcSource source(stream_of(bytes), "fuzz", {std::size_t{1} << 16});
  std::size_t count = 0;
  for (Raw raw; source.next(raw); ++count) {
    require(!raw.id.empty(), "a record has an ID");
    require((raw.fault == Fault::none) == raw.reason.empty(), "a fault has a reason, and nothing else has one");
    unpacked += raw.bytes.size();
    const Page page = decode(std::move(raw), keys, {std::size_t{1} << 16});
    require(page.bytes.size() <= std::size_t{1} << 16, "a page is within its bound");
    require(page.fault == Fault::none || page.bytes.empty(), "a fault has no page");
  }
  require(count <= bytes.size() + 1, "records are no more than bytes");
  const bool is_packed = bytes.starts_with("\x1f\x8b");
  require(is_packed || unpacked <= bytes.size(), "records are within the file");
  if (is_packed || bytes.find("WARC/1.") != std::string_view::npos) return;
  const std::string behind = std::string(bytes) + "\r\n\r\n" + warc_record("response", "last", "HTTP/1.1 200 OK\r\n\r\nx");
  const std::vector<Raw> records = read_warc(behind);
  require(!records.empty() && records.back().id == "urn:id:last" && records.back().fault == Fault::none, "a whole record comes out");
}

}  // namespace
}  // namespace winnow::tests

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  winnow::tests::check(winnow::tests::as_text(data, size));
  return 0;
}
