#include "cli/batch_log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "cli/utf8.h"
#include "cli/values.h"
#include "render/json_writer.h"

namespace winnow::cli {
namespace {

using render::JsonWriter;

constexpr std::chrono::duration<double> kProgressInLog{10};

std::string with_commas(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

std::string size(std::uint64_t bytes) {
  constexpr std::array<std::string_view, 5> kUnits = {"bytes", "kB", "MB", "GB", "TB"};
  std::size_t unit = 0;
  std::uint64_t tenths = 10 * bytes;
  for (; tenths >= 10000 && unit + 1 < kUnits.size(); ++unit) tenths /= 1000;
  if (unit == 0) return joined({std::to_string(bytes), " bytes"});
  return joined({std::to_string(tenths / 10), ".", std::to_string(tenths % 10), " ", kUnits[unit]});
}

std::string minutes(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::max(seconds, 0.0));
  const std::string rest = std::to_string(whole % 60);
  return joined({std::to_string(whole / 60), rest.size() < 2 ? ":0" : ":", rest});
}

double rate(const batch::Progress& progress) {
  const double seconds = progress.elapsed.count();
  return seconds > 0 ? static_cast<double>(progress.records - progress.records_before) / seconds : 0;
}

/// A member of an event; the logger's pattern has the braces and what comes first.
void append_member(std::string& out, std::string_view name, std::string_view value) {
  out += joined({",\"", name, "\":"});
  JsonWriter(out, JsonWriter::Layout::compact).string(value);
}
void append_member(std::string& out, std::string_view name, std::uint64_t value) {
  out += joined({",\"", name, "\":", std::to_string(value)});
}

template <typename Counts>
void append_counts(std::string& out, std::string_view name, const Counts& counts) {
  out += joined({",\"", name, "\":{"});
  bool is_first = true;
  for (const auto& [key, count] : counts) {
    if (!is_first) out += ',';
    is_first = false;
    JsonWriter(out, JsonWriter::Layout::compact).string(to_utf8(key));
    out += ':' + std::to_string(count);
  }
  out += '}';
}

/// The most frequent first.
template <typename Counts>
std::vector<std::pair<std::string, std::uint64_t>> by_count(const Counts& counts) {
  std::vector<std::pair<std::string, std::uint64_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return sorted;
}

spdlog::level::level_enum level_of(Loudness loudness) {
  return loudness == Loudness::quiet ? spdlog::level::err : spdlog::level::info;
}

/// Of a number that is not below 0.
std::uint64_t rounded(double number) {
  return static_cast<std::uint64_t>(std::llround(number));
}

}  // namespace

std::string progress_line(const batch::Progress& progress) {
  const double a_second = rate(progress);
  std::string line = joined({with_commas(progress.records), " records  ", with_commas(rounded(a_second)), " a second  ",
                             size(progress.bytes_read), "  ", with_commas(progress.faults), " failed"});
  const bool is_known = progress.total_bytes >= progress.bytes_read && progress.bytes_read > 0;
  if (!is_known) return line;
  const double left = static_cast<double>(progress.total_bytes - progress.bytes_read) / static_cast<double>(progress.bytes_read);
  return line + joined({"  ", minutes(left * progress.elapsed.count()), " left"});
}

std::string summary_text(const batch::Report& report) {
  const batch::Summary& summary = report.summary;
  const std::string seconds = std::to_string(rounded(10 * report.progress.elapsed.count()));
  const std::string tenths = seconds.size() < 2 ? "0" + seconds : seconds;
  std::string text = joined({with_commas(summary.records), " records in ", tenths.substr(0, tenths.size() - 1), ".",
                             tenths.substr(tenths.size() - 1), " s, ", with_commas(rounded(rate(report.progress))), " a second\n"});
  std::string statuses;
  for (const auto& [status, count] : by_count(summary.statuses)) {
    statuses += joined({statuses.empty() ? "" : ", ", status, " ", with_commas(count)});
  }
  if (!statuses.empty()) text += statuses + '\n';
  for (const auto& [reason, count] : by_count(summary.reasons)) text += joined({with_commas(count), " ", to_line(reason), "\n"});
  if (summary.duplicates > 0) text += with_commas(summary.duplicates) + " duplicates\n";
  if (summary.skipped > 0) text += with_commas(summary.skipped) + " archive records that hold no page\n";
  return text + joined({with_commas(summary.chars_in), " characters in, ", with_commas(summary.chars_out), " out\n"});
}

BatchLog::BatchLog(LogAs as, Loudness loudness, bool is_terminal)
    : as_(as),
      loudness_(loudness),
      is_terminal_(is_terminal && as == LogAs::text && loudness != Loudness::quiet),
      logger_(std::make_shared<spdlog::logger>("winnow", std::make_shared<spdlog::sinks::stderr_sink_mt>())) {
  const bool is_json = as == LogAs::json;
  logger_->set_pattern(is_json ? R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l"%v})" : "%n: %v", spdlog::pattern_time_type::utc);
  logger_->set_level(level_of(loudness));
  logger_->set_error_handler([](const std::string&) {});  // there is no other place to say that standard error is gone
}

BatchLog::~BatchLog() {
  clear_line();
}

void BatchLog::clear_line() {
  if (has_line_) std::fputs("\r\033[K", stderr);
  has_line_ = false;
}

void BatchLog::progress(const batch::Progress& progress) {
  if (is_terminal_) {
    has_line_ = true;
    std::fputs(joined({"\r", progress_line(progress), "\033[K"}).c_str(), stderr);
    return;
  }
  if (as_ != LogAs::json || progress.elapsed - told_ < kProgressInLog) return;
  told_ = progress.elapsed;
  std::string event;
  append_member(event, "event", "progress");
  append_member(event, "records", progress.records);
  append_member(event, "bytes_read", progress.bytes_read);
  append_member(event, "total_bytes", progress.total_bytes);
  append_member(event, "failed", progress.faults);
  logger_->info("{}", event);
}

void BatchLog::failed(std::string_view id, std::string_view status, std::string_view reason) {
  if (as_ == LogAs::json) {
    std::string event;
    append_member(event, "event", "failed");
    append_member(event, "id", id);
    append_member(event, "status", status);
    append_member(event, "reason", to_utf8(reason));
    logger_->warn("{}", event);
  } else if (loudness_ == Loudness::verbose) {
    clear_line();
    logger_->warn("{}: {}: {}", to_line(id), status, to_line(reason));
  }
}

void BatchLog::error(std::string_view what) {
  clear_line();
  if (as_ == LogAs::text) return logger_->error("{}", to_line(what));
  std::string event;
  append_member(event, "event", "error");
  append_member(event, "message", to_utf8(what));
  logger_->error("{}", event);
}

void BatchLog::summary(const batch::Report& report) {
  clear_line();
  if (as_ == LogAs::text) {
    const std::string text = summary_text(report);
    for (const std::string_view line : split(text, '\n')) {
      if (!line.empty()) logger_->info("{}", line);
    }
    return;
  }
  const batch::Summary& summary = report.summary;
  std::string event;
  append_member(event, "event", "summary");
  append_member(event, "records", summary.records);
  append_member(event, "with_article", summary.with_article);
  append_member(event, "failed", summary.faults);
  append_member(event, "duplicates", summary.duplicates);
  append_member(event, "skipped", summary.skipped);
  append_member(event, "characters_in", summary.chars_in);
  append_member(event, "characters_out", summary.chars_out);
  append_member(event, "milliseconds", static_cast<std::uint64_t>(1000 * report.progress.elapsed.count()));
  append_counts(event, "statuses", summary.statuses);
  append_counts(event, "reasons", summary.reasons);
  logger_->info("{}", event);
}

}  // namespace winnow::cli
