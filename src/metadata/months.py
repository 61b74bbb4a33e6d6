#!/usr/bin/env python3
"""Writes months.inc: names of months in the languages of news pages, from Unicode CLDR (through Babel).

    months.py > months.inc

A name that means different months in different languages keeps a line for each, with its language; the language that comes first
in LANGUAGES wins where the page's language is none of them.
"""
import re
import unicodedata

from babel import Locale

LANGUAGES = """en de fr es it pt nl sv da nb nn fi is fo pl cs sk ru uk be bg mk sr sr_Latn hr bs sl hu ro sq lt lv et el tr az uz kk ky
tg tk ka hy ar fa ps ur he hi bn ta te ml mr gu kn pa ne si my km lo th id ms fil sw am so af eu ca gl cy ga mt mn ha yo zu""".split()

# Spellings that CLDR does not list: common abbreviations, names without diacritics, other calendars' names in Arabic.
EXTRA = {
    "en": {"sept": 9}, "de": {"maerz": 3, "mrz": 3, "jän": 1, "feber": 2}, "es": {"setiembre": 9, "set": 9}, "fr": {"fevrier": 2, "aout": 8, "decembre": 12, "fév": 2},
    "tr": {"subat": 2, "mayis": 5, "agustos": 8, "eylul": 9, "kasim": 11, "aralik": 12}, "pl": {"wrzesnia": 9, "pazdziernika": 10, "pazdziernik": 10},
    "pt": {"marco": 3}, "ro": {"septemvrie": 9, "octomvrie": 10}, "ru": {"сент": 9, "нояб": 11, "февр": 2}, "el": {"μαϊου": 5},
    "ar": {"كانون الثاني": 1, "شباط": 2, "آذار": 3, "نيسان": 4, "أيار": 5, "حزيران": 6, "تموز": 7, "آب": 8, "أيلول": 9, "تشرين الأول": 10,
           "تشرين الثاني": 11, "كانون الأول": 12, "جانفي": 1, "فيفري": 2, "أفريل": 4, "ماي": 5, "جوان": 6, "جويلية": 7, "أوت": 8,
           "يناير": 1, "يوليوز": 7, "غشت": 8, "شتنبر": 9, "نونبر": 11, "دجنبر": 12},
    # 13 to 24: the months of the Persian calendar.
    "fa": {"فروردین": 13, "اردیبهشت": 14, "خرداد": 15, "تیر": 16, "مرداد": 17, "شهریور": 18, "مهر": 19, "آبان": 20, "آذر": 21, "دی": 22, "بهمن": 23, "اسفند": 24},
    "hi": {"फरवरी": 2, "फ़रवरी": 2, "सितम्बर": 9, "अक्टूबर": 10, "नवम्बर": 11, "दिसम्बर": 12},
    "hy": {"հունվար": 1, "փետրվար": 2, "մարտ": 3, "ապրիլ": 4, "մայիս": 5, "հունիս": 6, "հուլիս": 7, "օգոստոս": 8, "սեպտեմբեր": 9, "հոկտեմբեր": 10,
           "նոյեմբեր": 11, "դեկտեմբեր": 12},
}


def fold(name):
    """Lower case, no full stop at the end; combining acute accents of CLDR's stress marks stay."""
    name = unicodedata.normalize("NFC", name).replace("\u0307", "")
    return re.sub(r"[.․]+$", "", name.lower()).strip()


def main():
    rows = {}  # name -> [(month, language)]
    for tag in LANGUAGES:
        language = tag.split("_")[0]
        names = dict(EXTRA.get(language, {}))
        months = Locale.parse(tag).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for month, name in months.get(context, {}).get(width, {}).items():
                    names.setdefault(fold(name), month)
        for name, month in names.items():
            # One letter is no name, and names made of digits are read as numbers ("1월", "tháng 1").
            if len(name) < 2 or re.search(r"\d", name) or (" " in name and name.split()[0] not in ("كانون", "تشرين")) or not re.fullmatch(r"[^\W\d_][\w\u200c\u0300-\u036f\u0900-\u0dff\u0e00-\u0fff\u1000-\u17ff' ’]*", name):
                continue
            known = rows.setdefault(fold(name), [])
            if month not in [m for m, _ in known]:
                known.append((month, language))
    print("// Written by months.py from Unicode CLDR: {name in lower case, month, language where another one means another month}; sorted by name's bytes.")
    for name in sorted(rows, key=lambda n: n.encode()):
        several = len(rows[name]) > 1
        for month, language in rows[name]:
            print('{"%s", %d, "%s"},' % (name, month, language if several else ""))


main()
