#!/usr/bin/env python3
"""Draws the 40x40 one-bit pictures of the message pages and writes Ui/Icons.Generated.cs.

Usage: Tools/IconGenerator/draw_icons.py  (anywhere in the repository; needs nothing but Python)
A picture is a list of strokes on a 40x40 sheet. A stroke is a polyline with round ends, a ring, or a filled box; later
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
    with open(os.path.join(root, "Firmware", "Ui", "Icons.Generated.cs"), "w", encoding="utf-8", newline="\n") as out:
        out.write("\n".join(lines))


if __name__ == "__main__":
    main()
