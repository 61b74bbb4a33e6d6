// HTTP responses as archives hold them: RFC 9112 (HTTP/1.1), chunked (7.1), and content codings (RFC 9110, 8.4.1).
#pragma once

#include <string>
#include <string_view>

#include "records/records.h"

namespace winnow::records {

/// What a response holds.
struct Response {
  Fault fault = Fault::none;
  std::string reason;
  std::string content_type;
  std::string body;  ///< without chunks and content codings
};

/// @param bytes         from the status line on; without one they are the body
/// @param max_bytes     of the body, unpacked
/// @param is_truncated  the archive holds only a beginning: then a coding that is cut is no fault
///
/// Archives often hold bodies that were unpacked before they were written, under headers that still speak of the packing: a body that is
/// not chunked or coded as its headers say is taken as it is.
Response read_response(std::string_view bytes, std::size_t max_bytes, bool is_truncated);

/// The charset of "text/html; charset=utf-8" (RFC 9110, 8.3.1), without its quotes; "" without one.
std::string_view charset_of(std::string_view content_type);

}  // namespace winnow::records
