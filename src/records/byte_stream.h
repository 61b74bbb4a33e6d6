// A file's bytes, unpacked, as a window that grows at its end and shrinks at its beginning.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "records/inflater.h"
#include "records/records.h"

namespace winnow::records {

enum class Damage : std::uint8_t { none, broken, cut };

class ByteStream {
 public:
  /// @param stop  see records::open()
  explicit ByteStream(const std::atomic<bool>* stop) : stop_(stop) {}
  ~ByteStream();
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;

  /// @param path  "-" is standard input
  /// @return      a reason for a reader; "" when it is open
  std::string open(const std::string& path, Fault& fault);
  /// Reads the same interface from memory: for tests and fuzz targets.
  void open_memory(std::string_view bytes);
  /// To be said before the first byte is read; then the first member need not open as gzip does.
  void expect_gzip() { expects_gzip_ = true; }

  /// What was read and not yet skipped. Valid until the next call of a member that is not const.
  [[nodiscard]] std::string_view window() const { return std::string_view(window_).substr(begin_); }
  /// Makes the window longer. @return false at the end, at damage and at a read error
  bool more();
  void skip(std::size_t bytes);

  /// How many bytes of the window are in gzip members that were whole to their checksums.
  [[nodiscard]] std::size_t sound() const { return sound_ > begin_ ? sound_ - begin_ : 0; }
  /// Whether the window begins with the first byte of the gzip member that was read last.
  [[nodiscard]] bool is_at_member() const { return is_gzip_ && begin_ == member_at_; }
  /// Whether packed data ended badly: then the window's last bytes are doubtful, and recover() goes on behind them.
  [[nodiscard]] Damage damage() const { return damage_; }
  /// A read error's reason; "" without one.
  [[nodiscard]] const std::string& read_error() const { return read_error_; }
  /// Behind damage: drops the window and goes to the next gzip member whose unpacked bytes open with `opening`.
  /// @return  false when there is none, or no damage
  bool recover(std::string_view opening);

  /// Bytes of the file that were read.
  [[nodiscard]] std::uint64_t bytes_read() const { return bytes_read_; }
  /// Where the window begins in the unpacked bytes. Behind damage it counts what could be unpacked.
  [[nodiscard]] std::uint64_t position() const { return position_; }
  /// Whether more() had no more to read.
  [[nodiscard]] bool is_ended() const { return is_ended_; }

 private:
  bool read_packed();
  std::size_t read_some(char* to, std::size_t bytes);
  bool inflate_more();
  bool begin_member();
  bool opens_member(std::string_view opening) const;
  void forget_packed();
  void shrink();

  const std::atomic<bool>* stop_;
  int descriptor_ = -1;
  bool is_owned_ = false;
  bool is_pipe_ = false;  ///< reading may wait
  std::optional<std::string_view> memory_;
  bool is_begun_ = false;
  bool is_gzip_ = false;
  bool expects_gzip_ = false;
  bool is_ended_ = false;
  Damage damage_ = Damage::none;
  std::string read_error_;

  std::string window_;
  std::size_t begin_ = 0;
  std::size_t sound_ = 0;      ///< index in window_
  std::size_t member_at_ = 0;  ///< index in window_ of the last member's first byte; npos once it is skipped
  std::uint64_t position_ = 0;
  std::uint64_t bytes_read_ = 0;

  std::string packed_;         ///< from the member's beginning on, or the last of it
  std::size_t packed_at_ = 0;  ///< what inflate has not seen yet
  std::size_t member_begin_ = 0;
  bool is_in_member_ = false;
  bool is_file_ended_ = false;
  std::optional<Inflater> inflater_;
};

}  // namespace winnow::records
