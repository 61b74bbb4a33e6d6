// input -- the bytes of a page that Python holds.
//   in:    bytes, str, bytearray or memoryview
//   out:   Input: a view, and a reference that keeps it valid
//   never: copies bytes or ASCII text
//   knobs: none
#pragma once

#include <string_view>

#include <nanobind/nanobind.h>

#include "python/settings.h"

namespace winnow::python {

/// May be read without the GIL, as long as it lives; made and destroyed with it.
struct Input {
  nanobind::object owner;
  std::string_view bytes;
  bool is_text;  ///< came as str

  [[nodiscard]] const Options& options(const Settings& settings) const { return is_text ? settings.text_options : settings.options; }
};

/// @throws nanobind::type_error  for anything else than a page
Input input_of(nanobind::handle page);

}  // namespace winnow::python
