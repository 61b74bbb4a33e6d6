#include <gtest/gtest.h>

#include <cstdint>

#include "decode/decode.h"
#include "encode.h"

namespace winnow::decode {
namespace {

using namespace std::string_literals;

std::string random_bytes(std::size_t size) {
  std::string bytes;
  std::uint32_t state = 1;
  for (std::size_t i = 0; i < size; ++i) {
    state = state * 1664525 + 1013904223;
    bytes += static_cast<char>(state >> 24);
  }
  return bytes;
}

TEST(Binary, Magic) {
  EXPECT_TRUE(is_binary("\x89PNG\r\n\x1A\n"));
  EXPECT_TRUE(is_binary("\xFF\xD8\xFF\xE0 JFIF"));
  EXPECT_TRUE(is_binary("GIF89a and so on"));
  EXPECT_TRUE(is_binary("%PDF-1.7"));
  EXPECT_TRUE(is_binary("PK\x03\x04 and so on"));
  EXPECT_TRUE(is_binary("\x1F\x8B\x08 gzip"));
  EXPECT_TRUE(
      is_binary("\x7F"
                "ELF"));
  EXPECT_TRUE(is_binary("RIFF\x10\x10\x10\x10WEBPVP8"));
}

TEST(Binary, Texts) {
  EXPECT_FALSE(is_binary(""));
  EXPECT_FALSE(is_binary("BMW and MZ are no pictures and no programs, PK neither, GIF too"));
  EXPECT_FALSE(is_binary("a\tb\r\nc\fd"));
  EXPECT_FALSE(is_binary(encoded("Сегодня утром выпал первый снег", "ibm-878_P100-1996")));
  EXPECT_FALSE(is_binary(encoded("今朝初雪が降り、子供たちは家で過ごした。", "ibm-943_P15A-2003")));
  EXPECT_FALSE(is_binary("\x1B$B$3$s$K$A$O\x1B(B"));
}

TEST(Binary, Utf16) {
  EXPECT_FALSE(is_binary(encoded("<p>Snow</p>", "UTF-16LE")));
  EXPECT_FALSE(is_binary("\xFF\xFE" + encoded("今朝初雪が降り", "UTF-16LE")));
  EXPECT_FALSE(is_binary("\xFE\xFF" + encoded("Snow", "UTF-16BE")));
  EXPECT_FALSE(is_binary("\xFF\xFE" + encoded("āāāāāāāāāāāā", "UTF-16LE"))) << "bytes 01 01";
}

TEST(Binary, SlipsDoNotMakeATextBinary) {
  EXPECT_FALSE(is_binary("a text with one \0 in it"s));
  EXPECT_FALSE(is_binary("ring the \x07 bell"));
  EXPECT_FALSE(is_binary("text" + std::string(10000, '\0'))) << "filled up to a block's size";
}

TEST(Binary, NulsAndControls) {
  EXPECT_TRUE(is_binary(std::string(100, '\0')));
  EXPECT_TRUE(is_binary("\1\0\0\0\2\0\0\0\3\0\0\0\4\0\0\0"s));
  EXPECT_TRUE(is_binary("\1\2\3\4\5\6\7"));
  EXPECT_TRUE(is_binary(random_bytes(1000)));
  EXPECT_TRUE(is_binary(random_bytes(100000)));
}

TEST(Binary, WhiteSpaceAndTheEscapeAreNoControls) {
  for (int byte = 1; byte < 0x100; ++byte) {
    std::string text(2000, 'a');
    for (std::size_t at = 0; at < text.size(); at += 10) text[at] = static_cast<char>(byte);
    const bool is_control = (byte < 0x20 && !(byte >= '\t' && byte <= '\r') && byte != 0x1B) || byte == 0x7F;
    EXPECT_EQ(is_binary(text), is_control) << byte;
  }
}

}  // namespace
}  // namespace winnow::decode
