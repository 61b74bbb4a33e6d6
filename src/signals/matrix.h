// The values of all signals on all units of a page.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace winnow::signals {

class Matrix {
 public:
  Matrix() = default;
  Matrix(std::size_t rows, std::size_t columns) : columns_(columns), values_(rows * columns) {}

  float& at(std::size_t row, std::size_t column) { return values_[row * columns_ + column]; }
  [[nodiscard]] std::span<const float> row(std::size_t row) const { return {values_.data() + row * columns_, columns_}; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] std::size_t rows() const { return columns_ == 0 ? 0 : values_.size() / columns_; }

 private:
  std::size_t columns_ = 0;
  std::vector<float> values_;
};

}  // namespace winnow::signals
