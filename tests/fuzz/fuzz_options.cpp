// Any page with any options: every field of Options takes values in and out of its range.
#include <array>
#include <chrono>

#include "fuzz/input.h"
#include "fuzz/promises.h"

namespace winnow::tests {
namespace {

constexpr std::array<std::string_view, 12> kCharsets = {"",        "utf-8", "latin1",      "windows-1251", "shift_jis", "utf-16le",
                                                        "gb18030", "big5",  "iso-2022-jp", "koi8-r",       "no such",   "UTF8 "};

std::chrono::milliseconds time_of(Input& input) {
  using std::chrono::milliseconds;
  constexpr std::array<milliseconds, 6> kTimes = {milliseconds(5000),  milliseconds::max(), milliseconds(0),
                                                  milliseconds::min(), milliseconds(1),     milliseconds(2)};
  return kTimes[input.below(kTimes.size())];
}

Options options_of(Input& input) {
  Options options;
  options.from = input.one_of(Format::text);
  options.favour = input.one_of(Favour::recall);
  options.detail = input.one_of(Detail::evidence);
  options.keep = {input.one_of(Choice::drop), input.one_of(Choice::drop), input.one_of(Choice::drop), input.one_of(Choice::drop),
                  input.one_of(Choice::drop)};
  options.charset = kCharsets[input.below(kCharsets.size())];
  options.max_bytes = input.below(4) == 0 ? input.number(2) : std::size_t{64} << 20;
  options.max_memory = input.below(3) == 0 ? input.number(3) : 0;
  options.time_budget = time_of(input);
  options.url = input.text(40);
  return options;
}

void check(Input input) {
  const Options options = options_of(input);
  const std::string_view page = input.rest();
  const Result result = extract(page, options);
  require_promises(result, options);
  require(page.size() <= options.max_bytes || result.status == Status::too_large || result.status == Status::bad_option,
          "a page above its bound is not read");
  // Where the time runs out is the machine's choice.
  const bool is_timed = options.time_budget > std::chrono::milliseconds(0) && options.time_budget < std::chrono::milliseconds(100);
  if (!is_timed) require_equal(result, extract(page, options));
}

}  // namespace
}  // namespace winnow::tests

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  winnow::tests::check(winnow::tests::Input(data, size));
  return 0;
}
