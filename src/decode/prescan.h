// What a page's first bytes say of its charset: <meta> and the XML declaration (HTML Standard 13.2.3.2, "prescan a byte stream").
#pragma once

#include <string_view>

namespace winnow::decode {

/// The Encoding Standard's name of the charset that `head` declares, "" where it declares none that the standard knows.
/// A <meta> counts before the XML declaration. UTF-16 is read as utf-8 and x-user-defined as windows-1252, as the standard says:
/// what could be read as ASCII is no UTF-16. Linear in head's size; a tag that `head` cuts off is not read.
std::string_view declared_charset(std::string_view head);

}  // namespace winnow::decode
