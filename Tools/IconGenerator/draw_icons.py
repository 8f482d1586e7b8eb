#!/usr/bin/env python3
"""Draws the 40x40 one-bit pictures of the message pages and the 48x48 logos of the slips, and writes
Ui/Icons.Generated.cs and Receipts/Pictures/Logos.Generated.cs.

Usage: Tools/IconGenerator/draw_icons.py  (anywhere in the repository; needs nothing but Python)
A picture is a list of strokes on its sheet. A stroke is a polyline with round ends, a ring, or a filled box; later
strokes may erase (ink 0).
"""
import math
import os

SIZE = 40
STAR_SIZE = 16
SAMPLES = 4


def segment(px, py, ax, ay, bx, by):
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    t = 0 if length == 0 else max(0, min(1, ((px - ax) * dx + (py - ay) * dy) / length))
    return math.hypot(px - ax - t * dx, py - ay - t * dy)


def polyline(width, *points):
    pairs = list(zip(points[::2], points[1::2]))
    return lambda x, y: min(segment(x, y, *a, *b) for a, b in zip(pairs, pairs[1:])) <= width / 2


def ring(width, cx, cy, radius):
    return lambda x, y: abs(math.hypot(x - cx, y - cy) - radius) <= width / 2


def dot(cx, cy, radius):
    return lambda x, y: math.hypot(x - cx, y - cy) <= radius


def box(left, top, right, bottom):
    return lambda x, y: left <= x <= right and top <= y <= bottom


def frame(width, left, top, right, bottom):
    return polyline(width, left, top, right, top, right, bottom, left, bottom, left, top)


STAR = [(1, polyline(2.6, 8 + 6.2 * math.sin(a), 8 - 6.2 * math.cos(a), 8 - 6.2 * math.sin(a), 8 + 6.2 * math.cos(a))) for a in (0, math.pi / 3, -math.pi / 3)]

PICTURES = {
    "Check": [(1, ring(3, 20, 20, 17)), (1, polyline(4, 12, 21, 18, 27, 29, 14))],
    "Cross": [(1, ring(3, 20, 20, 17)), (1, polyline(4, 14, 14, 26, 26)), (1, polyline(4, 26, 14, 14, 26))],
    "Warning": [(1, polyline(3, 20, 4, 37, 35, 3, 35, 20, 4)), (1, polyline(4, 20, 15, 20, 24)), (1, dot(20, 29.5, 2.2))],
    "Info": [(1, ring(3, 20, 20, 17)), (1, polyline(4, 20, 19, 20, 28)), (1, dot(20, 12.5, 2.4))],
    "Card": [(1, frame(3, 3, 8, 37, 32)), (1, box(8, 15, 16, 23)), (0, box(8, 18.6, 16, 19.4)), (1, polyline(2, 8, 28, 16, 28)),
             (1, polyline(2, 20, 28, 24, 28)), (1, polyline(2, 28, 28, 32, 28))],
    "Printer": [(1, polyline(3, 3, 15, 37, 15, 37, 30, 3, 30, 3, 15)), (1, frame(2.4, 11, 3.5, 29, 15)), (0, box(10, 23, 30, 37)),
                (1, frame(2.4, 11, 23, 29, 37)), (1, polyline(1.6, 15, 28, 25, 28)), (1, polyline(1.6, 15, 32, 22, 32)), (1, dot(33, 20, 1.4))],
}


LOGO_SIZE = 48

# A shop front, a cup with steam, a shopping basket: in the order of the setting.
LOGOS = [
    [(1, polyline(3, 8, 6, 40, 6, 44, 17, 4, 17, 8, 6)), (1, polyline(2.4, 16, 6, 14, 17)), (1, polyline(2.4, 24, 6, 24, 17)), (1, polyline(2.4, 32, 6, 34, 17)),
     (1, ring(3, 9, 17, 5)), (1, ring(3, 19, 17, 5)), (1, ring(3, 29, 17, 5)), (1, ring(3, 39, 17, 5)), (0, box(2, 10, 46, 15.4)),
     (1, polyline(3, 8, 6, 4, 17)), (1, polyline(3, 40, 6, 44, 17)), (1, polyline(2.4, 16, 6, 14, 17)), (1, polyline(2.4, 24, 6, 24, 17)), (1, polyline(2.4, 32, 6, 34, 17)),
     (1, polyline(3, 7, 23, 7, 43, 41, 43, 41, 23)), (1, polyline(2.6, 14, 43, 14, 28, 22, 28, 22, 43)), (1, polyline(2.6, 27, 28, 36, 28, 36, 36, 27, 36, 27, 28))],
    [(1, polyline(3, 8, 22, 36, 22, 35, 32, 30, 39, 14, 39, 9, 32, 8, 22)), (1, ring(3, 37, 28, 5.5)), (0, box(12, 24, 33, 36)),
     (1, polyline(3, 5, 43.5, 39, 43.5)),
     (1, polyline(2.4, 15, 18, 13, 14, 16, 10, 14, 6)), (1, polyline(2.4, 22, 18, 20, 14, 23, 10, 21, 6)), (1, polyline(2.4, 29, 18, 27, 14, 30, 10, 28, 6))],
    [(1, polyline(3, 3, 20, 45, 20)), (1, polyline(3, 6, 20, 11, 43, 37, 43, 42, 20)), (1, polyline(2.6, 14, 19, 20, 5)), (1, polyline(2.6, 34, 19, 28, 5)),
     (1, polyline(2.4, 16, 24, 18, 39)), (1, polyline(2.4, 24, 24, 24, 39)), (1, polyline(2.4, 32, 24, 30, 39)), (1, polyline(2, 8, 31, 40, 31))],
]


def rows(strokes, size):
    for y in range(size):
        value = 0
        for x in range(size):
            ink = 0
            for i in range(SAMPLES):
                for j in range(SAMPLES):
                    px, py = x + (i + 0.5) / SAMPLES, y + (j + 0.5) / SAMPLES
                    state = 0
                    for color, covers in strokes:
                        if covers(px, py):
                            state = color
                    ink += state
            value = value << 1 | (ink * 2 >= SAMPLES * SAMPLES)
        yield value.to_bytes(size // 8, "big")


def main():
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    lines = ["namespace Firmware.Ui", "{", f"    /// <summary>Pictures of one bit a dot, {SIZE} x {SIZE}, drawn by Tools/IconGenerator.</summary>",
             "    internal static class Icons", "    {", f"        public const int Size = {SIZE};"]
    lines += ["", "        /// <summary>Side of the star that stands for a digit nobody may see.</summary>", f"        public const int StarSize = {STAR_SIZE};"]
    for name, strokes in list(PICTURES.items()) + [("Star", STAR)]:
        lines += ["", f"        public static readonly byte[] {name} =", "        {"]
        lines += ["            " + ", ".join(f"0x{b:02X}" for b in row) + "," for row in rows(strokes, STAR_SIZE if name == "Star" else SIZE)]
        lines += ["        };"]
    lines += ["    }", "}", ""]
    write(os.path.join(root, "Ui", "Icons.Generated.cs"), lines)
    lines = ["namespace Firmware.Receipts", "{", f"    /// <summary>Logos of one bit a dot, {LOGO_SIZE} x {LOGO_SIZE}, drawn by Tools/IconGenerator. Made when asked for: nothing stays on the heap.</summary>",
             "    internal static class Logos", "    {", f"        public const int Size = {LOGO_SIZE};", f"        public const int Count = {len(LOGOS)};", "",
             "        /// <param name=\"number\">From 1.</param>", "        public static byte[] Rows(int number)", "        {",
             "            return number == 1 ? One() : number == 2 ? Two() : Three();", "        }"]
    for name, strokes in zip(("One", "Two", "Three"), LOGOS):
        lines += ["", f"        private static byte[] {name}()", "        {", "            return new byte[]", "            {"]
        lines += ["                " + ", ".join(f"0x{b:02X}" for b in row) + "," for row in rows(strokes, LOGO_SIZE)]
        lines += ["            };", "        }"]
    lines += ["    }", "}", ""]
    write(os.path.join(root, "Receipts", "Pictures", "Logos.Generated.cs"), lines)


def write(path, lines):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write("\n".join(lines))


if __name__ == "__main__":
    main()
