#include "metadata/day_order.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "head/plain_text.h"
#include "words/words.h"

namespace winnow::metadata {
namespace {

constexpr std::size_t kMaxOrderBytes = 8000;
constexpr std::size_t kMaxLineBytes = 220;
constexpr std::size_t kMaxLanguageBytes = 4000;
constexpr std::size_t kLeastWords = 30;

class OrderOfDates {
 public:
  OrderOfDates(const Page& page, DateCandidates& found) : page_(page), found_(found) {}

  void run() {
    for (auto& dates : found_.published) {
      for (Date& date : dates) turn(date);
    }
    for (std::optional<Date>* date : {&found_.beside_title, &found_.bare_line}) {
      if (*date) turn(**date);
    }
    for (DateBlock& line : found_.bare_blocks) turn(line.date);
  }

 private:
  void turn(Date& date) {
    if (!date.either_order) return;
    Date turned = date;
    std::swap(turned.day, turned.month);
    const bool as_read = is_borne_out(date);
    const bool as_turned = is_borne_out(turned);
    const bool other_way = !date.dotted && page_order() == (page_.dates.order == DayOrder::day_first ? Order::month : Order::day);
    if (as_turned != as_read ? as_turned : other_way) date = turned;
  }

  [[nodiscard]] bool is_borne_out(const Date& wanted) const {
    const auto holds = [&](const std::vector<Date>& dates) {
      return std::any_of(dates.begin(), dates.end(), [&](const Date& other) { return !other.either_order && other.same_day(wanted); });
    };
    const auto published = [&](DateSource source) { return holds(found_.published[static_cast<std::size_t>(source)]); };
    return published(DateSource::url) || published(DateSource::ld_json) || published(DateSource::open_graph) || holds(found_.modified);
  }

  enum class Order : std::uint8_t { unread, unknown, day, month };

  /// What the page's other dates put first: those in numbers, or where there are none those with the name of a month.
  Order page_order() {
    if (order_ != Order::unread) return order_;
    order_ = Order::unknown;
    std::size_t bytes = 0;
    for (std::uint32_t i = page_.region.first; i <= page_.region.last && i < page_.list.blocks.size() && bytes < kMaxOrderBytes; ++i) {
      const std::string_view text = page_.list.blocks[i].text;
      if (text.size() > kMaxLineBytes || std::none_of(text.begin(), text.end(), is_digit)) continue;
      bytes += text.size();
      const std::optional<FoundDate> date = find_date(text, page_.dates);
      if (!date || date->date.either_order) continue;
      const std::string_view written = text.substr(date->begin, date->end - date->begin);
      if (const Order order = order_of_numbers(date->date, written); order != Order::unknown) return order_ = order;
      if (order_ == Order::unknown) order_ = order_of_name(written);
    }
    return order_;
  }

  static bool is_digit(char c) { return c >= '0' && c <= '9'; }

  /// 21/02/2024 or 02/21/2024
  static Order order_of_numbers(const Date& date, std::string_view written) {
    const std::size_t slash = written.find('/');
    if (date.day <= 12 || slash == std::string_view::npos || slash == 0 || slash > 2) return Order::unknown;
    const int first = slash == 2 ? (written[0] - '0') * 10 + (written[1] - '0') : written[0] - '0';
    return first > 12 ? Order::day : Order::month;
  }

  /// "21 February 2024" or "February 21, 2024"
  static Order order_of_name(std::string_view written) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (is_letter(written[0])) return Order::month;
    const std::size_t end = std::min(written.find(' '), written.size());
    return end <= 4 && end + 2 < written.size() && is_letter(written[end + 1]) && is_letter(written[end + 2]) ? Order::day : Order::unknown;
  }

  const Page& page_;
  DateCandidates& found_;
  Order order_ = Order::unread;
};

}  // namespace

DayOrder day_order(std::string_view language, std::string_view url) {
  const std::string_view primary = language.substr(0, std::min(language.find_first_of("-_"), language.size()));
  if (!head::equals_ignoring_case(primary, "en")) return DayOrder::day_first;
  if (language.size() >= 5) return head::equals_ignoring_case(language.substr(3, 2), "us") ? DayOrder::month_first : DayOrder::day_first;
  // English of no country: an address under a country's domain is hardly American.
  const std::string_view host = host_of(url);
  const std::size_t dot = host.rfind('.');
  const std::string_view domain = dot == std::string_view::npos ? std::string_view() : host.substr(dot + 1);
  return domain.size() == 2 && domain != "us" && domain != "io" && domain != "co" && domain != "ai" && domain != "tv"
             ? DayOrder::day_first
             : DayOrder::month_first;
}

std::string_view language_of_body(const blocks::BlockList& list, const Region& region) {
  // A tenth of the words of English prose at least are these; other languages have one or two of them.
  constexpr std::array<std::string_view, 8> kWords = {"the", "of", "and", "to", "that", "is", "for", "with"};
  std::size_t bytes = 0;
  std::size_t words = 0;
  std::size_t english = 0;
  for (std::uint32_t i = region.body; i <= region.body_last && i < list.blocks.size() && bytes < kMaxLanguageBytes; ++i) {
    std::string_view text = list.blocks[i].text.substr(0, kMaxLanguageBytes);
    bytes += text.size();
    while (!text.empty()) {
      const std::size_t end = std::min(text.find(' '), text.size());
      ++words;
      english += std::find(kWords.begin(), kWords.end(), text.substr(0, end)) != kWords.end() ? 1 : 0;
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }
  return words >= kLeastWords && 10 * english >= words ? "en" : "";
}

void settle_order(const Page& page, DateCandidates& found) {
  OrderOfDates(page, found).run();
}

}  // namespace winnow::metadata
