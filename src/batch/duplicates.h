// Which articles were seen before, within a run.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace winnow::batch {

/// Fingerprints that differ in three bits at most share one of four blocks of 16 bits: those are looked up in four tables (Manku, Jain,
/// Das Sarma, 2007). The last kWindow articles are remembered, older ones forgotten: about 150 bytes each, and their ids.
class SeenArticles {
 public:
  static constexpr std::size_t kWindow = std::size_t{1} << 20;

  /// @param window  for tests
  explicit SeenArticles(std::size_t window = kWindow);

  /// The id of the record with the nearest article, of several the one that came first; nullptr when none is near. Valid until add().
  [[nodiscard]] const std::string* find(std::uint64_t fingerprint) const;
  void add(std::uint64_t fingerprint, std::string_view id);

  /// What add() was told, for a file.
  static void append_entry(std::string& out, std::uint64_t fingerprint, std::string_view id);
  /// Adds all entries of such a text. @return false when it is no such text
  bool add_entries(std::string_view text);

 private:
  static constexpr std::size_t kBlocks = 4;
  static constexpr std::size_t kBuckets = std::size_t{1} << 16;
  struct Article {
    std::uint64_t fingerprint = 0;
    std::array<std::uint64_t, kBlocks> before{};  ///< ordinal of the article that was in the bucket before; 0 is none
    std::string id;
  };
  static std::size_t bucket(std::uint64_t fingerprint, std::size_t block) { return (fingerprint >> (16 * block)) & (kBuckets - 1); }
  [[nodiscard]] const Article& at(std::uint64_t ordinal) const { return articles_[static_cast<std::size_t>((ordinal - 1) % window_)]; }

  std::size_t window_;
  std::uint64_t count_ = 0;  ///< ordinals are 1 to count_
  std::vector<Article> articles_;
  std::array<std::vector<std::uint64_t>, kBlocks> newest_;  ///< by bucket
};

}  // namespace winnow::batch
