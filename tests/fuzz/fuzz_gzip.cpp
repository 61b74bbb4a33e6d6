// Gzip data of any kind: no more comes out than is allowed, and what was packed comes out as it was.

#include "cli/gzip.h"
#include "cli/packed.h"
#include "fuzz/input.h"

namespace winnow::tests {
namespace {

using cli::packed;

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
