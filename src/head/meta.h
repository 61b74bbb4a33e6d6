// Reads <meta>, <link> and the <html> start tag.
#pragma once

#include <cstdint>
#include <string_view>

#include "head/head.h"

namespace winnow::head {

/// Reads a page's <meta> tags in their order: some come in pairs, a label and then its data.
class MetaReader {
 public:
  void read_meta(std::string_view page, std::uint32_t tag_begin, Head& head);

 private:
  bool labels_author_ = false;  ///< the tag before said "Written by"
};

/// <link rel=canonical>
void read_link(std::string_view page, std::uint32_t tag_begin, Head& head);

/// <html lang>
void read_html(std::string_view page, std::uint32_t tag_begin, Head& head);

}  // namespace winnow::head
