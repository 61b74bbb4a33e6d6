// The extension module winnow._core; winnow/__init__.py is the package that people import.
#include <memory>
#include <utility>

#include <nanobind/nanobind.h>
#include <winnow/winnow.h>

#include "python/input.h"
#include "python/page.h"
#include "python/settings.h"
#include "python/workers.h"

namespace nb = nanobind;

namespace winnow::python {
namespace {

PageView extract_page(nb::handle page, const Settings& settings) {
  const Input input = input_of(page);
  const Options& options = input.options(settings);
  const nb::gil_scoped_release no_gil;
  return {std::make_shared<Result>(extract(input.bytes, options)), options.detail};
}

}  // namespace
}  // namespace winnow::python

NB_MODULE(_core, module) {
  using namespace winnow::python;
  module.doc() = "The part of winnow that is C++; import winnow instead.";
  bind_page(module);
  bind_settings(module);
  bind_workers(module);
  module.def("extract", &extract_page, nb::arg("page").none(), nb::arg("settings"), "winnow.extract() with its options read.");
  module.attr("__version__") = to_str(winnow::version());
}
