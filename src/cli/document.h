// The output of a run: pages in one format, and what stands before, between and after them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <winnow/winnow.h>

#include "cli/options.h"

namespace winnow::cli {

enum class Pages : std::uint8_t { one, several };

/// A page's result as it is written.
struct Record {
  std::string id;                ///< UTF-8
  std::string_view status = {};  ///< of a page that could not be read; "" is the Result's
  winnow::Result result;
};

class Document {
 public:
  Document(To to, Detail detail, Pages pages) : to_(to), detail_(detail), pages_(pages) {}

  /// The next page, with what has to stand before it. "" when the format has nothing to say about such a page.
  std::string page(const Record& record);
  std::string end();

 private:
  std::string html(const Record& record);

  To to_;
  Detail detail_;
  Pages pages_;
  bool is_begun_ = false;
};

}  // namespace winnow::cli
