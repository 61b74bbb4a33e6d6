// What `tools/fixture update` runs: writes expected.json of the named cases and says what page.json still asks for.
#include <cstdio>
#include <fstream>

#include "golden/fixture.h"

int main(int count, char** arguments) {
  int broken = 0;
  for (int i = 1; i < count; ++i) {
    const winnow::tests::Fixture fixture = winnow::tests::load(arguments[i]);
    if (!fixture.fault.empty()) {
      std::printf("%s: %s\n", arguments[i], fixture.fault.c_str());
      ++broken;
      continue;
    }
    const winnow::Result result = winnow::extract(fixture.bytes, fixture.options);
    std::ofstream(fixture.folder / "expected.json", std::ios::binary) << winnow::tests::pinned(result);
    const auto promises = winnow::tests::broken_promises(fixture, result);
    for (const std::string& promise : promises) std::printf("%s: %s\n", arguments[i], promise.c_str());
    if (!promises.empty()) ++broken;
  }
  if (broken != 0) std::printf("%d of %d cases do not keep what their page.json asks for\n", broken, count - 1);
  return broken == 0 ? 0 : 1;
}
