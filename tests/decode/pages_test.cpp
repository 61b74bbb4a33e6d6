// Detection on real pages: UTF-8 pages are written in the charsets that their languages once used, without their labels.
#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "decode/convert.h"
#include "decode/decode.h"
#include "decode/utf8.h"

namespace winnow::decode {
namespace {

struct Legacy {
  std::string_view languages;  // two letters and a space each
  std::string_view charset;
  const char* converter;
};
constexpr Legacy kLegacy[] = {
    {"de fr es it pt nl sv da no fi ", "windows-1252", "ibm-5348_P100-1997"},
    {"de fr es it pt nl fi ", "iso-8859-15", "ibm-923_P100-1998"},
    {"pl hu cs ", "windows-1250", "ibm-5346_P100-1998"},
    {"pl hu cs ", "iso-8859-2", "ibm-912_P100-1995"},
    {"tr ", "windows-1254", "ibm-5350_P100-1998"},
    {"lt ", "windows-1257", "ibm-9449_P100-2002"},
    {"ru ", "windows-1251", "ibm-5347_P100-1998"},
    {"ru ", "koi8-r", "ibm-878_P100-1996"},
    {"ru ", "iso-8859-5", "ibm-915_P100-1995"},
    {"ar ", "windows-1256", "ibm-9448_X100-2005"},
    {"ja ", "shift_jis", "ibm-943_P15A-2003"},
    {"ja ", "euc-jp", "euc-jp-2007"},
    {"ko ", "euc-kr", "windows-949-2000"},
};

std::string read_gzip(const std::filesystem::path& path) {
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
  std::string bytes;
  std::vector<char> buffer(1 << 16);
  for (int size = 0; (size = gzread(file.get(), buffer.data(), static_cast<unsigned>(buffer.size()))) > 0;) {
    bytes.append(buffer.data(), static_cast<std::size_t>(size));
  }
  return bytes;
}

std::string_view language_of(std::string_view page) {
  const std::size_t html = page.find("<html");
  if (html == std::string_view::npos) return {};
  const std::string_view tag = page.substr(html, page.find('>', html) - html);
  const std::size_t lang = tag.find(" lang=");
  if (lang == std::string_view::npos) return {};
  const std::string_view value = tag.substr(lang + 6);
  return value.substr(value.find_first_not_of("\"'"), 2);
}

void hide(std::string& page, std::string_view word) {
  for (std::size_t at = page.find(word); at != std::string::npos; at = page.find(word, at)) page[at] = '-';
}

/// `page` in the converter's charset; characters that it lacks become character references, as browsers write them.
std::string written_in(const std::string& page, const char* converter) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> from(ucnv_open("UTF-8", &error), ucnv_close);
  const std::unique_ptr<UConverter, void (*)(UConverter*)> to(ucnv_open(converter, &error), ucnv_close);
  ucnv_setFromUCallBack(to.get(), UCNV_FROM_U_CALLBACK_ESCAPE, UCNV_ESCAPE_XML_DEC, nullptr, nullptr, &error);
  std::string out(page.size() * 10 + 16, '\0');
  char* target = out.data();
  const char* source = page.data();
  ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source, source + page.size(), nullptr, nullptr, nullptr, nullptr,
                 true, true, &error);
  EXPECT_TRUE(U_SUCCESS(error));
  out.resize(static_cast<std::size_t>(target - out.data()));
  return out;
}

TEST(Pages, DetectionOnReencodedPages) {
  const std::filesystem::path pages = std::filesystem::path(WINNOW_SOURCE_DIR) / "../shared/pages";
  if (!std::filesystem::exists(pages)) GTEST_SKIP() << "the pages to measure on are not here";
  int right = 0;
  int all = 0;
  for (const char* set : {"world", "snippets"}) {
    std::map<std::string, int> written;  // by language and charset
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(pages / set)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const std::filesystem::path& file : files) {
      std::string page = read_gzip(file);
      const std::string language = std::string(language_of(page)) + " ";
      if (language.size() != 3) continue;
      for (const std::string_view word : {"charset", "CHARSET", "Charset", "encoding"}) hide(page, word);
      for (const auto& legacy : kLegacy) {
        constexpr int kEnough = 25;  // most pages are German
        if (legacy.languages.find(language) == std::string_view::npos) continue;
        int& count = written[language + std::string(legacy.charset)];
        if (count == kEnough) continue;
        const std::string bytes = written_in(page, legacy.converter);
        if (ascii_prefix(bytes) == bytes.size()) continue;
        std::string wanted;
        append_converted(bytes, legacy.charset, wanted);
        const Decoded decoded = to_utf8(bytes, "");
        ++count;
        ++all;
        right += decoded.view() == wanted ? 1 : 0;
      }
    }
  }
  RecordProperty("right", right);
  RecordProperty("all", all);
  std::cout << "right for " << right << " of " << all << " pages\n";
  EXPECT_GE(right * 100, all * 97);
}

}  // namespace
}  // namespace winnow::decode
