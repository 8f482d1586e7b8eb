#!/usr/bin/env python3
"""Makes the kept source of the pinyin dictionary from the Unihan database. Run by hand; the result is committed.

  pinyin.py Unihan_Readings.txt[.bz2]          (on Debian 12: /usr/share/unicode of the package unicode-data)

Every character of GB2312 under each of its syllables (kHanyuPinlu with its frequencies; kMandarin where that has none),
the frequent first, then in the order of GB2312, whose first level holds the common ones. Writes, from the repository's
root, Boards/Simulator/Assets/pinyin.txt: one syllable a line and its characters.
"""
import bz2
import collections
import os
import re
import sys
import unicodedata

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


def gb2312():
    """The hanzi in the order of GB2312."""
    for lead in range(0xB0, 0xF8):
        for trail in range(0xA1, 0xFF):
            try:
                yield bytes([lead, trail]).decode("gb2312")
            except UnicodeDecodeError:
                pass


def plain(syllable):
    """Without tone; the two dots of u are typed as v."""
    syllable = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(c for c in syllable if c.isalpha() and not unicodedata.combining(c))


def main(path):
    order = {c: i for i, c in enumerate(gb2312())}
    frequency = collections.defaultdict(dict)
    mandarin = {}
    opened = bz2.open(path, "rt", encoding="utf8") if path.endswith(".bz2") else open(path, encoding="utf8")
    for line in opened:
        if not line.startswith("U+"):
            continue
        code, field, value = line.rstrip("\n").split("\t")
        c = chr(int(code[2:], 16))
        if c not in order:
            continue
        if field == "kHanyuPinlu":
            for reading, count in re.findall(r"([^\s()]+)\((\d+)\)", value):
                syllable = plain(reading)
                frequency[c][syllable] = frequency[c].get(syllable, 0) + int(count)
        elif field == "kMandarin":
            mandarin[c] = plain(value.split(" ")[0])
    syllables = collections.defaultdict(list)
    for c in order:
        readings = dict(frequency[c])
        readings.setdefault(mandarin[c], 0)
        for syllable, count in readings.items():
            syllables[syllable].append((-count, order[c], c))
    with open(os.path.join(ROOT, "Boards/Simulator/Assets/pinyin.txt"), "w", encoding="utf8") as out:
        for syllable in sorted(syllables):
            out.write(syllable + " " + "".join(c for _, _, c in sorted(syllables[syllable])) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
