// Pages for the benchmarks, and for nothing else.
#pragma once

#include <string>
#include <vector>

namespace bench {

/// The bytes of the pages that the file `list` names, one path a line; "" stands for the fixtures, in the order of their names.
std::vector<std::string> read_pages(const std::string& list);

}  // namespace bench
