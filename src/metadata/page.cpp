#include "metadata/page.h"

#include <algorithm>

#include "head/plain_text.h"
#include "metadata/names.h"

namespace winnow::metadata {
namespace {

constexpr std::uint32_t kAboveTitle = 8;
constexpr std::uint32_t kBelowTitle = 24;
constexpr std::uint32_t kAboveBody = 16;
constexpr std::uint32_t kAboveUntitledBody = 40;

}  // namespace

std::vector<Range> Page::byline_zones(std::uint32_t into_body) const {
  const auto count = static_cast<std::uint32_t>(list.blocks.size());
  const std::uint32_t end = count == 0 ? 0 : std::min(region.last + 1, count);
  const auto clip = [&](std::uint32_t begin, std::uint32_t stop) { return Range{std::max(begin, region.first), std::min(stop, end)}; };
  const auto up = [](std::uint32_t from, std::uint32_t by) { return from > by ? from - by : 0; };
  const bool has_title = title != select::kNoBlock;
  const bool has_body = region.body != select::kNoBlock;
  const std::uint32_t into = has_body ? std::min(region.body + into_body, region.body_last + 1) : 0;
  if (!has_title && !has_body) return {clip(region.first, region.first + kBelowTitle)};
  if (!has_title) return {clip(up(region.body, kAboveUntitledBody), into)};
  const Range around_title = clip(up(title, kAboveTitle), title + kBelowTitle);
  if (!has_body) return {around_title};
  const Range above_body = clip(up(region.body, kAboveBody), into);
  if (above_body.begin > around_title.end) return {around_title, above_body};
  if (around_title.begin > above_body.end) return {above_body, around_title};
  // Below the body's beginning nothing is a byline: the title's zone ends there when the body follows.
  const std::uint32_t stop =
      title < region.body ? above_body.end : std::max(around_title.begin + kAboveTitle + kBelowTitle, above_body.end);
  return {clip(std::min(around_title.begin, above_body.begin), stop)};
}

std::string text_of(const dom::Dom& dom, dom::NodeId element, std::size_t max_bytes) {
  std::string raw;
  for (dom::NodeId i = element; i < dom.nodes[element].end && raw.size() < max_bytes; ++i) {
    const dom::Node& node = dom.nodes[i];
    if (node.tag != dom::Tag::text) {
      raw += ' ';  // names and dates side by side are often parted by style alone
      continue;
    }
    raw.append(dom.page.substr(node.begin, std::min<std::size_t>(node.stop - node.begin, max_bytes)));
  }
  return head::value_of(raw, decode::ReferenceIn::text);
}

std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) {
    if (!url.starts_with("//")) return {};
    url.remove_prefix(2);
  } else {
    url.remove_prefix(scheme + 3);
  }
  return url.substr(0, std::min(url.find_first_of("/?#:"), url.size()));
}

std::vector<std::string> site_keys(const head::Head& head, std::string_view url) {
  std::vector<std::string> keys;
  const auto add = [&](std::string_view name) {
    std::string key = squeezed(name);
    if (key.size() >= 2 && std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
  };
  for (const head::Candidate& name : head.site_names) {
    add(name.value);
    add(without_brackets(name.value));  // "Northern Post (www.site.org)"
  }
  std::string_view host = host_of(url);
  for (std::size_t i = 0; host.empty() && i < head.urls.size(); ++i) host = host_of(head.urls[i].value);
  if (host.starts_with("www.")) host.remove_prefix(4);
  if (host.empty()) return keys;
  add(host);
  std::string_view label = host.substr(0, std::min(host.rfind('.'), host.size()));
  // "news.site.co.uk": the label before a short second level is the name.
  while (label.size() > 3 && label.rfind('.') != std::string_view::npos && label.size() - label.rfind('.') <= 4)
    label = label.substr(0, label.rfind('.'));
  add(label.substr(label.rfind('.') == std::string_view::npos ? 0 : label.rfind('.') + 1));
  return keys;
}

bool holds_word(std::string_view value, std::string_view lowered) {
  return std::search(value.begin(), value.end(), lowered.begin(), lowered.end(), [](char a, char b) { return head::lower(a) == b; }) !=
         value.end();
}

}  // namespace winnow::metadata
