#include "metadata/title_parts.h"

namespace winnow::metadata {

std::vector<Separator> separators_of(std::string_view title) {
  std::vector<Separator> found;
  for (std::size_t at = 0; at < title.size(); ++at) {
    const std::string_view rest = title.substr(at);
    for (const std::string_view mark : {"|", "｜", "ㅣ", "│"}) {
      if (rest.starts_with(mark)) found.push_back({at, at + mark.size(), true});
    }
    if (title[at] != ' ') continue;
    for (const std::string_view mark :
         {" - ", " – ", " — ", " · ", " • ", " » ", " › ", " « ", " ‹ ", " / ", " :: ", " : ", " ~ ", " -- ", " ― "}) {
      if (rest.starts_with(mark)) found.push_back({at, at + mark.size(), false});
    }
  }
  return found;
}

}  // namespace winnow::metadata
