#include "records/http.h"

#include <gtest/gtest.h>

#include "archive.h"

namespace winnow::records {
namespace {

constexpr std::size_t kMost = 1000;
const std::string kPage = "<html><p>The bridge opened on Monday.</p></html>";

Response read(const std::string& fields, const std::string& body, bool is_truncated = false) {
  return read_response("HTTP/1.1 200 OK\r\n" + fields + "\r\n" + body, kMost, is_truncated);
}

TEST(Http, BodyIsBehindTheHeaders) {
  const Response response = read("Content-Type: text/html; charset=ISO-8859-1\r\nServer: x\r\n", kPage);
  EXPECT_EQ(response.body, kPage);
  EXPECT_EQ(charset_of(response.content_type), "ISO-8859-1");
  EXPECT_EQ(read_response(kPage, kMost, false).body, kPage) << "without headers";
  EXPECT_EQ(read_response("HTTP/1.0 200 OK\nServer: x\n\n" + kPage, kMost, false).body, kPage) << "line ends without CR";
}

TEST(Http, ChunksAreJoined) {
  const std::string fields = "transfer-encoding: Chunked\r\n";
  EXPECT_EQ(read(fields, "5\r\n<html\r\n6;a=b\r\n><p>x<\r\n0\r\nTrailer: y\r\n\r\n").body, "<html><p>x<");
  EXPECT_EQ(read(fields, "A\r\n0123456789\r\n5\r\nab").body, "0123456789ab") << "cut within a chunk";
  EXPECT_EQ(read(fields, kPage).body, kPage) << "joined before it was archived";
  EXPECT_EQ(read(fields, "12 people met").body, "12 people met");
  EXPECT_EQ(read(fields, "4\r\n2024\r\n0\r\n\r\n").body, "2024");
}

TEST(Http, CodingsAreUndone) {
  EXPECT_EQ(read("Content-Encoding: gzip\r\n", packed(kPage)).body, kPage);
  EXPECT_EQ(read("Content-Encoding: x-gzip\r\n", packed(kPage)).body, kPage);
  EXPECT_EQ(read("Content-Encoding: gzip, identity\r\n", packed(kPage)).body, kPage);
  EXPECT_EQ(read("Content-Encoding: gzip, gzip\r\n", packed(packed(kPage))).body, kPage);
  EXPECT_EQ(read("Content-Encoding: gzip\r\n", kPage).body, kPage) << "undone before it was archived";
  const std::string member = packed(kPage);
  const std::string bare = member.substr(10, member.size() - 18);  // without the gzip header and its checksum
  EXPECT_EQ(read("Content-Encoding: deflate\r\n", bare).body, kPage);
  EXPECT_EQ(read("Content-Encoding: br\r\n", kPage).body, kPage);
}

TEST(Http, GzipInChunks) {
  const std::string member = packed(kPage);
  const std::string body = "8\r\n" + member.substr(0, 8) + "\r\n" +
                           [&] {
                             char size[16];
                             std::snprintf(size, sizeof size, "%zx", member.size() - 8);
                             return std::string(size);
                           }() +
                           "\r\n" + member.substr(8) + "\r\n0\r\n\r\n";
  EXPECT_EQ(read("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", body).body, kPage);
}

TEST(Http, WhatCannotBeUnpackedIsAFault) {
  const std::string member = packed(kPage);
  EXPECT_EQ(read("Content-Encoding: br\r\n", "\x0b\x02\x80").fault, Fault::bad_http);
  EXPECT_EQ(read("Content-Encoding: gzip\r\n", member.substr(0, member.size() / 2)).fault, Fault::bad_http);
  EXPECT_EQ(read("Content-Encoding: gzip\r\n", member.substr(0, member.size() / 2), true).fault, Fault::none) << "the archive says so";
  std::string damaged = member;
  damaged[member.size() - 6] = static_cast<char>(damaged[member.size() - 6] ^ 1);
  EXPECT_EQ(read("Content-Encoding: gzip\r\n", damaged).fault, Fault::bad_http);
  EXPECT_EQ(read("Content-Encoding: gzip\r\n", packed(std::string(kMost + 1, 'x'))).fault, Fault::too_large);
  EXPECT_EQ(read("Content-Encoding: gzip\r\n", packed(std::string(kMost, 'x'))).body.size(), kMost);
}

TEST(Http, CharsetStandsInAnyPlace) {
  EXPECT_EQ(charset_of("text/html; q=1; Charset=\"utf-8\""), "utf-8");
  EXPECT_EQ(charset_of("text/html;charset='koi8-r' ; x=y"), "koi8-r");
  EXPECT_EQ(charset_of("text/html"), "");
  EXPECT_EQ(charset_of("text/html; charset"), "");
  EXPECT_EQ(charset_of(""), "");
}

Page decoded(const std::string& content_type, const std::string& body) {
  Raw raw;
  raw.kind = Kind::warc_response;
  raw.bytes = "HTTP/1.1 200 OK\r\nContent-Type: " + content_type + "\r\n\r\n" + body;
  return decode(std::move(raw), {}, {});
}

TEST(Http, UnknownCharsetIsNoHint) {
  EXPECT_EQ(decoded("text/html; charset=windows-1251", kPage).charset, "windows-1251");
  EXPECT_EQ(decoded("text/html; charset=none-such", kPage).charset, "");
}

}  // namespace
}  // namespace winnow::records
