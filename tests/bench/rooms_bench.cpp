// rooms_bench: the time of each room, all pages an iteration; growth_bench is the other way round. Google Benchmark's options, and
//
//   rooms_bench [LIST]   LIST has the path of a page on each line, not packed (tools/bench leaves build-bench/unpacked); without it, the
//                        fixtures, which are small: they show that the rooms run, not where the time of real pages goes
//
// Each room gets what the rooms before it made, ready and warm. A page's share of the whole is its own time in `extract`.
#include <benchmark/benchmark.h>

#include <chrono>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <winnow/winnow.h>

#include "bench/page_files.h"
#include "decode/decode.h"
#include "fingerprint/fingerprint.h"
#include "metadata/metadata.h"
#include "normalise/normalise.h"
#include "paragraphs/paragraphs.h"
#include "pipeline.h"

namespace winnow {
namespace {

dom::Budget ample() {
  return {std::size_t{1} << 30, budget::Clock::now() + std::chrono::minutes(5)};
}

/// A page with what each room made of it.
struct Stage {
  std::string bytes;
  decode::Decoded decoded;
  Reading reading;
  std::unique_ptr<signals::Elements> elements;
  Decided decided;
  std::vector<Paragraph> paragraphs;

  explicit Stage(std::string page) : bytes(std::move(page)), decoded(decode::to_utf8(bytes, "")) {
    reading = read_page(decoded.view(), recognise(decoded.view()), ample());
    if (is_html()) {
      elements = std::make_unique<signals::Elements>(reading.dom, reading.list, reading.measured, model().lexicon);
    }
    decided = decide(reading, elements.get(), model(), {});
    if (!decided.selection.articles.empty()) paragraphs = paragraphs::assemble(reading.list, tree(), decided.selection, 0);
  }
  [[nodiscard]] bool is_html() const { return reading.format == Format::html; }
  [[nodiscard]] const dom::Dom* tree() const { return is_html() ? &reading.dom : nullptr; }
  [[nodiscard]] const signals::Model& model() const { return is_html() ? signals::html_model() : signals::text_model(); }
};

using Stages = std::vector<std::unique_ptr<Stage>>;

/// Runs `room` on each page; says bytes and pages a second.
template <typename Room>
void add(const char* name, const Stages& stages, Room room) {
  benchmark::RegisterBenchmark(name, [&stages, room](benchmark::State& state) {
    std::size_t bytes = 0;
    for (const auto& stage : stages) bytes += stage->bytes.size();
    for ([[maybe_unused]] auto iteration : state) {
      for (const auto& stage : stages) room(*stage);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
    state.SetItemsProcessed(static_cast<std::int64_t>(stages.size()) * state.iterations());
  })->Unit(benchmark::kMillisecond);
}

void add_reading_rooms(const Stages& stages) {
  add("decode", stages, [](const Stage& stage) {
    benchmark::DoNotOptimize(decode::is_binary(stage.bytes));
    benchmark::DoNotOptimize(decode::to_utf8(stage.bytes, "").view().data());
  });
  add("skeleton", stages, [](const Stage& stage) {
    if (stage.is_html()) benchmark::DoNotOptimize(skeleton::build(stage.reading.page).markup.data());
  });
  add("dom", stages, [](const Stage& stage) {
    if (stage.is_html()) benchmark::DoNotOptimize(dom::parse(stage.reading.skeleton, stage.reading.page, ample()).nodes.data());
  });
  add("head", stages, [](const Stage& stage) {
    if (stage.is_html()) benchmark::DoNotOptimize(head::read(stage.reading.skeleton, stage.reading.page).ld_body.data());
  });
  add("blocks", stages, [](const Stage& stage) {
    const blocks::BlockList list = stage.is_html() ? blocks::from_dom(stage.reading.dom) : blocks::from_text(stage.reading.page);
    benchmark::DoNotOptimize(list.blocks.data());
  });
}

void add_deciding_rooms(const Stages& stages) {
  add("signals/units", stages, [](const Stage& stage) { benchmark::DoNotOptimize(signals::measure(stage.reading.list).units.data()); });
  add("signals/elements", stages, [](const Stage& stage) {
    if (!stage.is_html()) return;
    const signals::Elements elements(stage.reading.dom, stage.reading.list, stage.reading.measured, stage.model().lexicon);
    benchmark::DoNotOptimize(elements.page_mass());
  });
  add("signals/matrix", stages, [](const Stage& stage) {
    const signals::Groups groups = group_units(stage.reading, stage.elements.get());
    benchmark::DoNotOptimize(measure_signals(stage.reading, stage.elements.get(), groups, stage.model().lexicon).rows());
  });
  add("signals/matrix_and_forest", stages,
      [](const Stage& stage) { benchmark::DoNotOptimize(score_units(stage.reading, stage.elements.get(), stage.model()).scores.data()); });
  add("select", stages, [](const Stage& stage) {
    const select::Selection selection = select::select({stage.reading.list,
                                                        stage.reading.measured,
                                                        stage.decided.scored.scores,
                                                        stage.tree(),
                                                        stage.elements.get(),
                                                        stage.is_html() ? &stage.reading.head : nullptr,
                                                        &stage.model().judge,
                                                        Favour::balanced,
                                                        {}});
    benchmark::DoNotOptimize(selection.verdicts.data());
  });
  add("metadata", stages, [](const Stage& stage) {
    if (stage.decided.selection.articles.empty()) return;
    const metadata::Metadata metadata =
        metadata::resolve(stage.reading.head, stage.reading.list, stage.reading.measured, stage.tree(), stage.decided.selection, 0, "");
    benchmark::DoNotOptimize(metadata.title.data());
  });
  add("paragraphs_and_normalise", stages, [](const Stage& stage) {
    if (stage.decided.selection.articles.empty()) return;
    benchmark::DoNotOptimize(paragraphs::assemble(stage.reading.list, stage.tree(), stage.decided.selection, 0).data());
  });
  add("fingerprint", stages, [](const Stage& stage) { benchmark::DoNotOptimize(fingerprint::of(stage.paragraphs)); });
}

void add_calls(const Stages& stages) {
  static constexpr std::pair<const char*, Detail> kDetails[] = {{"extract/articles", Detail::articles},
                                                                {"extract/evidence", Detail::evidence}};
  for (const auto& [name, detail] : kDetails) {
    add(name, stages, [detail = detail](const Stage& stage) {
      Options options;
      options.detail = detail;
      benchmark::DoNotOptimize(extract(stage.bytes, options).articles.data());
    });
  }
}

}  // namespace
}  // namespace winnow

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  winnow::Stages stages;
  for (std::string& page : bench::read_pages(argc > 1 ? argv[1] : "")) stages.push_back(std::make_unique<winnow::Stage>(std::move(page)));
  if (stages.empty()) {
    std::cerr << "rooms_bench: no page\n";
    return 66;
  }
  winnow::add_reading_rooms(stages);
  winnow::add_deciding_rooms(stages);
  winnow::add_calls(stages);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
