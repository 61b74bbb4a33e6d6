#include "dom/arena.h"

#include <algorithm>
#include <new>

namespace winnow::dom {

bool Arena::add_chunk(std::size_t at_least) noexcept {
  const std::size_t allowed = max_bytes_ - total_bytes_;
  if (at_least > allowed) return false;
  const std::size_t size = std::clamp(next_chunk_bytes_, at_least, allowed);
  try {
    chunks_.reserve(chunks_.size() + 1);
    chunks_.emplace_back(new std::byte[size]);
  } catch (const std::bad_alloc&) {
    return false;
  }
  at_ = chunks_.back().get();
  last_ = nullptr;
  left_ = size & ~(kAlign - 1);
  total_bytes_ += size;
  next_chunk_bytes_ = size * 2;
  return true;
}

}  // namespace winnow::dom
