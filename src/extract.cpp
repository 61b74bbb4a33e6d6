#include <exception>
#include <new>

#include <winnow/winnow.h>

#include "pipeline.h"

namespace winnow {

Result extract(std::string_view bytes, const Options& options) noexcept {
  try {
    return run_pipeline(bytes, options, {signals::html_model(), signals::text_model()});
  } catch (const std::bad_alloc&) {
    Result result;
    result.status = Status::out_of_budget;
    result.confidence = 1;
    result.message.assign("no memory");  // fits the string's own room: no allocation
    return result;
  } catch (const std::exception&) {
    Result result;
    result.status = Status::out_of_budget;
    result.message.assign("internal");
    return result;
  }
}

std::string Article::text() const {
  std::string all;
  for (const Paragraph& paragraph : paragraphs) {
    if (!all.empty()) all.push_back('\n');
    all += paragraph.text;
  }
  return all;
}

}  // namespace winnow
