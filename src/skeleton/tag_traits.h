// What the tree construction rules of the HTML Standard (13.2.6) make of each element.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>

#include "skeleton/tag_lookup.h"

namespace winnow::skeleton {

using TagTraits = std::uint16_t;
inline constexpr TagTraits kVoid = 1U << 0;        ///< has no content
inline constexpr TagTraits kClosesP = 1U << 1;     ///< its start tag closes an open <p>
inline constexpr TagTraits kSpecial = 1U << 2;     ///< the standard's "special" category
inline constexpr TagTraits kScope = 1U << 3;       ///< ends the search for an element "in scope"
inline constexpr TagTraits kHeading = 1U << 4;     ///< h1 to h6
inline constexpr TagTraits kFormatting = 1U << 5;  ///< goes to the list of active formatting elements
inline constexpr TagTraits kTablePart = 1U << 6;   ///< stands in a table: rows, cells, columns, captions
inline constexpr TagTraits kRaw = 1U << 7;         ///< its content holds no tags (title and textarea too)
inline constexpr TagTraits kNoMarkup = 1U << 8;    ///< left out of the markup: moves no text in the tree
inline constexpr TagTraits kBreaksOut = 1U << 9;   ///< ends <svg> and <math> (13.2.6.5)

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
  give(kBreaksOut, {b,   big,  blockquote, body,  br,   center, code,   dd,  div, dl,      dt,   em,   embed, h1, h2,
                    h3,  h4,   h5,         h6,    head, hr,     i,      img, li,  listing, menu, meta, nobr,  ol, p,
                    pre, ruby, s,          small, span, strong, strike, sub, sup, table,   tt,   u,    ul,    var});
  return traits;
}

inline constexpr std::array<TagTraits, kTagCount> kTagTraits = make_tag_traits();

constexpr bool has(Tag tag, TagTraits traits) {
  return (kTagTraits[static_cast<std::size_t>(tag)] & traits) != 0;
}

}  // namespace winnow::skeleton
