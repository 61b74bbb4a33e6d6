// Gzip data of any kind: no more comes out than is allowed, and what was packed comes out as it was.
#include <zlib.h>

#include "cli/gzip.h"
#include "fuzz/input.h"

namespace winnow::tests {
namespace {

std::string packed(std::string_view bytes, int level) {
  z_stream stream{};
  deflateInit2(&stream, level, Z_DEFLATED, 16 + MAX_WBITS, 1, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

void check(Input input) {
  const std::size_t most = input.number(2);
  const std::size_t cut = input.number(2);
  const int level = static_cast<int>(input.below(3));
  const std::string_view bytes = input.rest();
  std::string out;
  const cli::Gzip end = cli::gunzip(bytes, most, out);
  require(out.size() <= most + 1, "no more is unpacked than is allowed");
  require(end != cli::Gzip::whole || out.size() <= most, "what is whole is within the bound");

  const std::string own = packed(bytes, level);
  require(cli::gunzip(own, bytes.size(), out) == cli::Gzip::whole && out == bytes, "what was packed comes out as it was");
  require(bytes.empty() || cli::gunzip(own, bytes.size() - 1, out) == cli::Gzip::too_large, "one byte too many is told");
  const std::string_view part = std::string_view(own).substr(0, cut % own.size());
  require(cli::gunzip(part, bytes.size(), out) != cli::Gzip::whole || part.empty(), "a part is not whole");
  require(out == bytes.substr(0, out.size()), "a part unpacks to a part");
  require(cli::gunzip(own + own, 2 * bytes.size(), out) == cli::Gzip::whole && out.size() == 2 * bytes.size(), "members follow each other");
}

}  // namespace
}  // namespace winnow::tests

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  winnow::tests::check(winnow::tests::Input(data, size));
  return 0;
}
