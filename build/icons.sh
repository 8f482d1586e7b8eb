#!/usr/bin/env bash
# Draws the 40x40 one-bit pictures of the message pages and writes Firmware/Ui/Icons.Generated.cs. Needs ImageMagick.
set -eu
cd "$(dirname "$0")/.."
out=Firmware/Ui/Icons.Generated.cs
work=$(mktemp -d)

picture() { # name, drawing primitives on a 160x160 sheet, black on white
    convert -size 160x160 xc:white -fill none -stroke black -strokewidth 14 -draw "$2" -resize 40x40 -colorspace Gray -threshold 55% "gray:$work/$1"
}

picture Check 'stroke-width 12 circle 80,80 80,14 stroke-linecap round stroke-linejoin round stroke-width 15 polyline 48,84 72,108 114,58'
picture Cross 'stroke-width 12 circle 80,80 80,14 stroke-linecap round stroke-width 15 line 56,56 104,104 line 104,56 56,104'
picture Warning 'stroke-linejoin round stroke-width 12 polygon 80,16 150,140 10,140 stroke-linecap round stroke-width 14 line 80,62 80,98 fill black stroke-width 1 circle 80,119 80,127'
picture Info 'stroke-width 12 circle 80,80 80,14 stroke-linecap round stroke-width 15 line 80,76 80,116 fill black stroke-width 1 circle 80,48 80,57'
picture Card 'stroke-width 10 roundrectangle 12,32 148,128 12,12 fill black stroke-width 1 rectangle 34,62 66,92 fill none stroke-width 8 line 84,108 130,108 line 84,74 130,74'
picture Printer 'stroke-width 10 roundrectangle 14,58 146,120 8,8 rectangle 42,14 118,58 fill white rectangle 42,94 118,146 stroke-width 8 line 56,112 104,112 line 56,130 88,130'

{
    echo 'namespace Firmware.Ui'
    echo '{'
    echo '    /// <summary>Pictures of one bit a dot, 40 x 40, drawn by build/icons.sh.</summary>'
    echo '    internal static class Icons'
    echo '    {'
    echo '        public const int Size = 40;'
    for f in Check Cross Warning Info Card Printer; do
        echo
        echo "        public static readonly byte[] $f ="
        echo '        {'
        # 0 is black = ink; five bytes a row
        od -An -v -tu1 -w40 "$work/$f" | awk '{ line = "           "; for (b = 0; b < 5; b++) { v = 0; for (i = 1; i <= 8; i++) v = v * 2 + ($(b * 8 + i) < 128); line = line sprintf(" 0x%02X,", v) } print line }'
        echo '        };'
    done
    echo '    }'
    echo '}'
} > "$out"
rm -r "$work"
