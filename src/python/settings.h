// settings -- the options of a call as Python gives them.
//   in:    keyword arguments
//   out:   Options
//   never: lets a word without a meaning pass: TypeError for names and types, ValueError for values
//   knobs: none
#pragma once

#include <nanobind/nanobind.h>
#include <winnow/winnow.h>

namespace winnow::python {

struct Settings {
  Options options;       ///< of a page that comes as bytes
  Options text_options;  ///< of one that comes as str: read as UTF-8, whatever charset it names
};

/// Adds Settings to the module.
void bind_settings(nanobind::module_& module);

}  // namespace winnow::python
