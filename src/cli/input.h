// Files, folders, standard input; packed or not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "cli/messages.h"

namespace winnow::cli {

enum class Problem : std::uint8_t {
  none,
  missing,
  unreadable,
  no_pages,  ///< a folder without pages
  bad_gzip,
  too_large
};

/// Static; "" for none. The word for `status` in JSON; "too_large" is the library's as well.
std::string_view name(Problem problem);

struct Input {
  std::string path;                 ///< "-" is standard input
  std::string id;                   ///< the path as it was given, or the path below the folder that was given; any bytes
  Problem problem = Problem::none;  ///< when it is known without opening the file
  std::string message;              ///< for a reader; "" without a problem
};

/// Which files of a folder are read: by their names.
enum class Wanted : std::uint8_t {
  pages,
  records  ///< pages, JSON lines and archives
};

/// The pages that operands stand for, in their order; those of a folder in the order of the bytes of their ids.
/// Other files of a folder are told as details.
std::vector<Input> find_inputs(const std::vector<std::string>& operands, Messages& messages, Wanted wanted = Wanted::pages);

bool is_folder(const std::string& path);

/// Reads files one after the other into memory that it keeps.
class PageReader {
 public:
  /// @param max_bytes  of the page when unpacked, and of the file
  explicit PageReader(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  /// Reads a page and unpacks it.
  /// @param input  gets the problem and its message
  /// @return       the page's bytes, until the next call; "" with a problem
  std::string_view read(Input& input);

 private:
  std::string_view fail(Input& input, Problem problem, std::string message);
  void read_file(Input& input);

  std::size_t max_bytes_;
  std::string file_;
  std::string unpacked_;
};

}  // namespace winnow::cli
