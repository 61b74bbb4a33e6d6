// The words for the enumerators of winnow.h.
#include <array>

#include <winnow/winnow.h>

namespace winnow {
namespace {

struct ReasonRow {
  std::string_view name;
  Decision decision;
  std::string_view text;
};
constexpr ReasonRow kReasons[] = {
#define WINNOW_REASON(name, decision, text) {#name, Decision::decision, text},
#include <winnow/reasons.def>
#undef WINNOW_REASON
};

template <typename Enum, std::size_t N>
constexpr std::string_view pick(const std::array<std::string_view, N>& words, Enum value) {
  const auto at = static_cast<std::size_t>(value);
  return at < N ? words[at] : "unknown";
}

const ReasonRow& row_of(Reason reason) {
  const auto at = static_cast<std::size_t>(reason);
  return kReasons[at < std::size(kReasons) ? at : 0];
}

}  // namespace

std::string_view name(Status value) noexcept {
  return pick(std::array<std::string_view, 9>{"article", "listing", "no_article", "notice", "empty", "not_text", "too_large",
                                              "out_of_budget", "bad_option"},
              value);
}
std::string_view name(CharsetSource value) noexcept {
  return pick(std::array<std::string_view, 6>{"byte_order_mark", "transport", "meta", "valid_utf8", "detected", "fallback"}, value);
}
std::string_view name(ParagraphKind value) noexcept {
  return pick(std::array<std::string_view, 7>{"paragraph", "heading", "list_item", "quote", "preformatted", "table_row", "caption"}, value);
}
std::string_view name(BodySource value) noexcept {
  return pick(std::array<std::string_view, 3>{"page", "ld_json", "hydration_json"}, value);
}
std::string_view name(Decision value) noexcept {
  return pick(std::array<std::string_view, 3>{"kept", "dropped", "cut"}, value);
}
std::string_view name(Format value) noexcept {
  return pick(std::array<std::string_view, 3>{"automatic", "html", "text"}, value);
}
std::string_view name(Reason value) noexcept {
  return row_of(value).name;
}
std::string_view explain(Reason reason) noexcept {
  return row_of(reason).text;
}
Decision decision_of(Reason reason) noexcept {
  return row_of(reason).decision;
}
std::string_view version() noexcept {
  return WINNOW_VERSION;
}

}  // namespace winnow
