#include "skeleton/skeleton.h"

namespace winnow::skeleton {

AttributeValue attribute(std::string_view page, std::uint32_t tag_begin, std::string_view name) {
  AttributeValue found;
  for_each_attribute(page, tag_begin, [&](std::string_view written, std::string_view raw) {
    if (!found.present && is_named(written, name)) found = {raw, true};
  });
  return found;
}

}  // namespace winnow::skeleton
