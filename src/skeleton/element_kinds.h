// What the skeleton makes of an element, by its tag and its attributes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "skeleton/skeleton.h"

namespace winnow::skeleton {

/// Why text in this element is cut.
Reason reason_of(Tag tag);

/// True for elements with tags in them whose text no reader sees: select, video, ...
bool hides_text(Tag tag, std::string_view page, std::uint32_t tag_begin);

/// <template shadowrootmode=open>: its content is shown.
bool is_shadow_root(std::string_view page, std::uint32_t tag_begin);

/// <input type=hidden>
bool is_hidden_input(std::string_view page, std::uint32_t tag_begin);

/// The kind of aside that a script is; none when the head room has no use for it.
std::optional<AsideKind> aside_of_script(std::string_view page, std::uint32_t tag_begin, std::size_t content_bytes);

}  // namespace winnow::skeleton
