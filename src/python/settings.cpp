#include "python/settings.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <iterator>
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

constexpr std::array<Word<Format>, 3> kFormats = {{{"auto", Format::automatic}, {"html", Format::html}, {"text", Format::text}}};
constexpr std::array<Word<Favour>, 3> kFavours = {
    {{"balanced", Favour::balanced}, {"precision", Favour::precision}, {"recall", Favour::recall}}};
constexpr std::array<Word<Detail>, 3> kDetails = {
    {{"articles", Detail::articles}, {"verdicts", Detail::verdicts}, {"evidence", Detail::evidence}}};
constexpr std::array<Word<Choice>, 3> kChoices = {{{"scored", Choice::scored}, {"keep", Choice::keep}, {"drop", Choice::drop}}};

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

template <Choice KindChoices::*kind>
void set_choice(Options& options, std::string_view name, nb::handle value) {
  options.keep.*kind = read_word(name, value, kChoices);
}

struct Option {
  std::string_view name;
  void (*set)(Options& options, std::string_view name, nb::handle value);
};
constexpr Option kOptions[] = {
    {"format", [](Options& to, std::string_view name, nb::handle value) { to.from = read_word(name, value, kFormats); }},
    {"favour", [](Options& to, std::string_view name, nb::handle value) { to.favour = read_word(name, value, kFavours); }},
    {"captions", set_choice<&KindChoices::captions>},
    {"tables", set_choice<&KindChoices::tables>},
    {"embeds", set_choice<&KindChoices::embeds>},
    {"bylines", set_choice<&KindChoices::bylines>},
    {"comments", set_choice<&KindChoices::comments>},
    {"detail", [](Options& to, std::string_view name, nb::handle value) { to.detail = read_word(name, value, kDetails); }},
    {"charset", [](Options& to, std::string_view name, nb::handle value) { to.charset = read_string(name, value); }},
    {"url", [](Options& to, std::string_view name, nb::handle value) { to.url = read_string(name, value); }},
    {"max_bytes", [](Options& to, std::string_view name, nb::handle value) { to.max_bytes = read_size(name, value); }},
    {"max_memory", [](Options& to, std::string_view name, nb::handle value) { to.max_memory = read_size(name, value); }},
    {"timeout", [](Options& to, std::string_view name, nb::handle value) { to.time_budget = read_seconds(name, value); }},
};

void set(Options& options, std::string_view name, nb::handle value) {
  const auto* const option =
      std::find_if(std::begin(kOptions), std::end(kOptions), [&](const Option& known) { return known.name == name; });
  if (option == std::end(kOptions)) throw nb::type_error(("unknown option '" + std::string(name) + "'").c_str());
  option->set(options, name, value);
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
