// The whole call, on any bytes: nothing is lost, every verdict has a reason, what comes out is normal text.
#include <array>

#include <winnow/winnow.h>

#include "conservation/conservation.h"
#include "fuzz/fuzz.h"
#include "fuzz/promises.h"
#include "skeleton/skeleton.h"

namespace winnow::tests {
namespace {

// The seeds are pages, byte for byte, so the options come from the size.
Options options_for(std::size_t size) {
  Options options;
  options.from = Format::WINNOW_FUZZ_FORMAT;
  options.favour = static_cast<Favour>(size % 3);
  const auto choice = static_cast<Choice>(size / 3 % 3);
  options.keep = {choice, choice, choice, choice, choice};
  return options;
}

std::vector<bool> covered(const Result& result) {
  std::vector<bool> marks(result.page.size());
  for (const Range& piece : result.pieces) {
    for (std::uint32_t i = piece.begin; i < piece.end; ++i) marks[i] = true;
  }
  return marks;
}

// Gumbo itself may abort on tag soup, so here the skeleton's own runs stand for the text. Runs with references may be blank.
void require_html_is_covered(const Result& result) {
  const std::vector<bool> marks = covered(result);
  for (const Range& run : skeleton::build(result.page).runs) {
    if (std::string_view(result.page).substr(run.begin, run.end - run.begin).find('&') != std::string_view::npos) continue;
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      const auto byte = static_cast<unsigned char>(result.page[i]);
      require(marks[i] || byte <= ' ' || byte >= 0x7F, "every byte of a text run is in a block");
    }
  }
}

void check(std::string_view bytes) {
  const Options options = options_for(bytes.size());
  const Result result = extract(bytes, options);
  require_promises(result, options);
  const bool read = result.status != Status::not_text && result.status != Status::too_large && result.status != Status::bad_option;
  if (!read) return;
  if (result.format == Format::html) {
    require_html_is_covered(result);
  } else {
    const std::string coverage = coverage_fault(result);
    require(coverage.empty(), coverage);
  }
}

}  // namespace
}  // namespace winnow::tests

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  winnow::tests::check(winnow::tests::as_text(data, size));
  return 0;
}
