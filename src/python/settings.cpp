#include "python/settings.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <string>
#include <string_view>

#include <nanobind/stl/string.h>

namespace nb = nanobind;

namespace winnow::python {
namespace {

constexpr double kDaySeconds = 86400;  ///< longer is no other budget, and milliseconds stay within their type

template <typename Enum>
struct Word {
  std::string_view word;
  Enum value;
};

constexpr std::array kFormats = {Word{"auto", Format::automatic}, Word{"html", Format::html}, Word{"text", Format::text}};
constexpr std::array kFavours = {Word{"balanced", Favour::balanced}, Word{"precision", Favour::precision}, Word{"recall", Favour::recall}};
constexpr std::array kDetails = {Word{"articles", Detail::articles}, Word{"verdicts", Detail::verdicts},
                                 Word{"evidence", Detail::evidence}};
constexpr std::array kChoices = {Word{"scored", Choice::scored}, Word{"keep", Choice::keep}, Word{"drop", Choice::drop}};

std::string shown(nb::handle value) {
  return nb::cast<std::string>(nb::repr(value));
}

[[noreturn]] void refuse_type(std::string_view name, std::string_view wanted, nb::handle value) {
  throw nb::type_error((std::string(name) + " must be " + std::string(wanted) + ", not " + shown(value)).c_str());
}

std::string read_string(std::string_view name, nb::handle value) {
  if (!PyUnicode_Check(value.ptr())) refuse_type(name, "a str", value);
  return nb::cast<std::string>(value);
}

template <typename Enum, std::size_t count>
Enum read_word(std::string_view name, nb::handle value, const std::array<Word<Enum>, count>& words) {
  const std::string given = read_string(name, value);
  std::string all;
  for (const Word<Enum>& known : words) {
    if (known.word == given) return known.value;
    all += (all.empty() ? "" : ", ") + std::string(known.word);
  }
  throw nb::value_error((std::string(name) + " must be one of " + all + ", not " + shown(value)).c_str());
}

std::size_t read_size(std::string_view name, nb::handle value) {
  if (!PyLong_Check(value.ptr()) || PyBool_Check(value.ptr())) refuse_type(name, "an int", value);
  const std::size_t size = PyLong_AsSize_t(value.ptr());
  if (PyErr_Occurred() == nullptr) return size;
  PyErr_Clear();
  throw nb::value_error((std::string(name) + " must be a number of bytes from 0 up, not " + shown(value)).c_str());
}

std::chrono::milliseconds read_seconds(std::string_view name, nb::handle value) {
  if (!PyFloat_Check(value.ptr()) && (!PyLong_Check(value.ptr()) || PyBool_Check(value.ptr())))
    refuse_type(name, "a number of seconds", value);
  const double seconds = PyFloat_AsDouble(value.ptr());
  if (PyErr_Occurred() != nullptr || std::isnan(seconds) || seconds < 0) {
    PyErr_Clear();
    throw nb::value_error((std::string(name) + " must be a number of seconds from 0 up, not " + shown(value)).c_str());
  }
  return std::chrono::milliseconds(static_cast<std::int64_t>(std::min(seconds, kDaySeconds) * 1000));
}

void set(Options& options, std::string_view name, nb::handle value) {
  if (name == "format")
    options.from = read_word(name, value, kFormats);
  else if (name == "favour")
    options.favour = read_word(name, value, kFavours);
  else if (name == "detail")
    options.detail = read_word(name, value, kDetails);
  else if (name == "captions")
    options.keep.captions = read_word(name, value, kChoices);
  else if (name == "tables")
    options.keep.tables = read_word(name, value, kChoices);
  else if (name == "embeds")
    options.keep.embeds = read_word(name, value, kChoices);
  else if (name == "bylines")
    options.keep.bylines = read_word(name, value, kChoices);
  else if (name == "comments")
    options.keep.comments = read_word(name, value, kChoices);
  else if (name == "charset")
    options.charset = read_string(name, value);
  else if (name == "url")
    options.url = read_string(name, value);
  else if (name == "max_bytes")
    options.max_bytes = read_size(name, value);
  else if (name == "max_memory")
    options.max_memory = read_size(name, value);
  else if (name == "timeout")
    options.time_budget = read_seconds(name, value);
  else
    throw nb::type_error(("unknown option '" + std::string(name) + "'").c_str());
}

Settings settings_of(const nb::kwargs& given) {
  Settings settings;
  for (const auto& [name, value] : given) set(settings.options, nb::cast<std::string>(name), value);
  settings.text_options = settings.options;
  settings.text_options.charset = "utf-8";
  return settings;
}

}  // namespace

void bind_settings(nb::module_& module) {
  nb::class_<Settings>(module, "Settings", "Options that were read and found good.")
      .def("__init__", [](Settings* self, const nb::kwargs& given) { new (self) Settings(settings_of(given)); });
}

}  // namespace winnow::python
