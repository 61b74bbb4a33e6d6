// The values of all signals on all units of a page.
#pragma once

#include <cstddef>
#include <vector>

namespace winnow::signals {

/// Stands in memory as the forests read it: kTile rows side by side, column by column. Zeros at first.
class Matrix {
 public:
  static constexpr std::size_t kTile = 32;

  Matrix() = default;
  Matrix(std::size_t rows, std::size_t columns) : rows_(rows), columns_(columns), values_((rows + kTile - 1) / kTile * columns * kTile) {}

  float& at(std::size_t row, std::size_t column) { return values_[place_of(row, column)]; }
  [[nodiscard]] float at(std::size_t row, std::size_t column) const { return values_[place_of(row, column)]; }
  [[nodiscard]] std::vector<float> row(std::size_t row) const {
    std::vector<float> values(columns_);
    for (std::size_t column = 0; column < columns_; ++column) values[column] = at(row, column);
    return values;
  }
  /// The values of the rows first to first + kTile - 1, those of a column together; `first` is a multiple of kTile. There are zeros where
  /// the matrix has no more rows.
  [[nodiscard]] const float* tile(std::size_t first) const { return values_.data() + first * columns_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] std::size_t rows() const { return rows_; }

 private:
  [[nodiscard]] std::size_t place_of(std::size_t row, std::size_t column) const {
    return (row / kTile * columns_ + column) * kTile + row % kTile;
  }

  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::vector<float> values_;
};

}  // namespace winnow::signals
