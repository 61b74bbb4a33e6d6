// What the tree construction rules of the HTML Standard (13.2.6) make of each element.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>

#include "skeleton/tag_lookup.h"

namespace winnow::skeleton {

using TagTraits = std::uint16_t;
inline constexpr TagTraits kVoid = 1U << 0;         ///< has no content
inline constexpr TagTraits kClosesP = 1U << 1;      ///< its start tag closes an open <p>
inline constexpr TagTraits kSpecial = 1U << 2;      ///< the standard's "special" category
inline constexpr TagTraits kScope = 1U << 3;        ///< ends the search for an element "in scope"
inline constexpr TagTraits kHeading = 1U << 4;      ///< h1 to h6
inline constexpr TagTraits kFormatting = 1U << 5;   ///< goes to the list of active formatting elements
inline constexpr TagTraits kTablePart = 1U << 6;    ///< stands in a table: rows, cells, columns, captions
inline constexpr TagTraits kRaw = 1U << 7;          ///< its content holds no tags (title and textarea too)
inline constexpr TagTraits kNoMarkup = 1U << 8;     ///< left out of the markup: moves no text in the tree
inline constexpr TagTraits kBreaksOut = 1U << 9;    ///< ends <svg> and <math> (13.2.6.5)
inline constexpr TagTraits kReopens = 1U << 10;     ///< its start tag first opens formatting elements again, as text does
inline constexpr TagTraits kImpliedEnd = 1U << 12;  ///< its end tag is implied before its parent's (13.2.6.3)
inline constexpr TagTraits kNeverFolds = 1U << 11;  ///< its tags do more than add an element, or it holds what text may not

constexpr std::array<TagTraits, kTagCount> make_tag_traits() {
  std::array<TagTraits, kTagCount> traits{};
  const auto give = [&traits](TagTraits bit, std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) traits[static_cast<std::size_t>(tag)] = static_cast<TagTraits>(traits[static_cast<std::size_t>(tag)] | bit);
  };
  using enum Tag;
  give(kVoid, {area, base, basefont, bgsound, br, col, embed, frame, hr, img, image, input, keygen, link, meta, param, source, track, wbr});
  give(kClosesP, {address, article, aside, blockquote, center, details, dialog,  dir,     div,    dl,  fieldset, figcaption, figure, footer,
                  form,    h1,      h2,    h3,         h4,     h5,      h6,      header,  hgroup, hr,  li,       listing,    main,   menu,
                  nav,     ol,      p,     plaintext,  pre,    search,  section, summary, ul,     xmp, dd,       dt});
  give(kSpecial, {address,    applet,   area,   article,  aside,   base,     basefont, bgsound,  blockquote, body,  br,    button,
                  caption,    center,   col,    colgroup, dd,      details,  dir,      div,      dl,         dt,    embed, fieldset,
                  figcaption, figure,   footer, form,     frame,   frameset, h1,       h2,       h3,         h4,    h5,    h6,
                  head,       header,   hgroup, hr,       html,    iframe,   img,      input,    keygen,     li,    link,  listing,
                  main,       marquee,  menu,   meta,     nav,     noembed,  noframes, noscript, object,     ol,    p,     param,
                  plaintext,  pre,      script, search,   section, select,   source,   style,    summary,    table, tbody, td,
                  template_,  textarea, tfoot,  th,       thead,   title,    tr,       track,    ul,         wbr,   xmp,   dialog});
  give(kScope, {applet, caption, html, table, td, th, marquee, object, template_});
  give(kHeading, {h1, h2, h3, h4, h5, h6});
  give(kFormatting, {a, b, big, code, em, font, i, nobr, s, small, strike, strong, tt, u});
  give(kTablePart, {caption, colgroup, tbody, td, tfoot, th, thead, tr});
  give(kRaw, {script, style, xmp, iframe, noembed, noframes, noscript, title, textarea});
  give(kNoMarkup,
       {meta, link, base, basefont, bgsound, script, style, title, noscript, noembed, noframes, source, track, param, frame, frameset});
  give(kReopens, {area, br, embed, img, image, input, keygen, wbr, button, object, applet, marquee, select, template_});
  give(kNeverFolds, {html, head, body, colgroup, col, xmp, plaintext, frame, frameset});
  give(kImpliedEnd, {dd, dt, li, option, optgroup, p, rb, rp, rt, rtc});
  give(kBreaksOut, {b,   big,  blockquote, body,  br,   center, code,   dd,  div, dl,      dt,   em,   embed, h1, h2,
                    h3,  h4,   h5,         h6,    head, hr,     i,      img, li,  listing, menu, meta, nobr,  ol, p,
                    pre, ruby, s,          small, span, strong, strike, sub, sup, table,   tt,   u,    ul,    var});
  // Elements that no rule names.
  constexpr TagTraits kNamed = kVoid | kClosesP | kSpecial | kFormatting | kTablePart | kRaw;
  for (TagTraits& of_tag : traits) {
    if ((of_tag & kNamed) == 0) of_tag = static_cast<TagTraits>(of_tag | kReopens);
  }
  for (const Tag tag : {rb, rp, rt, rtc}) traits[static_cast<std::size_t>(tag)] = kImpliedEnd;
  return traits;
}

inline constexpr std::array<TagTraits, kTagCount> kTagTraits = make_tag_traits();

constexpr std::size_t index_of(Tag tag) {
  return static_cast<std::size_t>(tag);
}

constexpr bool has(Tag tag, TagTraits traits) {
  return (kTagTraits[static_cast<std::size_t>(tag)] & traits) != 0;
}

/// True for elements that leave a marker in the list of active formatting elements (13.2.4.3): what is open outside is not opened again
/// inside.
constexpr bool has_marker(Tag tag) {
  return has(tag, kScope) && tag != Tag::html && tag != Tag::table;
}

constexpr bool is_row_group(Tag tag) {
  return tag == Tag::tbody || tag == Tag::thead || tag == Tag::tfoot;
}

constexpr bool is_cell(Tag tag) {
  return tag == Tag::td || tag == Tag::th;
}

constexpr bool is_option(Tag tag) {
  return tag == Tag::option || tag == Tag::optgroup;
}

/// What an end tag needs to have any effect: any heading closes any other, and the parser adds rows and row groups to a table.
constexpr Tag seen_as(Tag tag) {
  return has(tag, kHeading) ? Tag::h1 : has(tag, kTablePart) ? Tag::table : tag;
}

}  // namespace winnow::skeleton
