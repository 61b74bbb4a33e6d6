#include "python/input.h"

#include <string>

namespace nb = nanobind;

namespace winnow::python {
namespace {

Input from_bytes(nb::object bytes, bool is_text) {
  const std::string_view view(PyBytes_AS_STRING(bytes.ptr()), static_cast<std::size_t>(PyBytes_GET_SIZE(bytes.ptr())));
  return {std::move(bytes), view, is_text};
}

nb::object checked(PyObject* made) {
  if (made == nullptr) throw nb::python_error();
  return nb::steal(made);
}

}  // namespace

Input input_of(nb::handle page) {
  PyObject* const object = page.ptr();
  if (PyBytes_Check(object)) return from_bytes(nb::borrow(page), false);
  if (PyUnicode_Check(object)) {
    if (PyUnicode_IS_COMPACT_ASCII(object)) {
      const auto* const ascii = static_cast<const char*>(PyUnicode_DATA(object));
      return {nb::borrow(page), {ascii, static_cast<std::size_t>(PyUnicode_GET_LENGTH(object))}, true};
    }
    // Not PyUnicode_AsUTF8, which would leave a copy in the caller's str. Lone surrogates come out as U+FFFD, as in a browser.
    return from_bytes(checked(PyUnicode_AsEncodedString(object, "utf-8", "surrogatepass")), true);
  }
  // Another thread may write to these while the page is read without the GIL: a copy may not change.
  if (PyObject_CheckBuffer(object) != 0) return from_bytes(checked(PyBytes_FromObject(object)), false);
  throw nb::type_error((std::string("a page is bytes or str, not ") + Py_TYPE(object)->tp_name).c_str());
}

}  // namespace winnow::python
