#include "cli/messages.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "cli/utf8.h"

namespace winnow::cli {
namespace {

spdlog::level::level_enum level_of(Loudness loudness) {
  switch (loudness) {
    case Loudness::quiet:
      return spdlog::level::err;
    case Loudness::verbose:
      return spdlog::level::debug;
    default:
      return spdlog::level::warn;
  }
}

}  // namespace

Messages::Messages(Loudness loudness)
    : logger_(std::make_shared<spdlog::logger>("winnow", std::make_shared<spdlog::sinks::stderr_sink_st>())) {
  logger_->set_pattern("%n: %v");
  logger_->set_level(level_of(loudness));
  logger_->set_error_handler([](const std::string&) {});  // there is no other place to say that standard error is gone
}

Messages::~Messages() = default;

void Messages::refusal(const std::string& what) {
  logger_->error("{}", what);
}
void Messages::failure(std::string_view about, std::string_view what) {
  logger_->error("{}: {}", to_line(about), to_line(what));
}
void Messages::note(std::string_view about, std::string_view what) {
  logger_->warn("{}: {}", to_line(about), to_line(what));
}
void Messages::detail(std::string_view about, std::string_view what) {
  logger_->debug("{}: {}", to_line(about), to_line(what));
}
bool Messages::wants_details() const {
  return logger_->should_log(spdlog::level::debug);
}

}  // namespace winnow::cli
