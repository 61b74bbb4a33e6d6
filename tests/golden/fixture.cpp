#include "golden/fixture.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

namespace winnow::tests {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path& root() {
  static const fs::path path = fs::path(WINNOW_SOURCE_DIR) / "fixtures/pages";
  return path;
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Choice& choice_of(KindChoices& choices, const std::string& kind) {
  if (kind == "captions") return choices.captions;
  if (kind == "tables") return choices.tables;
  if (kind == "embeds") return choices.embeds;
  if (kind == "bylines") return choices.bylines;
  if (kind == "comments") return choices.comments;
  throw std::invalid_argument("options name an unknown kind of block: " + kind);
}

Options read_options(const json& page) {
  static const std::map<std::string, Format> kFormats = {{"auto", Format::automatic}, {"html", Format::html}, {"text", Format::text}};
  static const std::map<std::string, Favour> kFavours = {
      {"balanced", Favour::balanced}, {"precision", Favour::precision}, {"recall", Favour::recall}};
  Options options;
  const json typed = page.value("options", json::object());
  for (const auto& [key, value] : typed.items()) {
    if (key == "from") {
      options.from = kFormats.at(value.get<std::string>());
    } else if (key == "favour") {
      options.favour = kFavours.at(value.get<std::string>());
    } else if (key == "charset") {
      options.charset = value.get<std::string>();
    } else if (key == "url") {
      options.url = value.get<std::string>();
    } else if (key == "keep" || key == "drop") {
      for (const auto& kind : value) choice_of(options.keep, kind.get<std::string>()) = key == "keep" ? Choice::keep : Choice::drop;
    } else {
      throw std::invalid_argument("page.json has an unknown option: " + key);
    }
  }
  return options;
}

void check_keys(const json& page) {
  static constexpr std::array<std::string_view, 15> kKeys = {"what",   "needs",         "language", "script",       "options",
                                                             "status", "articles",      "title",    "authors",      "date",
                                                             "note",   "must_not_have", "reasons",  "known_faults", "must_have"};
  for (const auto& [key, value] : page.items()) {
    if (std::find(kKeys.begin(), kKeys.end(), key) == kKeys.end()) throw std::invalid_argument("page.json has an unknown key: " + key);
  }
  if (page.at("what").get<std::string>().empty()) throw std::invalid_argument("page.json does not say what the page shows");
  if (page.at("must_have").empty() && page.value("status", "article") == "article")
    throw std::invalid_argument("page.json has no must_have");
}

// The typed phrases are NFC with single blanks, as the paragraphs are; a line break in one stands for the end of a paragraph.
std::string body_of(const Result& result) {
  std::string body;
  for (const Article& article : result.articles) body += article.standfirst + "\n" + article.text() + "\n";
  return body;
}

std::string_view text_of(const Result& result, const Block& block) {
  if (!block.text.empty()) return block.text;
  const auto pieces = result.pieces_of(block);
  if (pieces.empty()) return {};
  return std::string_view(result.page).substr(pieces.front().begin, pieces.back().end - pieces.front().begin);
}

class Judge {
 public:
  Judge(const Fixture& fixture, const Result& result) : page_(fixture.page), result_(result) {}

  std::vector<std::string> broken() {
    status_and_number();
    phrases();
    title();
    authors();
    date();
    reasons();
    return std::move(broken_);
  }

 private:
  void expect(bool holds, const std::string& message) {
    if (!holds) broken_.push_back(message);
  }

  // A value of page.json is that of the first article, or an array with one for each.
  template <typename Field>
  void each_article(const char* key, Field check) {
    if (!page_.contains(key)) return;
    const json& wanted = page_.at(key);
    const json list = wanted.is_array() ? wanted : json::array({wanted});
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i < result_.articles.size()) {
        check(list[i].get<std::string>(), result_.articles[i]);
      } else {
        expect(false, std::string(key) + " -- no article " + std::to_string(i));
      }
    }
  }

  void status_and_number() {
    const std::string status = page_.value("status", "article");
    expect(name(result_.status) == status, "status -- " + std::string(name(result_.status)) + ", not " + status);
    const std::size_t articles = page_.value("articles", std::size_t{status == "article" ? 1U : 0U});
    expect(result_.articles.size() == articles,
           "articles -- " + std::to_string(result_.articles.size()) + ", not " + std::to_string(articles));
  }

  void phrases() {
    const std::string body = body_of(result_);
    for (const auto& phrase : page_.at("must_have")) {
      expect(body.find(phrase.get<std::string>()) != std::string::npos, "must_have: '" + phrase.get<std::string>() + "'");
    }
    for (const auto& phrase : page_.at("must_not_have")) {
      expect(body.find(phrase.get<std::string>()) == std::string::npos, "must_not_have: '" + phrase.get<std::string>() + "'");
    }
  }

  void title() {
    each_article("title", [&](const std::string& wanted, const Article& article) {
      expect(article.title == wanted, "title -- '" + article.title + "', not '" + wanted + "'");
    });
  }

  // As far as page.json says it: "2024-02-21" holds for any time of that day; "" asks for none.
  void date() {
    each_article("date", [&](const std::string& wanted, const Article& article) {
      const bool holds = wanted.empty() ? article.published.empty() : article.published.starts_with(wanted);
      expect(holds, "date -- '" + article.published + "', not '" + wanted + "'");
    });
  }

  void authors() {
    if (!page_.contains("authors")) return;
    const auto got = result_.articles.empty() ? std::vector<std::string>{} : result_.articles[0].authors;
    expect(json(got) == page_.at("authors"), "authors -- " + json(got).dump() + ", not " + page_.at("authors").dump());
  }

  // The phrase's block, the first one that is not kept if there is one, has the reason; a phrase in several has it in all that are not
  // kept.
  void reasons() {
    const json typed = page_.value("reasons", json::object());
    for (const auto& [phrase, wanted] : typed.items()) {
      const std::string fault = reason_fault(phrase, wanted.get<std::string>());
      std::ostringstream complaint;
      complaint << "reasons: '" << phrase << "' -- " << fault << ", not " << wanted.get<std::string>();
      expect(fault.empty(), complaint.str());
    }
  }

  std::string reason_fault(const std::string& phrase, const std::string& wanted) {
    bool found = false;
    std::string kept;
    for (const Block& block : result_.blocks) {
      if (text_of(result_, block).find(phrase) == std::string_view::npos) continue;
      std::string got(name(block.reason));
      found = found || got == wanted;
      if (got == wanted) continue;
      if (block.decision != Decision::kept) return got;
      kept = got;
    }
    if (found) return {};
    return kept.empty() ? "nowhere" : kept;
  }

  const json& page_;
  const Result& result_;
  std::vector<std::string> broken_;
};

}  // namespace

std::vector<std::string> slugs() {
  std::vector<std::string> found;
  for (const auto& entry : fs::directory_iterator(root())) {
    if (entry.is_directory()) found.push_back(entry.path().filename().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

Fixture load(const std::string& slug) {
  Fixture fixture;
  fixture.slug = slug;
  fixture.folder = root() / slug;
  const bool is_html = fs::exists(fixture.folder / "source.html");
  if (is_html == fs::exists(fixture.folder / "source.txt")) {
    fixture.fault = "wants one of source.html and source.txt";
    return fixture;
  }
  fixture.bytes = read_file(fixture.folder / (is_html ? "source.html" : "source.txt"));
  fixture.expected = read_file(fixture.folder / "expected.json");
  try {
    fixture.page = json::parse(read_file(fixture.folder / "page.json"));
    for (const char* list : {"must_have", "must_not_have"}) {
      if (!fixture.page.contains(list)) fixture.page[list] = json::array();
    }
    check_keys(fixture.page);
    fixture.options = read_options(fixture.page);
  } catch (const std::exception& error) {
    fixture.fault = error.what();
  }
  return fixture;
}

std::string pinned(const Result& result) {
  using Json = nlohmann::ordered_json;
  Json articles = Json::array();
  for (const Article& article : result.articles) {
    Json paragraphs = Json::array();
    for (const Paragraph& paragraph : article.paragraphs) {
      Json line = {{"kind", name(paragraph.kind)}};
      if (paragraph.level != 0) line["level"] = paragraph.level;
      line["text"] = paragraph.text;
      paragraphs.push_back(std::move(line));
    }
    articles.push_back({{"title", article.title},
                        {"authors", article.authors},
                        {"published", article.published},
                        {"modified", article.modified},
                        {"site_name", article.site_name},
                        {"language", article.language},
                        {"url", article.url},
                        {"tags", article.tags},
                        {"standfirst", article.standfirst},
                        {"body_source", name(article.body_source)},
                        {"paragraphs", std::move(paragraphs)}});
  }
  const Json page = {{"status", name(result.status)}, {"charset", result.charset}, {"articles", std::move(articles)}};
  return page.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::vector<std::string> broken_promises(const Fixture& fixture, const Result& result) {
  std::vector<std::string> known = fixture.page.value("known_faults", std::vector<std::string>{});
  std::vector<std::string> surprises;
  for (const std::string& promise : Judge(fixture, result).broken()) {
    const auto found = std::find(known.begin(), known.end(), promise.substr(0, promise.find(" -- ")));
    if (found == known.end()) {
      surprises.push_back(promise);
    } else {
      known.erase(found);
    }
  }
  for (const std::string& fault : known) surprises.push_back("known_faults: '" + fault + "' is one no longer: take it out of page.json");
  return surprises;
}

}  // namespace winnow::tests
