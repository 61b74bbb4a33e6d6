// Pages to select from, and what was decided on them.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "pipeline.h"

namespace winnow::select {

using Texts = std::vector<std::string>;

/// Four paragraphs on each of four topics.
inline const std::vector<Texts> kStories = {
    {"The road over the northern pass was closed on Monday after half a metre of snow fell within a single night, the district council "
     "said.",
     "Drivers were told to take the tunnel instead, which is open to lorries as well and costs nothing while the closure lasts.",
     "“I have supplies for three weeks,” said Anna Berg, who keeps the inn at the top. “I have not seen so much snow this early in the "
     "year.”",
     "Forecasters expect milder air from the south by Friday, so that the ploughs of the region can be sent up to the pass at the "
     "weekend."},
    {"The city's oldest library will reopen in March after four years of repairs that cost almost twice as much as planned, officials "
     "announced.",
     "Workers had found dry rot in the beams of the reading room, and the whole roof had to be taken down before winter.",
     "Some 80,000 volumes are still stored in a former brewery outside the town and will be carried back over the coming months.",
     "The mayor, Peter Lind, called the delay painful but said that the building would now stand for another hundred years."},
    {"Fishermen along the western coast landed more herring this spring than in any year since records began, according to figures of the "
     "ministry.",
     "Biologists warned that one good season says little about the stock, which had shrunk by a third over the past decade.",
     "Prices at the harbour fell by a fifth, and several crews stayed at home in April because the catch did not pay for the fuel.",
     "The ministry said it would not raise the quota before the next survey, which is planned for the end of August."},
    {"A school in the eastern suburbs has begun to grow its own vegetables on the roof, and the kitchen now serves them twice a week.",
     "Pupils of all ages look after the beds in turns, and those who water them during the holidays are paid in strawberries.",
     "The head teacher, Maria Holm, said that the children eat carrots that they would have refused a year ago.",
     "Two neighbouring schools have asked for the plans, and the council has set money aside for ten more gardens."}};

inline const Texts kTitles = {"Snow closes northern pass", "Oldest library to reopen in March", "Record herring catch on the west coast",
                              "School grows vegetables on its roof"};

inline std::string paragraphs_of(std::size_t story) {
  std::string html;
  for (const std::string& text : kStories[story]) html += "<p>" + text + "</p>\n";
  return html;
}

/// A page with a menu and a footer around `main`.
inline std::string page_around(const std::string& main, const std::string& head = "") {
  return "<!DOCTYPE html><html><head><title>Daily</title>" + head +
         "</head><body><nav><ul><li><a href=/>Home</a><li><a href=/s>Sport</a><li><a href=/w>Weather</a></ul></nav>\n<main>" + main +
         "</main>\n<footer><p>© 2024 The Daily</p><a href=/i>Imprint</a></footer></body></html>";
}

/// A page, read and decided by the program's models.
struct DecidedPage {
  std::string text;
  Reading reading;
  Decided decided;

  DecidedPage(std::string page, Format format, const Options& options = {})
      : text(std::move(page)), reading(read_page(text, format, {64U << 20, budget::Clock::now() + std::chrono::seconds(60)})) {
    if (format == Format::html) {
      const signals::Elements elements(reading.dom, reading.list, reading.measured, signals::html_model().lexicon);
      decided = decide(reading, &elements, signals::html_model(), options);
    } else {
      decided = decide(reading, nullptr, signals::text_model(), options);
    }
  }
  DecidedPage(const DecidedPage&) = delete;
  DecidedPage& operator=(const DecidedPage&) = delete;

  [[nodiscard]] const Selection& selection() const { return decided.selection; }

  [[nodiscard]] Texts body(std::int16_t article = 0) const {
    Texts out;
    for (std::size_t b = 0; b < reading.list.blocks.size(); ++b) {
      const Verdict& verdict = selection().verdicts[b];
      if (verdict.reason == Reason::body && verdict.article == article) out.emplace_back(reading.list.blocks[b].text);
    }
    return out;
  }

  /// The reason of the first block whose text begins so.
  [[nodiscard]] std::string reason_of(std::string_view opening) const {
    for (std::size_t b = 0; b < reading.list.blocks.size(); ++b) {
      if (reading.list.blocks[b].text.starts_with(opening)) return std::string(name(selection().verdicts[b].reason));
    }
    return "no such block";
  }

  [[nodiscard]] std::size_t kept() const {
    return static_cast<std::size_t>(std::count_if(selection().verdicts.begin(), selection().verdicts.end(),
                                                  [](const Verdict& verdict) { return verdict.reason == Reason::body; }));
  }
};

inline bool holds_all(const Texts& body, const Texts& wanted) {
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](const std::string& text) { return std::find(body.begin(), body.end(), text) != body.end(); });
}

inline bool holds_any(const Texts& body, const Texts& unwanted) {
  return std::any_of(unwanted.begin(), unwanted.end(),
                     [&](const std::string& text) { return std::find(body.begin(), body.end(), text) != body.end(); });
}

}  // namespace winnow::select
