#!/usr/bin/env python3
"""Writes src/decode/single_byte.inc: what the bytes 0x80 to 0xFF stand for in the single-byte charsets of the Encoding Standard (section 9).

The tables are Python's, but for three places where the standard differs: see patched().

usage: tools/generate_single_byte.py > src/decode/single_byte.inc
"""
import argparse

CODEC_OF_CHARSET = {
    "ibm866": "cp866",
    **{f"iso-8859-{part}": f"iso8859_{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    "koi8-r": "koi8_r",
    "koi8-u": "koi8_u",
    "macintosh": "mac_roman",
    "windows-874": "cp874",
    **{f"windows-{page}": f"cp{page}" for page in range(1250, 1259)},
    "x-mac-cyrillic": "mac_cyrillic",
}
UNMAPPED = 0xFFFD


def patched(charset: str, byte: int, character: int) -> int:
    # The windows charsets map the bytes that Microsoft left free in 0x80 to 0x9F to the C1 controls.
    if charset.startswith("windows-") and byte < 0xA0 and character == UNMAPPED:
        return byte
    if charset == "koi8-u":  # the standard's KOI8-U has the letters of KOI8-RU
        return {0xAE: 0x045E, 0xBE: 0x040E}.get(byte, character)
    if charset == "windows-1255" and byte == 0xCA:
        return 0x05BA
    return character


def main() -> None:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    print("// Written by tools/generate_single_byte.py: the characters of the bytes 0x80 to 0xFF; 0xFFFD where a byte stands for nothing.")
    for charset, codec in sorted(CODEC_OF_CHARSET.items()):
        print(f'{{"{charset}",\n {{')
        characters = [patched(charset, byte, ord(bytes([byte]).decode(codec, "replace"))) for byte in range(0x80, 0x100)]
        for row in range(0, 128, 16):
            print("  " + " ".join(f"0x{character:04X}," for character in characters[row : row + 16]))
        print(" }},")


if __name__ == "__main__":
    main()
