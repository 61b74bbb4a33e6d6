#include "decode/entities.h"

#include <gtest/gtest.h>
#include <gumbo.h>

#include <string>
#include <vector>

namespace winnow::decode {
namespace {

std::string in_text(std::string_view raw) {
  std::string out;
  append_unescaped(raw, ReferenceIn::text, out);
  return out;
}

std::string in_attribute(std::string_view raw) {
  std::string out;
  append_unescaped(raw, ReferenceIn::attribute, out);
  return out;
}

TEST(Entities, TextWithoutReferencesStays) {
  EXPECT_EQ(in_text(""), "");
  EXPECT_EQ(in_text("fish and chips"), "fish and chips");
  EXPECT_EQ(in_text("fish & chips &; &1; &&"), "fish & chips &; &1; &&");
  EXPECT_EQ(in_text("a &nosuchname; b"), "a &nosuchname; b");
  EXPECT_EQ(in_text(std::string_view("a\0&\0b", 5)), std::string_view("a\0&\0b", 5));
}

TEST(Entities, OutIsAppendedTo) {
  std::string out = "Caf";
  append_unescaped("&eacute;!", ReferenceIn::text, out);
  EXPECT_EQ(out, "Café!");
}

TEST(Entities, NamesWithSemicolon) {
  EXPECT_EQ(in_text("fish &amp; chips &lt;b&gt; &quot;x&quot;"), "fish & chips <b> \"x\"");
  EXPECT_EQ(in_text("&rsquo;&nbsp;&CounterClockwiseContourIntegral;"), "\u2019\u00A0\u2233");
  EXPECT_EQ(in_text("&NotEqualTilde;"), "\u2242\u0338");
  EXPECT_EQ(in_text("&Amp; &EACUTE;"), "&Amp; &EACUTE;") << "names have a case";
}

TEST(Entities, OneDecodingOnly) {
  EXPECT_EQ(in_text("&amp;nbsp; &amp;amp;amp;"), "&nbsp; &amp;amp;");
}

TEST(Entities, BareNamesTakeTheLongestMatch) {
  EXPECT_EQ(in_text("caf&eacute caf&eacutes &copy2024"), "café cafés ©2024");
  EXPECT_EQ(in_text("I'm &notit; I tell you"), "I'm ¬it; I tell you");
  EXPECT_EQ(in_text("I'm &notin; I tell you"), "I'm ∉ I tell you");
  EXPECT_EQ(in_text("&rsquo no bare form"), "&rsquo no bare form");
  EXPECT_EQ(in_text("&lt"), "<");
  EXPECT_EQ(in_text("&l"), "&l");
}

TEST(Entities, AttributeKeepsQueryStrings) {
  EXPECT_EQ(in_attribute("?a=1&copy=2&reg2=3&section=4"), "?a=1&copy=2&reg2=3&section=4");
  EXPECT_EQ(in_attribute("?a=1&amp;copy=2"), "?a=1&copy=2");
  EXPECT_EQ(in_attribute("&copy 2024 &copy"), "© 2024 ©");
  EXPECT_EQ(in_attribute("&notit;"), "&notit;");
  EXPECT_EQ(in_text("?a=1&copy=2"), "?a=1©=2");
}

TEST(Entities, Numbers) {
  EXPECT_EQ(in_text("&#233;&#xE9;&#Xe9;&#233 &#0233;"), "ééé\u00E9 é");
  EXPECT_EQ(in_text("&#x1F600;&#65a"), "\U0001F600Aa");
  EXPECT_EQ(in_text("&#; &#x; &#xg &# &#"), "&#; &#x; &#xg &# &#");
}

TEST(Entities, NumbersThatAreNoCharacters) {
  EXPECT_EQ(in_text("&#0;&#xD800;&#xDFFF;&#x110000;&#99999999999999999999;"), "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(in_text("&#x10FFFF;"), "\U0010FFFF");
}

TEST(Entities, C1NumbersAreWindows1252) {
  EXPECT_EQ(in_text("&#146;&#x80;&#150;&#159;"), "\u2019\u20AC\u2013\u0178");
  EXPECT_EQ(in_text("&#x81;"), "\u0081");
}

TEST(Entities, DecodeReferenceSaysWhatItTook) {
  std::string out;
  EXPECT_EQ(decode_reference("&amp;rest", ReferenceIn::text, out), 5U);
  EXPECT_EQ(decode_reference("&#39rest", ReferenceIn::text, out), 4U);
  EXPECT_EQ(out, "&'");
  EXPECT_EQ(decode_reference("&rest", ReferenceIn::text, out), 0U);
  EXPECT_EQ(decode_reference("", ReferenceIn::text, out), 0U);
  EXPECT_EQ(decode_reference("amp;", ReferenceIn::text, out), 0U);
  EXPECT_EQ(out, "&'");
}

std::vector<std::string> all_names() {
  struct Line {
    const char* name;
    const char* value;
    bool may_be_bare;
  };
  static constexpr Line kLines[] = {
#include "decode/entities.inc"
  };
  std::vector<std::string> names;
  for (const Line& line : kLines) names.emplace_back(line.name);
  return names;
}

// The parser that the library uses implements the same section of the standard; it is the judge here.
std::string as_parser_reads(const std::string& html, bool attribute) {
  GumboOutput* output = gumbo_parse(html.c_str());
  const GumboNode* body = static_cast<GumboNode*>(output->root->v.element.children.data[1]);
  const GumboNode* node = static_cast<GumboNode*>(body->v.element.children.data[0]);
  std::string value = attribute ? gumbo_get_attribute(&node->v.element.attributes, "title")->value : node->v.text.text;
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return value;
}

TEST(Entities, EveryNameReadsAsInTheParser) {
  const std::vector<std::string> names = all_names();
  ASSERT_EQ(names.size(), 2125U);
  for (const std::string& name : names) {
    for (const char* after : {";", "", " ", "=", "z", "z;", "1;", ".", "&"}) {
      const std::string raw = "a&" + name + after + "b";
      ASSERT_EQ(in_text(raw), as_parser_reads("<!DOCTYPE html><html><head></head><body>" + raw, false)) << raw;
      ASSERT_EQ(in_attribute(raw), as_parser_reads("<!DOCTYPE html><html><head></head><body><p title='" + raw + "'>", true)) << raw;
    }
  }
}

TEST(Entities, LongRunsStayLinear) {
  const std::string names(std::size_t{4} << 20, '&');
  EXPECT_EQ(in_text(names), names);
  const std::string letters = "&" + std::string(std::size_t{4} << 20, 'a');
  EXPECT_EQ(in_text(letters), letters);
  EXPECT_EQ(in_text("&#" + std::string(std::size_t{4} << 20, '9')), "\uFFFD");
}

}  // namespace
}  // namespace winnow::decode
