// winnow-measure: what tools/fit and tools/evaluate need of a page: the blocks' texts, keys and signals, or the result with the models of a
// fold.
//
//   winnow-measure keys    LIST OUT            OUT/units.jsonl, OUT/keys.bin, OUT/keys.tsv
//   winnow-measure signals LIST OUT [MODELS]   OUT/signals.f32 with the lexicons of MODELS/FOLD.lexicon
//   winnow-measure context LIST OUT [MODELS]   OUT/context.f32: what the first scores say, with MODELS/FOLD.forest
//   winnow-measure pages   LIST OUT [MODELS]   OUT/pages.tsv: the signals of whole pages, and OUT/page_keys.tsv
//   winnow-measure predict LIST OUT [MODELS]   OUT/predictions.jsonl with MODELS/FOLD.lexicon and MODELS/FOLD.forest
//
// LIST has a line a page: id, path, html or text, fold (a number); separated by tabs. Pages may be gzipped.
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <unordered_set>

#include <zlib.h>
#include <nlohmann/json.hpp>

#include "decode/decode.h"
#include "pipeline.h"
#include "select/page_signals.h"
#include "signals/context.h"
#include "signals/html_signals.h"
#include "signals/text_signals.h"

namespace {

using namespace winnow;  // NOLINT(google-build-using-namespace): a tool of one file
using signals::Field;

struct Page {
  std::string id, path, fold;
  Format format;
};

std::vector<Page> read_list(const char* path) {
  std::vector<Page> pages;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    std::istringstream fields(line);
    Page page;
    std::string format;
    std::getline(fields, page.id, '\t');
    std::getline(fields, page.path, '\t');
    std::getline(fields, format, '\t');
    std::getline(fields, page.fold, '\t');
    page.format = format == "text" ? Format::text : format == "html" ? Format::html : Format::automatic;
    pages.push_back(page);
  }
  return pages;
}

std::string read_bytes(const std::string& path) {
  std::string bytes;
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) throw std::runtime_error("cannot read " + path);
  char buffer[1 << 16];
  for (int count; (count = gzread(file, buffer, sizeof buffer)) > 0;) bytes.append(buffer, static_cast<std::size_t>(count));
  gzclose(file);
  return bytes;
}

template <typename T>
std::vector<T> read_values(std::istream& in, std::size_t count) {
  std::vector<T> values(count);
  in.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(count * sizeof(T)));
  return values;
}

/// A forest as tools/fit keeps it while fitting; no trees where there is no file.
struct StoredForest {
  std::vector<signals::Forest::Tree> trees;
  std::vector<signals::Forest::Node> nodes;
  std::vector<float> leaves;

  signals::Forest read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return {};
    const auto counts = read_values<std::uint32_t>(in, 3);
    const auto base = read_values<float>(in, 1);
    trees = read_values<signals::Forest::Tree>(in, counts[0]);
    nodes = read_values<signals::Forest::Node>(in, counts[1]);
    leaves = read_values<float>(in, counts[2]);
    return {trees, nodes, leaves, base[0]};
  }
};

struct StoredModel {
  signals::StoredLexicon lexicon;
  StoredForest forest;
  StoredForest context;
  StoredForest judge;
  signals::StoredLexicon judge_lexicon;
  std::unique_ptr<signals::Model> model;

  explicit StoredModel(const std::string& base)
      : lexicon(read_entries(base + ".lexicon")), judge_lexicon(read_entries(base + ".page.lexicon")) {
    model = std::make_unique<signals::Model>(signals::Model{lexicon.view(),
                                                            forest.read(base + ".forest"),
                                                            context.read(base + ".context.forest"),
                                                            {judge_lexicon.view(), judge.read(base + ".page.forest")}});
  }

  static std::vector<signals::Lexicon::Entry> read_entries(const std::string& path) {
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    const auto size = static_cast<std::size_t>(std::max<std::streamoff>(0, in.tellg()));
    in.seekg(0);
    return read_values<signals::Lexicon::Entry>(in, size / sizeof(signals::Lexicon::Entry));
  }
};

class Folds {
 public:
  explicit Folds(std::string folder) : folder_(std::move(folder)) {}
  [[nodiscard]] bool stored() const { return !folder_.empty(); }
  const signals::Model& of(const Page& page) {
    if (folder_.empty()) return page.format == Format::text ? signals::text_model() : signals::html_model();
    auto& model = models_[page.fold];
    if (!model) model = std::make_unique<StoredModel>(folder_ + "/" + page.fold);
    return *model->model;
  }

 private:
  std::string folder_;
  std::map<std::string, std::unique_ptr<StoredModel>> models_;
};

/// The words of a text as the keys read them.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = words::read_char(text, at);
    const bool in_word = words::is_word(c);
    if (!in_word || words::is_unspaced(c)) {
      if (!word.empty()) out.push_back(std::move(word));
      word.clear();
    }
    if (!in_word) continue;
    words::append_lower(text.substr(begin, at - begin), word);
    if (words::is_unspaced(c)) {
      out.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) out.push_back(std::move(word));
  return out;
}

class KeyWriter {
 public:
  explicit KeyWriter(const std::string& folder) : keys_(folder + "/keys.bin", std::ios::binary), names_(folder + "/keys.tsv") {}

  void add(std::uint32_t unit, Field field, std::uint64_t hash, const std::string& name) {
    const signals::Key key = signals::key_of(field, hash);
    keys_.write(reinterpret_cast<const char*>(&unit), sizeof unit);
    const auto number = static_cast<std::uint32_t>(field);
    keys_.write(reinterpret_cast<const char*>(&number), sizeof number);
    keys_.write(reinterpret_cast<const char*>(&key), sizeof key);
    if (seen_.insert(key).second) names_ << key << '\t' << number << '\t' << name << '\n';
  }

  void opening(std::uint32_t unit, const signals::Measured& measured, std::size_t of, std::string_view text, int as_field) {
    const std::vector<std::string> words = words_of(text);
    const signals::Unit& u = measured.units[of];
    signals::visit_opening(measured.tokens_of(u), u.words, [&](Field field, std::uint64_t hash, std::size_t count) {
      std::string name;
      for (std::size_t i = 0; i < count && i < words.size(); ++i) name += (i > 0 ? " " : "") + words[i];
      add(unit, as_field < 0 ? field : static_cast<Field>(as_field), hash, name);
    });
  }

 private:
  std::ofstream keys_;
  std::ofstream names_;
  std::unordered_set<signals::Key> seen_;
};

void html_keys(const Reading& reading, const signals::Elements& elements, std::uint32_t base, KeyWriter& out) {
  const auto& units = reading.measured.units;
  auto text_of = [&](std::size_t i) { return reading.list.blocks[units[i].block].text; };
  auto class_keys = [&](std::uint32_t unit, dom::NodeId e, std::size_t bucket) {
    const dom::Node& node = reading.dom.nodes[e];
    if (node.begin == node.stop) return;
    skeleton::for_each_attribute(reading.page, node.begin, [&](std::string_view name, std::string_view value) {
      if (!signals::names_class(name)) return;
      signals::split_class_tokens(
          value, [&](std::string_view token) { out.add(unit, static_cast<Field>(bucket), words::hash_bytes(token), std::string(token)); });
    });
  };
  std::size_t heading = units.size();
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto unit = static_cast<std::uint32_t>(base + i);
    const blocks::Block& block = reading.list.blocks[units[i].block];
    const dom::NodeId owner = block.owner == dom::kNone ? 0 : block.owner;
    if (block.inline_wrapper != dom::kNone) class_keys(unit, block.inline_wrapper, 0);
    std::size_t steps = 0;
    for (dom::NodeId e = owner; e != dom::kNone && steps < 24; e = reading.dom.nodes[e].parent, ++steps) {
      if (reading.dom.nodes[e].tag == dom::Tag::body || reading.dom.nodes[e].tag == dom::Tag::html) break;
      class_keys(unit, e, signals::Elements::bucket_of(steps));
    }
    out.opening(unit, reading.measured, i, block.text, -1);
    if (heading < i && i - heading <= 25) out.opening(unit, reading.measured, heading, text_of(heading), static_cast<int>(Field::heading));
    if (signals::heading_rank(reading.dom, block, units[i]) != 0) heading = i;
    steps = 0;
    for (dom::NodeId e = owner; e != dom::kNone && steps < 24; e = reading.dom.nodes[e].parent, ++steps) {
      const std::size_t first = elements.first(e);
      if (first == i || elements.count(e) < 2 || units[first].words > 12) continue;
      if (elements.mass(e) < 0.4F * elements.page_mass())
        out.opening(unit, reading.measured, first, text_of(first), static_cast<int>(Field::container));
      break;
    }
  }
}

void text_keys(const Reading& reading, std::uint32_t base, KeyWriter& out) {
  const auto& units = reading.measured.units;
  std::size_t heading = units.size();
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto unit = static_cast<std::uint32_t>(base + i);
    const blocks::Block& block = reading.list.blocks[units[i].block];
    out.opening(unit, reading.measured, i, block.text, -1);
    const auto tokens = reading.measured.tokens_of(units[i]);
    if (!tokens.empty()) {
      const std::vector<std::string> words = words_of(block.text);
      out.add(unit, Field::last_word, words::mix(words::kHashSeed, tokens.back()), words.empty() ? "" : words.back());
    }
    if (heading < i && i - heading <= 25) {
      out.opening(unit, reading.measured, heading, reading.list.blocks[units[heading].block].text, static_cast<int>(Field::heading));
    }
    if (units[i].words < 10) out.opening(unit, reading.measured, i, block.text, static_cast<int>(Field::cut));
    if (signals::is_text_heading(block, units[i])) heading = i;
  }
}

Reading read(const Page& page, decode::Decoded& decoded, std::string& bytes) {
  bytes = read_bytes(page.path);
  decoded = decode::to_utf8(bytes, "");
  const Format format = page.format == Format::automatic ? recognise(decoded.view()) : page.format;
  return read_page(decoded.view(), format, {std::size_t{1} << 30, budget::Clock::now() + std::chrono::seconds(60)});
}

void write_keys(const std::vector<Page>& pages, const std::string& folder) {
  std::ofstream units(folder + "/units.jsonl");
  KeyWriter keys(folder);
  std::uint32_t base = 0;
  for (const Page& page : pages) {
    std::string bytes;
    decode::Decoded decoded;
    const Reading reading = read(page, decoded, bytes);
    nlohmann::json record = {
        {"id", page.id}, {"texts", nlohmann::json::array()}, {"words", nlohmann::json::array()}, {"good", nlohmann::json::array()}};
    for (const signals::Unit& unit : reading.measured.units) {
      record["texts"].push_back(reading.list.blocks[unit.block].text);
      record["words"].push_back(unit.words);
      record["good"].push_back(signals::is_good_line(unit));
    }
    units << record.dump() << '\n';
    if (reading.format == Format::html) {
      html_keys(reading, signals::Elements(reading.dom, reading.list, reading.measured, signals::Lexicon()), base, keys);
    } else {
      text_keys(reading, base, keys);
    }
    base += static_cast<std::uint32_t>(reading.measured.units.size());
  }
}

void write_matrix(const signals::Matrix& matrix, std::ostream& out) {
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    out.write(reinterpret_cast<const char*>(matrix.row(i).data()), static_cast<std::streamsize>(matrix.columns() * sizeof(float)));
  }
}

/// The signals of the units, or of their context.
void write_signals(const std::vector<Page>& pages, bool of_context, const std::string& folder, Folds& folds) {
  std::ofstream out(folder + (of_context ? "/context.f32" : "/signals.f32"), std::ios::binary);
  for (const Page& page : pages) {
    std::string bytes;
    decode::Decoded decoded;
    const Reading reading = read(page, decoded, bytes);
    const signals::Model& model = folds.of(page);
    std::unique_ptr<signals::Elements> elements;
    if (reading.format == Format::html)
      elements = std::make_unique<signals::Elements>(reading.dom, reading.list, reading.measured, model.lexicon);
    const signals::Groups groups = group_units(reading, elements.get());
    if (of_context) {
      const Scored scored = score_units(reading, elements.get(), {model.lexicon, model.forest, {}, {}});
      write_matrix(signals::context_signals(reading.measured, scored.scores, groups), out);
    } else {
      write_matrix(measure_signals(reading, elements.get(), groups, model.lexicon), out);
    }
  }
}

/// The signals of whole pages, of HTML pages that hold one article or none: id, then the values.
void write_pages(const std::vector<Page>& pages, const std::string& folder, Folds& folds) {
  std::ofstream out(folder + "/pages.tsv");
  std::ofstream keys(folder + "/page_keys.tsv");
  for (const Page& page : pages) {
    std::string bytes;
    decode::Decoded decoded;
    const Reading reading = read(page, decoded, bytes);
    const signals::Model& model = folds.of(page);
    const signals::Elements elements(reading.dom, reading.list, reading.measured, model.lexicon);
    const Decided decided = decide(reading, &elements, {model.lexicon, model.forest, model.context, {}}, {});
    std::vector<char> kept(reading.measured.units.size(), 0);
    for (std::size_t i = 0; i < kept.size(); ++i) {
      const select::Verdict& verdict = decided.selection.verdicts[reading.measured.units[i].block];
      kept[i] = verdict.reason == Reason::body || verdict.reason == Reason::not_article;
    }
    const select::PageSignals values = select::measure_page(
        {reading.list, reading.measured, decided.scored.scores, &reading.dom, &elements, &reading.head, nullptr, Favour::balanced, {}},
        kept);
    select::visit_page_keys(reading.head, [&](Field field, std::uint64_t hash, std::string_view token) {
      keys << page.id << '\t' << (field == Field::page_type ? "type" : "path") << '\t' << signals::key_of(field, hash) << '\t' << token
           << '\n';
    });
    out << page.id << '\t' << name(decided.selection.status);
    for (float value : values) out << '\t' << value;
    out << '\n';
  }
}

void write_predictions(const std::vector<Page>& pages, const std::string& folder, Folds& folds) {
  std::ofstream out(folder + "/predictions.jsonl");
  Options options;
  options.detail = Detail::articles;
  options.time_budget = std::chrono::seconds(60);
  for (const Page& page : pages) {
    options.from = page.format;
    const Models models = folds.stored() ? Models{folds.of(page), folds.of(page)} : Models{signals::html_model(), signals::text_model()};
    const Result result = run_pipeline(read_bytes(page.path), options, models);
    nlohmann::json record = {
        {"id", page.id}, {"status", name(result.status)}, {"confidence", result.confidence}, {"articles", nlohmann::json::array()}};
    std::string text;
    for (const Article& article : result.articles) {
      if (!text.empty()) text += "\n";
      text += article.text();
      record["articles"].push_back(
          {{"title", article.title}, {"text", article.text()}, {"authors", article.authors}, {"date", article.published}});
    }
    record["text"] = text;
    if (!result.articles.empty()) {
      record["title"] = result.articles[0].title;
      record["authors"] = result.articles[0].authors;
      record["date"] = result.articles[0].published;
    }
    out << record.dump() << '\n';
  }
}

void write_names(const std::string& folder) {
  std::ofstream html(folder + "/html_signals.txt");
#define WINNOW_SIGNAL(id, name, unit, why) html << name << '\n';
#include "signals/html_signals.def"
#undef WINNOW_SIGNAL
  std::ofstream page(folder + "/page_signals.txt");
#define WINNOW_SIGNAL(id, name, unit, why) page << name << '\n';
#include "select/page_signals.def"
#undef WINNOW_SIGNAL
  std::ofstream context(folder + "/context_signals.txt");
#define WINNOW_SIGNAL(id, name, unit, why) context << name << '\n';
#include "signals/context_signals.def"
#undef WINNOW_SIGNAL
  std::ofstream text(folder + "/text_signals.txt");
#define WINNOW_SIGNAL(id, name, unit, why) text << name << '\n';
#include "signals/text_signals.def"
#undef WINNOW_SIGNAL
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: winnow-measure keys|signals|context|pages|predict LIST OUT [MODELS]\n";
    return 64;
  }
  try {
    const std::string_view what = argv[1];
    const std::vector<Page> pages = read_list(argv[2]);
    const std::string folder = argv[3];
    Folds folds(argc > 4 ? argv[4] : "");
    write_names(folder);
    if (what == "keys") write_keys(pages, folder);
    if (what == "signals" || what == "context") write_signals(pages, what == "context", folder, folds);
    if (what == "pages") write_pages(pages, folder, folds);
    if (what == "predict") write_predictions(pages, folder, folds);
  } catch (const std::exception& error) {
    std::cerr << "winnow-measure: " << error.what() << '\n';
    return 74;
  }
  return 0;
}
