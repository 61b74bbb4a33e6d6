// The parser's memory: handed out block by block, given back all at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace winnow::dom {

class Arena {
 public:
  Arena(std::size_t first_chunk_bytes, std::size_t max_bytes) : next_chunk_bytes_(first_chunk_bytes), max_bytes_(max_bytes) {}

  /// 16-byte aligned, not initialised; nullptr when max_bytes are spent or the system has no more.
  void* allocate(std::size_t bytes) noexcept {
    const std::size_t rounded = (bytes + kAlign - 1) & ~(kAlign - 1);
    if (rounded > left_ && !add_chunk(rounded)) return nullptr;
    last_ = at_;
    at_ += rounded;
    left_ -= rounded;
    return last_;
  }

  /// Takes the memory back if the block was the last one handed out.
  void release(void* block) noexcept {
    if (block == nullptr || block != last_) return;
    left_ += static_cast<std::size_t>(at_ - last_);
    at_ = last_;
    last_ = nullptr;
  }

  /// What was taken from the system so far.
  [[nodiscard]] std::size_t bytes() const { return total_bytes_; }

 private:
  static constexpr std::size_t kAlign = 16;

  bool add_chunk(std::size_t at_least) noexcept;

  std::byte* at_ = nullptr;
  std::byte* last_ = nullptr;
  std::size_t left_ = 0;
  std::size_t total_bytes_ = 0;
  std::size_t next_chunk_bytes_;
  std::size_t max_bytes_;
  std::vector<std::unique_ptr<std::byte[]>> chunks_;
};

}  // namespace winnow::dom
