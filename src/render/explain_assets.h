// explain.css and explain.js, as CMake put them into the program (explain_assets.cpp.in).
#pragma once

#include <string_view>

namespace winnow::render {

extern const std::string_view kExplainStyle;
extern const std::string_view kExplainScript;

}  // namespace winnow::render
