// Measures a whole page for judge.cpp.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_set>

#include "select/page_signals.h"
#include "signals/html_signals.h"

namespace winnow::select {
namespace {

using S = PageSignal;

constexpr std::size_t kEndWeights = 5;
constexpr std::size_t kMostPageKeys = 200;
constexpr std::size_t kLongestType = 64;  ///< bytes

float log_of(float value) {
  return std::log1p(std::max(0.0F, value));
}
float ratio(float part, float whole) {
  return whole > 0 ? part / whole : 0;
}

bool has_type(const head::Head& head, std::initializer_list<std::string_view> words) {
  for (const std::string& type : head.types) {
    std::string lower;
    words::append_lower(type, lower);
    for (std::string_view word : words) {
      if (lower.find(word) != std::string::npos) return true;
    }
  }
  return false;
}

/// Sums over the kept units, and over all.
struct Sums {
  float kept = 0, kept_blocks = 0, prose = 0, prose_blocks = 0, sure = 0, doubtful = 0, lone = 0, headings = 0, lists = 0, tables = 0,
        links = 0;
  float commas = 0, quotes = 0, numbers = 0, capitals = 0, sentences = 0, questions = 0, run = 0;
  float words = 0, all_links = 0, forms = 0, comments = 0, times = 0, prices = 0;
  std::size_t first = kNoUnit;
  std::size_t last = 0;
};

int count_prices(const Unit& unit, std::string_view text) {
  const std::string_view beginning = text.substr(0, 200);
  int found = unit.counts.code > 0 ? static_cast<int>(std::count(beginning.begin(), beginning.end(), '$')) : 0;
  if (const bool is_ascii = unit.counts.chars == text.size(); is_ascii) return std::min(found, 3);
  for (std::string_view sign : {"\xE2\x82\xAC", "\xC2\xA3", "\xC2\xA5", "\xE2\x82\xB9"})
    found += beginning.find(sign) != std::string_view::npos;
  return std::min(found, 3);
}

void add_kept(const Page& page, std::size_t i, Sums& sums) {
  const Unit& u = page.measured.units[i];
  const blocks::Block& block = block_of(page, i);
  const float p = 1 / (1 + std::exp(-page.scores[i]));
  sums.kept += u.words;
  ++sums.kept_blocks;
  if (u.prose) {
    sums.prose += u.words;
    ++sums.prose_blocks;
  }
  sums.sure += u.words * p;
  if (p < 0.75F) sums.doubtful += u.words;
  if (is_lone_teaser(page, i)) sums.lone += u.words;
  sums.headings += block.kind == ParagraphKind::heading;
  if (block.kind == ParagraphKind::list_item) sums.lists += u.words;
  if (block.kind == ParagraphKind::table_row) sums.tables += u.words;
  sums.links += u.words * u.link_share;
  sums.commas += static_cast<float>(u.counts.commas);
  sums.quotes += static_cast<float>(u.counts.quotes);
  sums.numbers += static_cast<float>(u.counts.numbers);
  sums.capitals += static_cast<float>(u.counts.capital_words);
  sums.sentences += static_cast<float>(u.counts.sentences);
  sums.questions += u.question;
  if (sums.first == kNoUnit) sums.first = i;
  sums.last = i;
}

Sums sum(const Page& page, const std::vector<char>& kept) {
  Sums sums;
  float run = 0;
  const auto form = static_cast<std::size_t>(std::find(std::begin(signals::kNearTags), std::end(signals::kNearTags), dom::Tag::form) -
                                             std::begin(signals::kNearTags));
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const Unit& u = page.measured.units[i];
    const dom::NodeId owner = block_of(page, i).owner == dom::kNone ? 0 : block_of(page, i).owner;
    run = kept[i] ? run + 1 : 0;
    sums.run = std::max(sums.run, run);
    if (kept[i]) add_kept(page, i, sums);
    sums.words += u.words;
    sums.all_links += u.words * u.link_share;
    sums.forms += page.elements->steps_to_tag(owner, form) < signals::kFar;
    if (page.elements->steps_to_group(owner, signals::ClassGroup::comment) < 8) sums.comments += u.words;
    sums.times += u.times > 0;
    sums.prices += static_cast<float>(count_prices(u, block_of(page, i).text));
  }
  return sums;
}

/// The path of the page's own address, without the slash at its end; empty where the head gives none.
std::string_view path_of(const head::Head& head) {
  if (head.urls.empty()) return {};
  std::string_view url = head.urls.front().value;
  url = url.substr(0, std::min(url.find('?'), url.find('#')));
  const std::size_t host = url.find("://");
  if (host != std::string_view::npos) {
    const std::size_t slash = url.find('/', host + 3);
    url = slash == std::string_view::npos ? std::string_view{} : url.substr(slash);
  }
  while (url.ends_with('/')) url.remove_suffix(1);
  return url;
}

/// Least, greatest, sum of both ends, mean and sum of the weights, as tools/fitting/judge.py measures them too.
void measure_weights(std::vector<float>& weights, S first, PageSignals& out) {
  if (weights.empty()) return;
  std::sort(weights.begin(), weights.end());
  const auto ends = static_cast<std::ptrdiff_t>(std::min(kEndWeights, weights.size()));
  const float sum = std::accumulate(weights.begin(), weights.end(), 0.0F);
  const auto at = static_cast<std::size_t>(first);
  out[at] = weights.front();
  out[at + 1] = weights.back();
  out[at + 2] = std::accumulate(weights.begin(), weights.begin() + ends, 0.0F) + std::accumulate(weights.end() - ends, weights.end(), 0.0F);
  out[at + 3] = sum / static_cast<float>(weights.size());
  out[at + 4] = sum;
}

void measure_keys(const Page& page, PageSignals& out) {
  if (page.judge == nullptr) return;
  std::vector<float> types;
  std::vector<float> paths;
  visit_page_keys(*page.head, [&](signals::Field field, std::uint64_t hash, std::string_view) {
    const float weight = page.judge->lexicon.weight(signals::key_of(field, hash));
    if (weight != 0) (field == signals::Field::page_type ? types : paths).push_back(weight);
  });
  measure_weights(types, S::type_min, out);
  measure_weights(paths, S::path_min, out);
}

void measure_head(const Page& page, PageSignals& out) {
  const head::Head& head = *page.head;
  auto put = [&](S signal, float value) { out[static_cast<std::size_t>(signal)] = value; };
  put(S::says_article, has_type(head, {"article", "posting", "report", "review", "recipe", "howto"}) && !has_type(head, {"forumposting"}));
  put(S::says_product, has_type(head, {"product", "offer", "store", "localbusiness", "service"}));
  put(S::says_listing, has_type(head, {"collection", "itemlist", "search", "profile"}));
  put(S::says_forum, has_type(head, {"forum", "qapage", "question"}));
  put(S::says_website, has_type(head, {"website"}));
  put(S::has_date, !head.published.empty());
  put(S::has_author, !head.authors.empty());
  put(S::path_depth, -1);
  if (head.urls.empty()) return;
  const std::string_view url = path_of(head);
  put(S::path_depth, static_cast<float>(std::count(url.begin(), url.end(), '/')));
  const std::string_view last = url.substr(url.rfind('/') == std::string_view::npos ? 0 : url.rfind('/') + 1);
  put(S::path_hyphens, static_cast<float>(std::count(last.begin(), last.end(), '-') + std::count(last.begin(), last.end(), '_')));
  put(S::path_digits, static_cast<float>(std::count_if(url.begin(), url.end(), [](char c) { return c >= '0' && c <= '9'; })));
}

float title_likeness(const Page& page) {
  float best = 0;
  for (std::size_t i = 0; i < page.measured.units.size() && best < 1; ++i) {
    const blocks::Block& block = block_of(page, i);
    if (block.kind != ParagraphKind::heading || block.level != 1) continue;
    best = 0.5F;
    for (const head::Candidate& title : page.head->titles) {
      if (title.value.find(block.text) != std::string::npos) best = 1;
    }
  }
  return best;
}

}  // namespace

void visit_page_keys(const head::Head& head, const std::function<void(signals::Field, std::uint64_t, std::string_view)>& visit) {
  std::unordered_set<std::uint64_t> seen;
  auto once = [&](signals::Field field, std::string_view token) {
    const std::uint64_t hash = words::hash_bytes(token);
    if (seen.size() < kMostPageKeys && seen.insert(signals::key_of(field, hash)).second) visit(field, hash, token);
  };
  for (const std::string& type : head.types) {
    std::string lower;
    words::append_lower(std::string_view(type).substr(0, kLongestType), lower);
    once(signals::Field::page_type, lower);
  }
  const std::string_view path = path_of(head);
  const std::size_t last = path.rfind('/');
  if (last == std::string_view::npos) return;
  signals::split_class_tokens(path.substr(0, last), [&](std::string_view token) { once(signals::Field::page_path, token); });
}

PageSignals measure_page(const Page& page, const std::vector<char>& kept) {
  PageSignals out{};
  auto put = [&](S signal, float value) { out[static_cast<std::size_t>(signal)] = value; };
  const Sums s = sum(page, kept);
  const auto blocks = static_cast<float>(kept.size());
  put(S::kept_words, log_of(s.kept));
  put(S::kept_blocks, log_of(s.kept_blocks));
  put(S::kept_share, ratio(s.kept, s.words));
  put(S::kept_prose, log_of(s.prose_blocks));
  put(S::prose_share, ratio(s.prose, s.kept));
  put(S::prose_words, ratio(s.prose, s.prose_blocks));
  put(S::sureness, ratio(s.sure, s.kept));
  put(S::least_sure, ratio(s.doubtful, s.kept));
  put(S::longest_run, log_of(s.run));
  put(S::gaps, s.first == kNoUnit ? 0 : ratio(static_cast<float>(s.last - s.first + 1) - s.kept_blocks, s.kept_blocks));
  put(S::lone_share, ratio(s.lone, s.kept));
  put(S::heading_share, ratio(s.headings, s.kept_blocks));
  put(S::list_share, ratio(s.lists, s.kept));
  put(S::table_share, ratio(s.tables, s.kept));
  put(S::link_share, ratio(s.links, s.kept));
  put(S::commas, ratio(s.commas, s.kept));
  put(S::quotes, ratio(s.quotes, s.kept));
  put(S::numbers, ratio(s.numbers, s.kept));
  put(S::capital_share, ratio(s.capitals, s.kept));
  put(S::sentence_words, ratio(s.kept, s.sentences));
  put(S::questions, ratio(s.questions, s.kept_blocks));
  put(S::page_blocks, log_of(blocks));
  put(S::page_links, ratio(s.all_links, s.words));
  put(S::page_forms, ratio(s.forms, blocks));
  put(S::page_comments, ratio(s.comments, s.words));
  put(S::page_times, ratio(s.times, blocks));
  put(S::page_prices, ratio(s.prices, blocks));
  std::unordered_set<dom::NodeId> articles;
  dom::NodeId before = dom::kNone;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const dom::NodeId owner = block_of(page, i).owner;
    const dom::NodeId article = owner == dom::kNone ? dom::kNone : page.elements->article_of(owner);
    if (article != before && article != dom::kNone && page.elements->prose(article) > 0) articles.insert(article);
    before = article;
  }
  put(S::page_articles, log_of(static_cast<float>(articles.size())));
  put(S::title_likeness, title_likeness(page));
  measure_head(page, out);
  measure_keys(page, out);
  return out;
}

}  // namespace winnow::select
