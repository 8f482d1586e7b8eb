#!/usr/bin/env python3
"""Makes the kept sources of the fonts from outline fonts. Run by hand, once in a blue moon: the results are committed.

  rasterise.py UNIFONT_HEX NOTO_CJK_TTC DEJAVU_SANS_BOLD_TTF

Needs Pillow. On Debian 12: python3-pil, unifont (/usr/share/unifont/unifont.hex), fonts-noto-cjk, fonts-dejavu-core.
Writes, from the repository's root:
  Tools/FontGenerator/sources/unifont-gb2312.hex   ASCII, Latin-1, GB2312 and some signs out of GNU Unifont
  Tools/FontGenerator/sources/amount32.hex         figures, 24x32, one line each: code:width:rows
  Boards/Simulator/Assets/paper24.bin              the printer's character generator (see PaperFont.cs)
"""
import os
import sys
from PIL import Image, ImageDraw, ImageFont

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
NOTO_SANS_MONO_SC = 7

# Signs for screens that GB2312 lacks: dashes, bullet, ellipsis, arrows, geometric shapes, check marks.
SIGNS = list(range(0x2010, 0x2028)) + list(range(0x2190, 0x21A0)) + list(range(0x25A0, 0x2600)) + [0x2709, 0x2713, 0x2714, 0x2717, 0x2718]
THRESHOLD = 78


def gb2312():
    """Every character of GB2312 with its two bytes."""
    for lead in range(0xA1, 0xF8):
        for trail in range(0xA1, 0xFF):
            try:
                yield lead, trail, bytes([lead, trail]).decode("gb2312")
            except UnicodeDecodeError:
                pass


def bits(font, text, width, height, baseline, threshold):
    """The dots of a character, centred in its cell, rows padded to whole bytes."""
    image = Image.new("L", (width, height), 0)
    left, _, right, _ = font.getbbox(text, anchor="ls")
    advance = font.getlength(text)
    x = round((width - advance) / 2) if advance <= width else round((width - right - left) / 2)
    ImageDraw.Draw(image).text((x, baseline), text, font=font, fill=255, anchor="ls")
    rows = bytearray()
    for y in range(height):
        for start in range(0, width, 8):
            value = 0
            for k in range(8):
                if start + k < width and image.getpixel((start + k, y)) > threshold:
                    value |= 0x80 >> k
            rows.append(value)
    return bytes(rows)


def unifont(path):
    wanted = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100)) | {ord(c) for _, _, c in gb2312()} | set(SIGNS)
    glyphs = {}
    for line in open(path):
        code, dots = line.strip().split(":")
        if int(code, 16) in wanted:
            glyphs[int(code, 16)] = dots
    with open(os.path.join(ROOT, "Tools/FontGenerator/sources/unifont-gb2312.hex"), "w") as out:
        for code in sorted(glyphs):
            out.write("%04X:%s\n" % (code, glyphs[code]))


def amount(path):
    font = ImageFont.truetype(path, 35)
    with open(os.path.join(ROOT, "Tools/FontGenerator/sources/amount32.hex"), "w") as out:
        for text in " ,-.0123456789\u00a5":
            width = 24 if text.isdigit() or text == "\u00a5" else 12 if text != "-" else 18
            dots = bits(font, text, 24 if width == 24 else width, 32, 28, 120)
            rows = bytearray()
            step = (width + 7) // 8
            for y in range(32):
                rows += dots[y * step:(y + 1) * step].ljust(3, b"\0")
            out.write("%04X:%d:%s\n" % (ord(text), width, rows.hex().upper()))


def paper(path):
    wide = ImageFont.truetype(path, 24, index=NOTO_SANS_MONO_SC)
    narrow = ImageFont.truetype(path, 23, index=NOTO_SANS_MONO_SC)
    with open(os.path.join(ROOT, "Boards/Simulator/Assets/paper24.bin"), "wb") as out:
        for code in range(0x20, 0x7F):
            out.write(bits(narrow, chr(code), 12, 24, 19, THRESHOLD))
        cells = {(lead, trail): c for lead, trail, c in gb2312()}
        for lead in range(0xA1, 0xF8):
            for trail in range(0xA1, 0xFF):
                c = cells.get((lead, trail))
                out.write(bits(wide, c, 24, 24, 21, THRESHOLD) if c else bytes(72))


if __name__ == "__main__":
    unifont(sys.argv[1])
    paper(sys.argv[2])
    amount(sys.argv[3])
