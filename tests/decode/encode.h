// Writes the test pages of legacy charsets.
#pragma once

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace winnow::decode {

/// `text` (UTF-8) in the charset of an ICU converter; every character must be there.
inline std::string encoded(std::string_view text, const char* converter_name) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> from(ucnv_open("UTF-8", &error), ucnv_close);
  const std::unique_ptr<UConverter, void (*)(UConverter*)> to(ucnv_open(converter_name, &error), ucnv_close);
  ucnv_setFromUCallBack(to.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  std::string out(text.size() * 4 + 16, '\0');
  char* target = out.data();
  const char* source = text.data();
  ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source, text.data() + text.size(), nullptr, nullptr, nullptr,
                 nullptr, true, true, &error);
  EXPECT_TRUE(U_SUCCESS(error)) << converter_name << ": " << u_errorName(error);
  out.resize(static_cast<std::size_t>(target - out.data()));
  return out;
}

/// Bytes above 127 that are a text in no charset.
inline std::string without_sense() {
  std::string bytes;
  std::uint32_t state = 1;
  for (int i = 0; i < 300; ++i) {
    state = state * 1664525 + 1013904223;
    bytes += static_cast<char>(0x80 | state >> 25);
  }
  return bytes;
}

}  // namespace winnow::decode
