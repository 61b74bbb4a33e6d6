#include "batch/journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <string_view>
#include <system_error>

#include "words/words.h"

namespace winnow::batch {
namespace {

constexpr std::size_t kSlotBytes = 16384;
constexpr std::string_view kHeading = "winnow batch 1\n";

struct Slot {
  std::uint64_t sequence = 0;
  State state;
};

std::string to_text(const State& state, std::uint64_t sequence) {
  std::string text(kHeading);
  for (const std::uint64_t number :
       {sequence, state.identity, static_cast<std::uint64_t>(state.phase), state.output_bytes, state.errors_bytes, state.seen_bytes}) {
    text += std::to_string(number) + '\n';
  }
  text += state.summary.to_text();
  const std::string checksum = std::to_string(words::hash_bytes(text));
  return text + "checksum " + checksum + '\n';
}

std::optional<Slot> from_text(std::string_view text) {
  constexpr std::string_view kChecksum = "checksum ";
  const std::size_t mark = text.rfind(kChecksum);
  if (!text.starts_with(kHeading) || mark == std::string_view::npos) return std::nullopt;
  const std::string checksum = std::to_string(words::hash_bytes(text.substr(0, mark)));
  const std::string_view told = text.substr(mark + kChecksum.size());
  if (!told.starts_with(checksum + '\n')) return std::nullopt;
  text = text.substr(kHeading.size(), mark - kHeading.size());
  std::array<std::uint64_t, 6> numbers{};
  for (std::uint64_t& number : numbers) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end == text.data() + text.size()) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
  }
  Slot slot{numbers[0], {numbers[1], static_cast<Phase>(numbers[2]), numbers[3], numbers[4], numbers[5], {}}};
  if (numbers[2] > static_cast<std::uint64_t>(Phase::whole) || !slot.state.summary.from_text(text)) return std::nullopt;
  return slot;
}

}  // namespace

Journal::~Journal() {
  if (descriptor_ >= 0) close(descriptor_);
}

std::string Journal::open(const std::string& path) {
  path_ = path;
  descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor_ < 0) return std::generic_category().message(errno);
  if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) return "another run is writing this file";
  const int error = posix_fallocate(descriptor_, 0, 2 * kSlotBytes);
  return error == 0 || error == EOPNOTSUPP || error == EINVAL ? std::string() : std::generic_category().message(error);
}

std::optional<State> Journal::load() {
  std::optional<Slot> newest;
  for (const off_t at : {off_t{0}, static_cast<off_t>(kSlotBytes)}) {
    std::string bytes(kSlotBytes, '\0');
    const ssize_t got = pread(descriptor_, bytes.data(), bytes.size(), at);
    bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    std::optional<Slot> slot = from_text(bytes);
    if (slot && (!newest || slot->sequence > newest->sequence)) newest = std::move(slot);
  }
  if (!newest) return std::nullopt;
  sequence_ = newest->sequence;
  return newest->state;
}

bool Journal::save(const State& state) {
  ++sequence_;
  std::string text = to_text(state, sequence_);
  if (text.size() > kSlotBytes) return false;
  text.resize(kSlotBytes, '\0');
  const off_t at = sequence_ % 2 == 0 ? 0 : static_cast<off_t>(kSlotBytes);
  return pwrite(descriptor_, text.data(), text.size(), at) == static_cast<ssize_t>(text.size()) && fdatasync(descriptor_) == 0;
}

void Journal::remove() {
  unlink(path_.c_str());
}

}  // namespace winnow::batch
