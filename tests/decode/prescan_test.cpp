#include "decode/prescan.h"

#include <gtest/gtest.h>

namespace winnow::decode {
namespace {

TEST(Prescan, MetaCharset) {
  EXPECT_EQ(declared_charset("<html><head><meta charset=\"utf-8\">"), "utf-8");
  EXPECT_EQ(declared_charset("<META CharSet = 'ISO-8859-2' >"), "iso-8859-2");
  EXPECT_EQ(declared_charset("<meta/charset=koi8-r>"), "koi8-r");
  EXPECT_EQ(declared_charset("<meta charset=big5/>"), "") << "an unquoted value goes on to white space or '>'";
  EXPECT_EQ(declared_charset("<meta name=x charset=gbk content=y>"), "gbk");
}

TEST(Prescan, MetaHttpEquiv) {
  EXPECT_EQ(declared_charset("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">"), "windows-1251");
  EXPECT_EQ(declared_charset("<meta content='text/html;charset = \"shift_jis\"' http-equiv=content-type>"), "shift_jis");
  EXPECT_EQ(declared_charset("<meta content=\"charset charset=euc-kr; x\" http-equiv=content-type>"), "euc-kr");
  EXPECT_EQ(declared_charset("<meta content=\"text/html; charset=windows-1251\">"), "") << "no pragma";
  EXPECT_EQ(declared_charset("<meta http-equiv=refresh content=\"text/html; charset=windows-1251\">"), "");
  EXPECT_EQ(declared_charset("<meta http-equiv=content-type content=\"text/html; charset='utf-8\">"), "") << "quote without its twin";
}

TEST(Prescan, CharsetAttributeBeatsContent) {
  EXPECT_EQ(declared_charset("<meta http-equiv=content-type content='charset=koi8-r' charset=utf-8>"), "utf-8");
  EXPECT_EQ(declared_charset("<meta charset=koi8-r charset=utf-8>"), "koi8-r") << "the first of its name";
}

TEST(Prescan, UnknownLabelsDoNotEndIt) {
  EXPECT_EQ(declared_charset("<meta charset=nonsense><meta charset=gbk>"), "gbk");
}

TEST(Prescan, WhatCannotHaveBeenReadAsAscii) {
  EXPECT_EQ(declared_charset("<meta charset=utf-16>"), "utf-8");
  EXPECT_EQ(declared_charset("<meta charset=utf-16be>"), "utf-8");
  EXPECT_EQ(declared_charset("<meta charset=x-user-defined>"), "windows-1252");
}

TEST(Prescan, NotWithinCommentsOrOtherTags) {
  EXPECT_EQ(declared_charset("<!-- <meta charset=gbk> --><meta charset=utf-8>"), "utf-8");
  EXPECT_EQ(declared_charset("<!--><meta charset=utf-8>"), "utf-8") << "the shortest comment";
  EXPECT_EQ(declared_charset("<a title='<meta charset=gbk>'><meta charset=utf-8>"), "utf-8");
  EXPECT_EQ(declared_charset("<?php <meta charset=gbk> ?><meta charset=utf-8>"), "utf-8");
  EXPECT_EQ(declared_charset("<metadata charset=gbk>"), "");
  EXPECT_EQ(declared_charset("2 < 3 <meta charset=utf-8>"), "utf-8");
}

TEST(Prescan, CutOffTagsAreNotRead) {
  EXPECT_EQ(declared_charset("<meta charset=utf-8"), "");
  EXPECT_EQ(declared_charset("<meta charset=\"utf-8"), "");
  EXPECT_EQ(declared_charset("<meta"), "");
  EXPECT_EQ(declared_charset("<"), "");
  EXPECT_EQ(declared_charset(""), "");
  EXPECT_EQ(declared_charset("<!--"), "");
}

TEST(Prescan, XmlDeclaration) {
  EXPECT_EQ(declared_charset("<?xml version=\"1.0\" encoding=\"ISO-8859-5\"?><html>"), "iso-8859-5");
  EXPECT_EQ(declared_charset("<?xml version='1.0' encoding = 'utf-16' ?><html>"), "utf-8");
  EXPECT_EQ(declared_charset("<?xml encoding='gbk'?><meta charset=utf-8>"), "utf-8") << "<meta> counts first";
  EXPECT_EQ(declared_charset(" <?xml version=\"1.0\" encoding=\"ISO-8859-5\"?>"), "") << "at the very start only";
  EXPECT_EQ(declared_charset("<?xml version=\"1.0\" encoding=\"ISO 8859\"?>"), "");
  EXPECT_EQ(declared_charset("<?xml version=\"1.0\"?> encoding=\"gbk\""), "");
}

}  // namespace
}  // namespace winnow::decode
