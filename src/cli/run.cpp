#include "cli/run.h"

#include <chrono>
#include <cstdlib>
#include <utility>

#include "cli/document.h"
#include "cli/exit_status.h"
#include "cli/input.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/utf8.h"
#include "render/figures.h"
#include "render/render.h"

namespace winnow::cli {
namespace {

Fate fate_of(const winnow::Result& result) {
  switch (result.status) {
    case Status::article:
      return Fate::article;
    case Status::not_text:
    case Status::too_large:
      return Fate::bad_data;
    default:
      return result.articles.empty() ? Fate::none : Fate::part;
  }
}

Fate fate_of(Problem problem) {
  return problem == Problem::bad_gzip || problem == Problem::too_large ? Fate::bad_data : Fate::no_input;
}

class Run {
 public:
  explicit Run(const Options& options) : options_(options), messages_(options.loudness), reader_(options.page.max_bytes) {}
  ExitCode take();

 private:
  bool is_well_asked();
  bool has_known_charset();
  bool open_outputs();
  bool write(Output& output, std::string_view bytes);
  ExitCode process(std::vector<Input> inputs);
  bool write_extract(Document& document, const Record& record, Fate fate);
  Fate process_page(Input& input, Record& record);
  void tell(const Input& input, const Record& record, std::chrono::duration<double, std::milli> time);
  std::string explain_report(const Record& record);
  ExitCode commit(ExitCode code);
  bool commit(Output& output);

  const Options& options_;
  Messages messages_;
  PageReader reader_;
  Output output_;
  Output errors_;
  Tally tally_;
  bool is_cut_short_ = false;  ///< --strict ended the run
};

/// The library knows the charsets: it says so before it looks at a page, even an empty one.
bool Run::has_known_charset() {
  if (options_.page.charset.empty()) return true;
  const winnow::Result result = extract("", options_.page);
  if (result.status != Status::bad_option) return true;
  messages_.failure("--charset", "'" + options_.page.charset + "' is no charset of the Encoding Standard");
  return false;
}

bool Run::open_outputs() {
  if (const Complaint complaint = output_.open(options_.output); !complaint.empty()) {
    messages_.failure(output_.name(), "cannot create: " + complaint);
    return false;
  }
  if (options_.errors.empty()) return true;
  if (const Complaint complaint = errors_.open(options_.errors); !complaint.empty()) {
    messages_.failure(errors_.name(), "cannot create: " + complaint);
    return false;
  }
  return true;
}

bool Run::write(Output& output, std::string_view bytes) {
  const Complaint complaint = output.write(bytes);
  if (complaint.empty()) return true;
  if (!output.is_reader_gone()) messages_.failure(output.name(), "cannot write: " + complaint);
  return false;
}

Fate Run::process_page(Input& input, Record& record) {
  const auto begin = std::chrono::steady_clock::now();
  const std::string_view bytes = reader_.read(input);
  record.id = to_utf8(input.id);
  Fate fate = Fate::none;
  if (input.problem == Problem::none) {
    record.result = extract(bytes, options_.page);
    fate = fate_of(record.result);
  } else {
    record.status = name(input.problem);
    record.result.message = input.message;
    fate = fate_of(input.problem);
  }
  if (options_.articles == Articles::first && record.result.articles.size() > 1) record.result.articles.resize(1);
  tell(input, record, std::chrono::steady_clock::now() - begin);
  return fate;
}

void Run::tell(const Input& input, const Record& record, std::chrono::duration<double, std::milli> time) {
  const std::string about = input.path == "-" ? std::string("standard input") : input.path;
  const winnow::Result& result = record.result;
  if (!result.message.empty()) {
    messages_.failure(about, result.message);
  } else if (result.articles.empty()) {
    messages_.note(about, "no article (" + std::string(name(result.status)) + ")");
  }
  if (!messages_.wants_details() || !record.status.empty()) return;
  std::string what(name(result.status));
  what += ", articles: " + std::to_string(result.articles.size()) + ", ";
  what += name(result.format);
  what += ", " + result.charset + " (";
  what += name(result.charset_source);
  what += "), ";
  render::append_fixed(what, time.count(), 2);
  messages_.detail(about, what + " ms");
}

std::string Run::explain_report(const Record& record) {
  if (options_.to == To::html)
    return render::explain_html(record.result, record.id == "-" ? "standard input" : std::string_view(record.id));
  if (options_.to == To::json) return render::json(record.result, {record.id, Detail::evidence, record.status});
  const char* const no_color = std::getenv("NO_COLOR");
  const bool is_automatic = output_.is_terminal() && (no_color == nullptr || *no_color == '\0');
  const bool is_coloured = options_.colours == Colours::always || (options_.colours == Colours::automatic && is_automatic);
  return render::explain_text(record.result, {is_coloured ? render::Colour::ansi : render::Colour::none});
}

bool Run::write_extract(Document& document, const Record& record, Fate fate) {
  if (!write(output_, document.page(record))) return false;
  if (output_.is_terminal() && !output_.flush().empty()) return false;
  if (fate == Fate::article || !errors_.is_open()) return true;
  return write(errors_, render::jsonl(record.result, {record.id, Detail::articles, record.status}));
}

ExitCode Run::process(std::vector<Input> inputs) {
  const bool is_several = options_.operands.size() > 1 || is_folder(options_.operands[0]);
  Document document(options_.to, options_.page.detail, is_several ? Pages::several : Pages::one);
  for (Input& input : inputs) {
    Record record;
    const Fate fate = process_page(input, record);
    tally_.add(fate);
    if (options_.command == Command::explain) {
      // Of a page that was not read there is nothing to explain.
      if (!is_failure(fate) && !write(output_, explain_report(record))) return ExitCode::io_error;
      continue;
    }
    if (!write_extract(document, record, fate)) return ExitCode::io_error;
    if (options_.on_failure == OnFailure::stop && !record.result.message.empty()) {
      is_cut_short_ = true;
      Tally alone;
      alone.add(fate);
      return alone.exit_code();
    }
  }
  return write(output_, document.end()) ? tally_.exit_code() : ExitCode::io_error;
}

bool Run::commit(Output& output) {
  const Complaint complaint = output.commit();
  if (complaint.empty()) return true;
  if (!output.is_reader_gone()) messages_.failure(output.name(), "cannot write: " + complaint);
  return false;
}

/// A run that read nothing, or that --strict ended, leaves no output file; the failures are told all the same.
ExitCode Run::commit(ExitCode code) {
  if (code == ExitCode::io_error) return code;
  const bool is_file = options_.output != "-";
  const bool has_read_nothing = code == ExitCode::bad_data || code == ExitCode::no_input;
  const bool is_wanted = !is_file || !(has_read_nothing || is_cut_short_);
  if (is_wanted && !commit(output_)) return ExitCode::io_error;
  if (errors_.is_open() && !commit(errors_)) return ExitCode::io_error;
  return code;
}

bool Run::is_well_asked() {
  if (options_.command == Command::explain && is_folder(options_.operands[0])) {
    messages_.failure(options_.operands[0], "is a folder; explain takes one page");
    return false;
  }
  return has_known_charset();
}

ExitCode Run::take() {
  if (!is_well_asked()) return ExitCode::usage;
  if (!open_outputs()) return ExitCode::cannot_create;
  return commit(process(find_inputs(options_.operands, messages_)));
}

}  // namespace

ExitCode run(const Options& options) {
  return Run(options).take();
}

ExitCode print_about(const std::string& text) {
  Output output;
  output.open("-");
  Complaint complaint = output.write(text);
  if (complaint.empty()) complaint = output.commit();
  if (complaint.empty()) return ExitCode::all_articles;
  if (!output.is_reader_gone()) Messages(Loudness::normal).failure(output.name(), "cannot write: " + complaint);
  return ExitCode::io_error;
}

}  // namespace winnow::cli
