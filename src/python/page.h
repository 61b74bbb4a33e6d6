// page -- what Python sees of a Result: views that keep it alive and convert a value when it is asked for.
//   in:    a Result, moved in
//   out:   str, float, list and tuple, made anew at each access
//   never: copies the Result, throws for what a page holds
//   knobs: none
#pragma once

#include <memory>
#include <string_view>

#include <nanobind/nanobind.h>
#include <winnow/winnow.h>

namespace winnow::python {

using SharedResult = std::shared_ptr<const Result>;

struct PageView {
  SharedResult result;
  Detail detail;  ///< that was asked for; JSON says as much
};

/// One part of a Result: an Article, Paragraph, Block or Evidence.
template <typename T>
struct View {
  SharedResult result;
  const T* value;
};

/// A str; what is no UTF-8 becomes U+FFFD.
nanobind::str to_str(std::string_view text);

/// Adds Page, Article, Paragraph, Block and Evidence to the module.
void bind_page(nanobind::module_& module);

}  // namespace winnow::python
