// The quirks mode that a doctype asks for (HTML Standard 13.2.5.53 to 13.2.5.68 and 13.2.6.4.1).
#pragma once

#include <string_view>

namespace winnow::skeleton {

/// `declaration` is what stands between "<!" and '>': "DOCTYPE html". In quirks mode a <table> does not end a <p>.
bool asks_for_quirks(std::string_view declaration);

}  // namespace winnow::skeleton
