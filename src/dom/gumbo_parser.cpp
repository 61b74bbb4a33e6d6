#include "dom/gumbo_parser.h"

#include <csetjmp>
#include <cstdlib>
#include <cstring>

#ifdef WINNOW_BOUNDED_GUMBO
// Debian's libgumbo.a with its assertions sent here; src/dom/CMakeLists.txt renames the symbols.
extern "C" {
GumboOutput* winnow_gumbo_parse(const GumboOptions* options, const char* buffer, size_t length);
[[noreturn]] void winnow_gumbo_assertion_failed(const char* assertion, const char* file, unsigned line, const char* function);
}
#endif

namespace winnow::dom {
namespace {

constexpr unsigned kAllocationsPerLookAtClock = 1024;

/// All that a running parse needs to get out of Gumbo. Nothing in it has to be destroyed.
struct Run {
  Arena* arena;
  budget::Clock::time_point deadline;
  GumboOutput* output = nullptr;  ///< Gumbo's first block
  unsigned allocations = 0;
  Spent spent = Spent::nothing;
  std::jmp_buf exit;
};

thread_local Run* current_run = nullptr;

[[noreturn]] void leave(Run& run, Spent why) {
  run.spent = why;
  std::longjmp(run.exit, 1);
}

void* allocate(void* userdata, std::size_t bytes) {
  Run& run = *static_cast<Run*>(userdata);
  if (++run.allocations % kAllocationsPerLookAtClock == 0 && budget::Clock::now() >= run.deadline) leave(run, Spent::time);
  void* block = run.arena->allocate(bytes);
  if (block == nullptr) leave(run, Spent::memory);
  if (run.output == nullptr) {
    run.output = static_cast<GumboOutput*>(block);
    std::memset(block, 0, bytes);  // read after an exit that comes before Gumbo fills it
  }
  return block;
}

void release(void* userdata, void* block) {
  static_cast<Run*>(userdata)->arena->release(block);
}

GumboOutput* call_gumbo(const GumboOptions& options, std::string_view markup) {
#ifdef WINNOW_BOUNDED_GUMBO
  return winnow_gumbo_parse(&options, markup.data(), markup.size());
#else
  return gumbo_parse_with_options(&options, markup.data(), markup.size());
#endif
}

/// No object with a destructor may live here or in the callbacks: longjmp skips them.
void run_gumbo(Run& run, std::string_view markup) {
  GumboOptions options{};
  options.allocator = allocate;
  options.deallocator = release;
  options.userdata = &run;
  options.tab_stop = 8;
  options.max_errors = 0;  // each error would copy the stack of open elements
  options.fragment_context = GUMBO_TAG_LAST;
  options.fragment_namespace = GUMBO_NAMESPACE_HTML;
  Run* const outer = current_run;
  if (setjmp(run.exit) == 0) {
    current_run = &run;
    call_gumbo(options, markup);
  }
  current_run = outer;
}

}  // namespace

Parsed parse_markup(std::string_view markup, Arena& arena, budget::Clock::time_point deadline) {
  Run run;
  run.arena = &arena;
  run.deadline = deadline;
  run_gumbo(run, markup);
  return {run.output == nullptr ? nullptr : run.output->document, run.spent};
}

}  // namespace winnow::dom

#ifdef WINNOW_BOUNDED_GUMBO
extern "C" void winnow_gumbo_assertion_failed(const char*, const char*, unsigned, const char*) {
  using winnow::dom::current_run;
  if (current_run == nullptr) std::abort();
  winnow::dom::leave(*current_run, winnow::dom::Spent::parser_abort);
}
#endif
