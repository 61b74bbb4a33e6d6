#include "dom/arena.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>

namespace winnow::dom {
namespace {

TEST(Arena, BlocksAreAlignedAndApart) {
  Arena arena(64, 1 << 20);
  std::byte* previous = nullptr;
  for (std::size_t size = 1; size < 200; ++size) {
    auto* block = static_cast<std::byte*>(arena.allocate(size));
    ASSERT_NE(block, nullptr);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(block) % 16, 0U);
    EXPECT_NE(block, previous);
    std::memset(block, 0xAB, size);
    previous = block;
  }
}

TEST(Arena, StopsAtItsBound) {
  Arena arena(1024, 4096);
  std::size_t blocks = 0;
  while (arena.allocate(64) != nullptr) ++blocks;
  EXPECT_EQ(blocks, 4096U / 64U);
  EXPECT_EQ(arena.bytes(), 4096U);
  EXPECT_EQ(Arena(1024, 4096).allocate(5000), nullptr);
  EXPECT_EQ(Arena(1024, 0).allocate(1), nullptr);
}

TEST(Arena, TakesBackTheLastBlockOnly) {
  Arena arena(1024, 4096);
  void* first = arena.allocate(16);
  void* second = arena.allocate(16);
  arena.release(first);
  EXPECT_NE(arena.allocate(16), first);
  void* third = arena.allocate(16);
  arena.release(third);
  EXPECT_EQ(arena.allocate(16), third);
  arena.release(nullptr);
  EXPECT_NE(second, third);
}

}  // namespace
}  // namespace winnow::dom
