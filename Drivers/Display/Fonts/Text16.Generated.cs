// Written by Tools/FontGenerator; do not edit. GNU Unifont 15.0.01, licence beside this file.
namespace Drivers.Display
{
    internal static class Text16Data
    {
        // 8x16: 20h-7Eh, then A0h-FFh.
        public static readonly byte[] Narrow =
        {
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // 0020
            0x00, 0x00, 0x00, 0x00, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x00, 0x08, 0x08, 0x00, 0x00, // 0021 !
            0x00, 0x00, 0x22, 0x22, 0x22, 0x22, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // 0022 "
            0x00, 0x00, 0x00, 0x00, 0x12, 0x12, 0x12, 0x7E, 0x24, 0x24, 0x7E, 0x48, 0x48, 0x48, 0x00, 0x00, // 0023 #
            0x00, 0x00, 0x00, 0x00, 0x08, 0x3E, 0x49, 0x48, 0x38, 0x0E, 0x09, 0x49, 0x3E, 0x08, 0x00, 0x00, // 0024 $
            0x00, 0x00, 0x00, 0x00, 0x31, 0x4A, 0x4A, 0x34, 0x08, 0x08, 0x16, 0x29, 0x29, 0x46, 0x00, 0x00, // 0025 %
            0x00, 0x00, 0x00, 0x00, 0x1C, 0x22, 0x22, 0x14, 0x18, 0x29, 0x45, 0x42, 0x46, 0x39, 0x00, 0x00, // 0026 &
            0x00, 0x00, 0x08, 0x08, 0x08, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // 0027 '
            0x00, 0x00, 0x00, 0x04, 0x08, 0x08, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x08, 0x08, 0x04, 0x00, // 0028 (
            0x00, 0x00, 0x00, 0x20, 0x10, 0x10, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x10, 0x10, 0x20, 0x00, // 0029 )
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x08, 0x49, 0x2A, 0x1C, 0x2A, 0x49, 0x08, 0x00, 0x00, 0x00, // 002A *
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x08, 0x08, 0x08, 0x7F, 0x08, 0x08, 0x08, 0x00, 0x00, 0x00, // 002B +
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x18, 0x08, 0x08, 0x10, // 002C ,
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x3C, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // 002D -
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x18, 0x18, 0x00, 0x00, // 002E .
            0x00, 0x00, 0x00, 0x00, 0x02, 0x02, 0x04, 0x08, 0x08, 0x10, 0x10, 0x20, 0x40, 0x40, 0x00, 0x00, // 002F /
            0x00, 0x00, 0x00, 0x00, 0x18, 0x24, 0x42, 0x46, 0x4A, 0x52, 0x62, 0x42, 0x24, 0x18, 0x00, 0x00, // 0030 0
            0x00, 0x00, 0x00, 0x00, 0x08, 0x18, 0x28, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x3E, 0x00, 0x00, // 0031 1
            0x00, 0x00, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x02, 0x0C, 0x10, 0x20, 0x40, 0x40, 0x7E, 0x00, 0x00, // 0032 2
            0x00, 0x00, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x02, 0x1C, 0x02, 0x02, 0x42, 0x42, 0x3C, 0x00, 0x00, // 0033 3
            0x00, 0x00, 0x00, 0x00, 0x04, 0x0C, 0x14, 0x24, 0x44, 0x44, 0x7E, 0x04, 0x04, 0x04, 0x00, 0x00, // 0034 4
            0x00, 0x00, 0x00, 0x00, 0x7E, 0x40, 0x40, 0x40, 0x7C, 0x02, 0x02, 0x02, 0x42, 0x3C, 0x00, 0x00, // 0035 5
            0x00, 0x00, 0x00, 0x00, 0x1C, 0x20, 0x40, 0x40, 0x7C, 0x42, 0x42, 0x42, 0x42, 0x3C, 0x00, 0x00, // 0036 6
            0x00, 0x00, 0x00, 0x00, 0x7E, 0x02, 0x02, 0x04, 0x04, 0x04, 0x08, 0x08, 0x08, 0x08, 0x00, 0x00, // 0037 7
            0x00, 0x00, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x42, 0x3C, 0x42, 0x42, 0x42, 0x42, 0x3C, 0x00, 0x00, // 0038 8
            0x00, 0x00, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x42, 0x3E, 0x02, 0x02, 0x02, 0x04, 0x38, 0x00, 0x00, // 0039 9
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x18, 0x18, 0x00, 0x00, 0x00, 0x18, 0x18, 0x00, 0x00, 0x00, // 003A :
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x18, 0x18, 0x00, 0x00, 0x00, 0x18, 0x08, 0x08, 0x10, 0x00, // 003B ;
            0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x04, 0x08, 0x10, 0x20, 0x10, 0x08, 0x04, 0x02, 0x00, 0x00, // 003C <
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x7E, 0x00, 0x00, 0x00, 0x7E, 0x00, 0x00, 0x00, 0x00, // 003D =
            0x00, 0x00, 0x00, 0x00, 0x00, 0x40, 0x20, 0x10, 0x08, 0x04, 0x08, 0x10, 0x20, 0x40, 0x00, 0x00, // 003E >
            0x00, 0x00, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x02, 0x04, 0x08, 0x08, 0x00, 0x08, 0x08, 0x00, 0x00, // 003F ?
            0x00, 0x00, 0x00, 0x00, 0x1C, 0x22, 0x4A, 0x56, 0x52, 0x52, 0x52, 0x4E, 0x20, 0x1E, 0x00, 0x00, // 0040 @
            0x00, 0x00, 0x00, 0x00, 0x18, 0x24, 0x24, 0x42, 0x42, 0x7E, 0x42, 0x42, 0x42, 0x42, 0x00, 0x00, // 0041 A
            0x00, 0x00, 0x00, 0x00, 0x7C, 0x42, 0x42, 0x42, 0x7C, 0x42, 0x42, 0x42, 0x42, 0x7C, 0x00, 0x00, // 0042 B
            0x00, 0x00, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x40, 0x40, 0x40, 0x40, 0x42, 0x42, 0x3C, 0x00, 0x00, // 0043 C
            0x00, 0x00, 0x00, 0x00, 0x78, 0x44, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x44, 0x78, 0x00, 0x00, // 0044 D
            0x00, 0x00, 0x00, 0x00, 0x7E, 0x40, 0x40, 0x40, 0x7C, 0x40, 0x40, 0x40, 0x40, 0x7E, 0x00, 0x00, // 0045 E
            0x00, 0x00, 0x00, 0x00, 0x7E, 0x40, 0x40, 0x40, 0x7C, 0x40, 0x40, 0x40, 0x40, 0x40, 0x00, 0x00, // 0046 F
            0x00, 0x00, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x40, 0x40, 0x4E, 0x42, 0x42, 0x46, 0x3A, 0x00, 0x00, // 0047 G
            0x00, 0x00, 0x00, 0x00, 0x42, 0x42, 0x42, 0x42, 0x7E, 0x42, 0x42, 0x42, 0x42, 0x42, 0x00, 0x00, // 0048 H
            0x00, 0x00, 0x00, 0x00, 0x3E, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x3E, 0x00, 0x00, // 0049 I
            0x00, 0x00, 0x00, 0x00, 0x1F, 0x04, 0x04, 0x04, 0x04, 0x04, 0x04, 0x44, 0x44, 0x38, 0x00, 0x00, // 004A J
            0x00, 0x00, 0x00, 0x00, 0x42, 0x44, 0x48, 0x50, 0x60, 0x60, 0x50, 0x48, 0x44, 0x42, 0x00, 0x00, // 004B K
            0x00, 0x00, 0x00, 0x00, 0x40, 0x40, 0x40, 0x40, 0x40, 0x40, 0x40, 0x40, 0x40, 0x7E, 0x00, 0x00, // 004C L
            0x00, 0x00, 0x00, 0x00, 0x42, 0x42, 0x66, 0x66, 0x5A, 0x5A, 0x42, 0x42, 0x42, 0x42, 0x00, 0x00, // 004D M
            0x00, 0x00, 0x00, 0x00, 0x42, 0x62, 0x62, 0x52, 0x52, 0x4A, 0x4A, 0x46, 0x46, 0x42, 0x00, 0x00, // 004E N
            0x00, 0x00, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x3C, 0x00, 0x00, // 004F O
            0x00, 0x00, 0x00, 0x00, 0x7C, 0x42, 0x42, 0x42, 0x7C, 0x40, 0x40, 0x40, 0x40, 0x40, 0x00, 0x00, // 0050 P
            0x00, 0x00, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x5A, 0x66, 0x3C, 0x03, 0x00, // 0051 Q
            0x00, 0x00, 0x00, 0x00, 0x7C, 0x42, 0x42, 0x42, 0x7C, 0x48, 0x44, 0x44, 0x42, 0x42, 0x00, 0x00, // 0052 R
            0x00, 0x00, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x40, 0x30, 0x0C, 0x02, 0x42, 0x42, 0x3C, 0x00, 0x00, // 0053 S
            0x00, 0x00, 0x00, 0x00, 0x7F, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x00, 0x00, // 0054 T
            0x00, 0x00, 0x00, 0x00, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x3C, 0x00, 0x00, // 0055 U
            0x00, 0x00, 0x00, 0x00, 0x41, 0x41, 0x41, 0x22, 0x22, 0x22, 0x14, 0x14, 0x08, 0x08, 0x00, 0x00, // 0056 V
            0x00, 0x00, 0x00, 0x00, 0x42, 0x42, 0x42, 0x42, 0x5A, 0x5A, 0x66, 0x66, 0x42, 0x42, 0x00, 0x00, // 0057 W
            0x00, 0x00, 0x00, 0x00, 0x42, 0x42, 0x24, 0x24, 0x18, 0x18, 0x24, 0x24, 0x42, 0x42, 0x00, 0x00, // 0058 X
            0x00, 0x00, 0x00, 0x00, 0x41, 0x41, 0x22, 0x22, 0x14, 0x08, 0x08, 0x08, 0x08, 0x08, 0x00, 0x00, // 0059 Y
            0x00, 0x00, 0x00, 0x00, 0x7E, 0x02, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x40, 0x7E, 0x00, 0x00, // 005A Z
            0x00, 0x00, 0x00, 0x0E, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x0E, 0x00, // 005B [
            0x00, 0x00, 0x00, 0x00, 0x40, 0x40, 0x20, 0x10, 0x10, 0x08, 0x08, 0x04, 0x02, 0x02, 0x00, 0x00, // 005C backslash
            0x00, 0x00, 0x00, 0x70, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x70, 0x00, // 005D ]
            0x00, 0x00, 0x18, 0x24, 0x42, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // 005E ^
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x7F, 0x00, // 005F _
            0x00, 0x20, 0x10, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // 0060 `
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x3C, 0x42, 0x02, 0x3E, 0x42, 0x42, 0x46, 0x3A, 0x00, 0x00, // 0061 a
            0x00, 0x00, 0x00, 0x40, 0x40, 0x40, 0x5C, 0x62, 0x42, 0x42, 0x42, 0x42, 0x62, 0x5C, 0x00, 0x00, // 0062 b
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x3C, 0x42, 0x40, 0x40, 0x40, 0x40, 0x42, 0x3C, 0x00, 0x00, // 0063 c
            0x00, 0x00, 0x00, 0x02, 0x02, 0x02, 0x3A, 0x46, 0x42, 0x42, 0x42, 0x42, 0x46, 0x3A, 0x00, 0x00, // 0064 d
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x7E, 0x40, 0x40, 0x42, 0x3C, 0x00, 0x00, // 0065 e
            0x00, 0x00, 0x00, 0x0C, 0x10, 0x10, 0x10, 0x7C, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x00, 0x00, // 0066 f
            0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x3A, 0x44, 0x44, 0x44, 0x38, 0x20, 0x3C, 0x42, 0x42, 0x3C, // 0067 g
            0x00, 0x00, 0x00, 0x40, 0x40, 0x40, 0x5C, 0x62, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x00, 0x00, // 0068 h
            0x00, 0x00, 0x00, 0x08, 0x08, 0x00, 0x18, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x3E, 0x00, 0x00, // 0069 i
            0x00, 0x00, 0x00, 0x04, 0x04, 0x00, 0x0C, 0x04, 0x04, 0x04, 0x04, 0x04, 0x04, 0x04, 0x48, 0x30, // 006A j
            0x00, 0x00, 0x00, 0x40, 0x40, 0x40, 0x44, 0x48, 0x50, 0x60, 0x50, 0x48, 0x44, 0x42, 0x00, 0x00, // 006B k
            0x00, 0x00, 0x00, 0x18, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x3E, 0x00, 0x00, // 006C l
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x76, 0x49, 0x49, 0x49, 0x49, 0x49, 0x49, 0x49, 0x00, 0x00, // 006D m
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x5C, 0x62, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x00, 0x00, // 006E n
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x3C, 0x00, 0x00, // 006F o
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x5C, 0x62, 0x42, 0x42, 0x42, 0x42, 0x62, 0x5C, 0x40, 0x40, // 0070 p
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x3A, 0x46, 0x42, 0x42, 0x42, 0x42, 0x46, 0x3A, 0x02, 0x02, // 0071 q
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x5C, 0x62, 0x42, 0x40, 0x40, 0x40, 0x40, 0x40, 0x00, 0x00, // 0072 r
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x3C, 0x42, 0x40, 0x30, 0x0C, 0x02, 0x42, 0x3C, 0x00, 0x00, // 0073 s
            0x00, 0x00, 0x00, 0x00, 0x10, 0x10, 0x10, 0x7C, 0x10, 0x10, 0x10, 0x10, 0x10, 0x0C, 0x00, 0x00, // 0074 t
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x46, 0x3A, 0x00, 0x00, // 0075 u
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x42, 0x42, 0x42, 0x24, 0x24, 0x24, 0x18, 0x18, 0x00, 0x00, // 0076 v
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x41, 0x49, 0x49, 0x49, 0x49, 0x49, 0x49, 0x36, 0x00, 0x00, // 0077 w
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x42, 0x42, 0x24, 0x18, 0x18, 0x24, 0x42, 0x42, 0x00, 0x00, // 0078 x
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x42, 0x42, 0x42, 0x42, 0x42, 0x26, 0x1A, 0x02, 0x02, 0x3C, // 0079 y
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x7E, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x7E, 0x00, 0x00, // 007A z
            0x00, 0x00, 0x00, 0x0C, 0x10, 0x10, 0x08, 0x08, 0x10, 0x20, 0x10, 0x08, 0x08, 0x10, 0x10, 0x0C, // 007B {
            0x00, 0x00, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, // 007C |
            0x00, 0x00, 0x00, 0x30, 0x08, 0x08, 0x10, 0x10, 0x08, 0x04, 0x08, 0x10, 0x10, 0x08, 0x08, 0x30, // 007D }
            0x00, 0x00, 0x00, 0x31, 0x49, 0x46, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // 007E ~
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // 00A0
            0x00, 0x00, 0x00, 0x00, 0x08, 0x08, 0x00, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x00, 0x00, // 00A1 ¡
            0x00, 0x00, 0x00, 0x00, 0x08, 0x08, 0x3E, 0x49, 0x48, 0x48, 0x49, 0x3E, 0x08, 0x08, 0x00, 0x00, // 00A2 ¢
            0x00, 0x00, 0x00, 0x00, 0x0E, 0x10, 0x10, 0x10, 0x7C, 0x10, 0x10, 0x10, 0x3E, 0x61, 0x00, 0x00, // 00A3 £
            0x00, 0x00, 0x00, 0x00, 0x00, 0x42, 0x3C, 0x24, 0x42, 0x42, 0x24, 0x3C, 0x42, 0x00, 0x00, 0x00, // 00A4 ¤
            0x00, 0x00, 0x00, 0x00, 0x41, 0x22, 0x14, 0x08, 0x7F, 0x08, 0x7F, 0x08, 0x08, 0x08, 0x00, 0x00, // 00A5 ¥
            0x00, 0x00, 0x00, 0x00, 0x08, 0x08, 0x08, 0x08, 0x00, 0x00, 0x08, 0x08, 0x08, 0x08, 0x00, 0x00, // 00A6 ¦
            0x00, 0x00, 0x00, 0x00, 0x3C, 0x42, 0x40, 0x3C, 0x42, 0x42, 0x3C, 0x02, 0x42, 0x3C, 0x00, 0x00, // 00A7 §
            0x24, 0x24, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // 00A8 ¨
            0x00, 0x00, 0x00, 0x00, 0x3C, 0x42, 0x99, 0xA5, 0xA1, 0xA1, 0xA5, 0x99, 0x42, 0x3C, 0x00, 0x00, // 00A9 ©
            0x00, 0x00, 0x1C, 0x02, 0x1E, 0x22, 0x1E, 0x00, 0x3E, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // 00AA ª
            0x00, 0x00, 0x00, 0x00, 0x00, 0x12, 0x12, 0x24, 0x24, 0x48, 0x24, 0x24, 0x12, 0x12, 0x00, 0x00, // 00AB «
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x7E, 0x02, 0x02, 0x02, 0x00, 0x00, // 00AC ¬
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // 00AD
            0x00, 0x00, 0x00, 0x00, 0x3C, 0x42, 0xB9, 0xA5, 0xA5, 0xB9, 0xA9, 0xA5, 0x42, 0x3C, 0x00, 0x00, // 00AE ®
            0x00, 0x00, 0x7E, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // 00AF ¯
            0x00, 0x00, 0x00, 0x00, 0x18, 0x24, 0x24, 0x18, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // 00B0 °
            0x00, 0x00, 0x00, 0x00, 0x08, 0x08, 0x08, 0x7F, 0x08, 0x08, 0x08, 0x00, 0x7F, 0x00, 0x00, 0x00, // 00B1 ±
            0x00, 0x00, 0x00, 0x38, 0x44, 0x04, 0x18, 0x20, 0x40, 0x7C, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // 00B2 ²
            0x00, 0x00, 0x00, 0x38, 0x44, 0x04, 0x38, 0x04, 0x44, 0x38, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // 00B3 ³
            0x00, 0x04, 0x08, 0x10, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // 00B4 ´
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x66, 0x59, 0x40, 0x80, // 00B5 µ
            0x00, 0x00, 0x00, 0x00, 0x3F, 0x7A, 0x7A, 0x7A, 0x3A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x0A, 0x00, // 00B6 ¶
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x18, 0x18, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // 00B7 ·
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x08, 0x30, // 00B8 ¸
            0x00, 0x00, 0x00, 0x10, 0x30, 0x50, 0x10, 0x10, 0x10, 0x7C, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // 00B9 ¹
            0x00, 0x00, 0x1C, 0x22, 0x22, 0x22, 0x1C, 0x00, 0x3E, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // 00BA º
            0x00, 0x00, 0x00, 0x00, 0x00, 0x48, 0x48, 0x24, 0x24, 0x12, 0x24, 0x24, 0x48, 0x48, 0x00, 0x00, // 00BB »
            0x00, 0x00, 0x00, 0x00, 0x22, 0x62, 0x24, 0x28, 0x28, 0x12, 0x16, 0x2A, 0x4E, 0x42, 0x00, 0x00, // 00BC ¼
            0x00, 0x00, 0x00, 0x00, 0x22, 0x62, 0x24, 0x28, 0x28, 0x14, 0x1A, 0x22, 0x44, 0x4E, 0x00, 0x00, // 00BD ½
            0x00, 0x00, 0x00, 0x00, 0x62, 0x12, 0x24, 0x18, 0x68, 0x12, 0x16, 0x2A, 0x4E, 0x42, 0x00, 0x00, // 00BE ¾
            0x00, 0x00, 0x00, 0x00, 0x10, 0x10, 0x00, 0x10, 0x10, 0x20, 0x40, 0x42, 0x42, 0x3C, 0x00, 0x00, // 00BF ¿
            0x30, 0x0C, 0x00, 0x00, 0x18, 0x24, 0x24, 0x42, 0x42, 0x7E, 0x42, 0x42, 0x42, 0x42, 0x00, 0x00, // 00C0 À
            0x0C, 0x30, 0x00, 0x00, 0x18, 0x24, 0x24, 0x42, 0x42, 0x7E, 0x42, 0x42, 0x42, 0x42, 0x00, 0x00, // 00C1 Á
            0x18, 0x24, 0x00, 0x00, 0x18, 0x24, 0x24, 0x42, 0x42, 0x7E, 0x42, 0x42, 0x42, 0x42, 0x00, 0x00, // 00C2 Â
            0x32, 0x4C, 0x00, 0x00, 0x18, 0x24, 0x24, 0x42, 0x42, 0x7E, 0x42, 0x42, 0x42, 0x42, 0x00, 0x00, // 00C3 Ã
            0x24, 0x24, 0x00, 0x00, 0x18, 0x24, 0x24, 0x42, 0x42, 0x7E, 0x42, 0x42, 0x42, 0x42, 0x00, 0x00, // 00C4 Ä
            0x18, 0x24, 0x18, 0x00, 0x18, 0x24, 0x24, 0x42, 0x42, 0x7E, 0x42, 0x42, 0x42, 0x42, 0x00, 0x00, // 00C5 Å
            0x00, 0x00, 0x00, 0x00, 0x1F, 0x28, 0x48, 0x48, 0x7F, 0x48, 0x48, 0x48, 0x48, 0x4F, 0x00, 0x00, // 00C6 Æ
            0x00, 0x00, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x40, 0x40, 0x40, 0x40, 0x42, 0x42, 0x3C, 0x08, 0x30, // 00C7 Ç
            0x30, 0x0C, 0x00, 0x00, 0x7E, 0x40, 0x40, 0x40, 0x7C, 0x40, 0x40, 0x40, 0x40, 0x7E, 0x00, 0x00, // 00C8 È
            0x0C, 0x30, 0x00, 0x00, 0x7E, 0x40, 0x40, 0x40, 0x7C, 0x40, 0x40, 0x40, 0x40, 0x7E, 0x00, 0x00, // 00C9 É
            0x18, 0x24, 0x00, 0x00, 0x7E, 0x40, 0x40, 0x40, 0x7C, 0x40, 0x40, 0x40, 0x40, 0x7E, 0x00, 0x00, // 00CA Ê
            0x24, 0x24, 0x00, 0x00, 0x7E, 0x40, 0x40, 0x40, 0x7C, 0x40, 0x40, 0x40, 0x40, 0x7E, 0x00, 0x00, // 00CB Ë
            0x18, 0x06, 0x00, 0x00, 0x3E, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x3E, 0x00, 0x00, // 00CC Ì
            0x0C, 0x30, 0x00, 0x00, 0x3E, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x3E, 0x00, 0x00, // 00CD Í
            0x18, 0x24, 0x00, 0x00, 0x3E, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x3E, 0x00, 0x00, // 00CE Î
            0x24, 0x24, 0x00, 0x00, 0x3E, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x3E, 0x00, 0x00, // 00CF Ï
            0x00, 0x00, 0x00, 0x00, 0x78, 0x44, 0x42, 0x42, 0xF2, 0x42, 0x42, 0x42, 0x44, 0x78, 0x00, 0x00, // 00D0 Ð
            0x32, 0x4C, 0x00, 0x00, 0x42, 0x62, 0x62, 0x52, 0x52, 0x4A, 0x4A, 0x46, 0x46, 0x42, 0x00, 0x00, // 00D1 Ñ
            0x30, 0x0C, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x3C, 0x00, 0x00, // 00D2 Ò
            0x0C, 0x30, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x3C, 0x00, 0x00, // 00D3 Ó
            0x18, 0x24, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x3C, 0x00, 0x00, // 00D4 Ô
            0x32, 0x4C, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x3C, 0x00, 0x00, // 00D5 Õ
            0x24, 0x24, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x3C, 0x00, 0x00, // 00D6 Ö
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x42, 0x24, 0x18, 0x24, 0x42, 0x00, 0x00, 0x00, 0x00, // 00D7 ×
            0x00, 0x00, 0x00, 0x02, 0x3A, 0x44, 0x46, 0x4A, 0x4A, 0x52, 0x52, 0x62, 0x22, 0x5C, 0x40, 0x00, // 00D8 Ø
            0x30, 0x0C, 0x00, 0x00, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x3C, 0x00, 0x00, // 00D9 Ù
            0x0C, 0x30, 0x00, 0x00, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x3C, 0x00, 0x00, // 00DA Ú
            0x18, 0x24, 0x00, 0x00, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x3C, 0x00, 0x00, // 00DB Û
            0x24, 0x24, 0x00, 0x00, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x3C, 0x00, 0x00, // 00DC Ü
            0x0C, 0x30, 0x00, 0x00, 0x41, 0x41, 0x22, 0x22, 0x14, 0x08, 0x08, 0x08, 0x08, 0x08, 0x00, 0x00, // 00DD Ý
            0x00, 0x00, 0x00, 0x40, 0x40, 0x78, 0x44, 0x42, 0x42, 0x44, 0x78, 0x40, 0x40, 0x40, 0x00, 0x00, // 00DE Þ
            0x00, 0x00, 0x00, 0x00, 0x38, 0x44, 0x44, 0x48, 0x58, 0x44, 0x42, 0x42, 0x52, 0x4C, 0x00, 0x00, // 00DF ß
            0x00, 0x00, 0x30, 0x0C, 0x00, 0x00, 0x3C, 0x42, 0x02, 0x3E, 0x42, 0x42, 0x46, 0x3A, 0x00, 0x00, // 00E0 à
            0x00, 0x00, 0x0C, 0x30, 0x00, 0x00, 0x3C, 0x42, 0x02, 0x3E, 0x42, 0x42, 0x46, 0x3A, 0x00, 0x00, // 00E1 á
            0x00, 0x00, 0x18, 0x24, 0x00, 0x00, 0x3C, 0x42, 0x02, 0x3E, 0x42, 0x42, 0x46, 0x3A, 0x00, 0x00, // 00E2 â
            0x00, 0x00, 0x32, 0x4C, 0x00, 0x00, 0x3C, 0x42, 0x02, 0x3E, 0x42, 0x42, 0x46, 0x3A, 0x00, 0x00, // 00E3 ã
            0x00, 0x00, 0x24, 0x24, 0x00, 0x00, 0x3C, 0x42, 0x02, 0x3E, 0x42, 0x42, 0x46, 0x3A, 0x00, 0x00, // 00E4 ä
            0x00, 0x18, 0x24, 0x18, 0x00, 0x00, 0x3C, 0x42, 0x02, 0x3E, 0x42, 0x42, 0x46, 0x3A, 0x00, 0x00, // 00E5 å
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x3E, 0x49, 0x09, 0x3F, 0x48, 0x48, 0x49, 0x3E, 0x00, 0x00, // 00E6 æ
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x3C, 0x42, 0x40, 0x40, 0x40, 0x40, 0x42, 0x3C, 0x08, 0x30, // 00E7 ç
            0x00, 0x00, 0x30, 0x0C, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x7E, 0x40, 0x40, 0x42, 0x3C, 0x00, 0x00, // 00E8 è
            0x00, 0x00, 0x0C, 0x30, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x7E, 0x40, 0x40, 0x42, 0x3C, 0x00, 0x00, // 00E9 é
            0x00, 0x00, 0x18, 0x24, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x7E, 0x40, 0x40, 0x42, 0x3C, 0x00, 0x00, // 00EA ê
            0x00, 0x00, 0x24, 0x24, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x7E, 0x40, 0x40, 0x42, 0x3C, 0x00, 0x00, // 00EB ë
            0x00, 0x00, 0x30, 0x0C, 0x00, 0x00, 0x18, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x3E, 0x00, 0x00, // 00EC ì
            0x00, 0x00, 0x0C, 0x30, 0x00, 0x00, 0x18, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x3E, 0x00, 0x00, // 00ED í
            0x00, 0x00, 0x18, 0x24, 0x00, 0x00, 0x18, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x3E, 0x00, 0x00, // 00EE î
            0x00, 0x00, 0x24, 0x24, 0x00, 0x00, 0x18, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x3E, 0x00, 0x00, // 00EF ï
            0x00, 0x00, 0x32, 0x0C, 0x14, 0x22, 0x02, 0x3E, 0x42, 0x42, 0x42, 0x42, 0x42, 0x3C, 0x00, 0x00, // 00F0 ð
            0x00, 0x00, 0x32, 0x4C, 0x00, 0x00, 0x5C, 0x62, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x00, 0x00, // 00F1 ñ
            0x00, 0x00, 0x30, 0x0C, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x3C, 0x00, 0x00, // 00F2 ò
            0x00, 0x00, 0x0C, 0x30, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x3C, 0x00, 0x00, // 00F3 ó
            0x00, 0x00, 0x18, 0x24, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x3C, 0x00, 0x00, // 00F4 ô
            0x00, 0x00, 0x32, 0x4C, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x3C, 0x00, 0x00, // 00F5 õ
            0x00, 0x00, 0x24, 0x24, 0x00, 0x00, 0x3C, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x3C, 0x00, 0x00, // 00F6 ö
            0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x18, 0x00, 0x00, 0x7E, 0x00, 0x00, 0x18, 0x00, 0x00, 0x00, // 00F7 ÷
            0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x3C, 0x46, 0x4A, 0x4A, 0x52, 0x52, 0x62, 0x3C, 0x40, 0x00, // 00F8 ø
            0x00, 0x00, 0x30, 0x0C, 0x00, 0x00, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x46, 0x3A, 0x00, 0x00, // 00F9 ù
            0x00, 0x00, 0x0C, 0x30, 0x00, 0x00, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x46, 0x3A, 0x00, 0x00, // 00FA ú
            0x00, 0x00, 0x18, 0x24, 0x00, 0x00, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x46, 0x3A, 0x00, 0x00, // 00FB û
            0x00, 0x00, 0x24, 0x24, 0x00, 0x00, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x46, 0x3A, 0x00, 0x00, // 00FC ü
            0x00, 0x00, 0x0C, 0x30, 0x00, 0x00, 0x42, 0x42, 0x42, 0x42, 0x42, 0x26, 0x1A, 0x02, 0x02, 0x3C, // 00FD ý
            0x00, 0x00, 0x00, 0x40, 0x40, 0x40, 0x5C, 0x62, 0x42, 0x42, 0x42, 0x42, 0x62, 0x5C, 0x40, 0x40, // 00FE þ
            0x00, 0x00, 0x24, 0x24, 0x00, 0x00, 0x42, 0x42, 0x42, 0x42, 0x42, 0x26, 0x1A, 0x02, 0x02, 0x3C, // 00FF ÿ
        };

        // Of each: its first row with ink, and its last in the lower half; F0h when there is none.
        public static readonly byte[] NarrowInk =
        {
            0xF0, 0x4D, 0x25, 0x4D, 0x4D, 0x4D, 0x4D, 0x25, 0x3E, 0x3E, 0x6C, 0x6C, 0xCF, 0x99, 0xCD, 0x4D,
            0x4D, 0x4D, 0x4D, 0x4D, 0x4D, 0x4D, 0x4D, 0x4D, 0x4D, 0x4D, 0x6C, 0x6E, 0x5D, 0x7B, 0x5D, 0x4D,
            0x4D, 0x4D, 0x4D, 0x4D, 0x4D, 0x4D, 0x4D, 0x4D, 0x4D, 0x4D, 0x4D, 0x4D, 0x4D, 0x4D, 0x4D, 0x4D,
            0x4D, 0x4E, 0x4D, 0x4D, 0x4D, 0x4D, 0x4D, 0x4D, 0x4D, 0x4D, 0x4D, 0x3E, 0x4D, 0x3E, 0x24, 0xEE,
            0x13, 0x6D, 0x3D, 0x6D, 0x3D, 0x6D, 0x3D, 0x5F, 0x3D, 0x3D, 0x3F, 0x3D, 0x3D, 0x6D, 0x6D, 0x6D,
            0x6F, 0x6F, 0x6D, 0x6D, 0x4D, 0x6D, 0x6D, 0x6D, 0x6D, 0x6F, 0x6D, 0x3F, 0x2F, 0x3F, 0x35, 0xF0,
            0x4D, 0x4D, 0x4D, 0x5C, 0x4D, 0x4D, 0x4D, 0x01, 0x4D, 0x28, 0x5D, 0xAD, 0xF0, 0x4D, 0x22, 0x47,
            0x4C, 0x39, 0x39, 0x13, 0x6F, 0x4E, 0x89, 0xEF, 0x39, 0x28, 0x5D, 0x4D, 0x4D, 0x4D, 0x4D, 0x0D,
            0x0D, 0x0D, 0x0D, 0x0D, 0x0D, 0x4D, 0x4F, 0x0D, 0x0D, 0x0D, 0x0D, 0x0D, 0x0D, 0x0D, 0x0D, 0x4D,
            0x0D, 0x0D, 0x0D, 0x0D, 0x0D, 0x0D, 0x7B, 0x3E, 0x0D, 0x0D, 0x0D, 0x0D, 0x0D, 0x3D, 0x4D, 0x2D,
            0x2D, 0x2D, 0x2D, 0x2D, 0x1D, 0x6D, 0x6F, 0x2D, 0x2D, 0x2D, 0x2D, 0x2D, 0x2D, 0x2D, 0x2D, 0x2D,
            0x2D, 0x2D, 0x2D, 0x2D, 0x2D, 0x2D, 0x6C, 0x5E, 0x2D, 0x2D, 0x2D, 0x2D, 0x2F, 0x3F, 0x2F,
        };

        // UTF-16 units of the wide glyphs, ascending.
        public static readonly ushort[] Codes =
        {
            0x2013, 0x2014, 0x201C, 0x201D, 0x2022, 0x2026, 0x203B, 0x2103, 0x2116, 0x2190, 0x2191, 0x2192, 0x2193, 0x221A, 0x25A0, 0x25A1,
            0x25B2, 0x25B3, 0x25BC, 0x25BD, 0x25CB, 0x25CF, 0x2605, 0x2606, 0x2713, 0x2717, 0x3001, 0x3002, 0x300A, 0x300B, 0x4E00, 0x4E03,
            0x4E07, 0x4E09, 0x4E0A, 0x4E0B, 0x4E0D, 0x4E0E, 0x4E1A, 0x4E1C, 0x4E22, 0x4E24, 0x4E2A, 0x4E2D, 0x4E3A, 0x4E3B, 0x4E5D, 0x4E8B,
            0x4E8C, 0x4E8E, 0x4E92, 0x4E94, 0x4EA4, 0x4EAC, 0x4EAE, 0x4EBA, 0x4EBF, 0x4EC5, 0x4ECA, 0x4ECD, 0x4ECE, 0x4ED6, 0x4ED8, 0x4EE5,
            0x4EF6, 0x4EFB, 0x4F20, 0x4F4D, 0x4F4E, 0x4F4F, 0x4F53, 0x4F55, 0x4F59, 0x4F5C, 0x4F7F, 0x4FBF, 0x4FDD, 0x4FE1, 0x4FEE, 0x5019,
            0x501F, 0x503C, 0x504F, 0x505C, 0x50A8, 0x5141, 0x5143, 0x5145, 0x5148, 0x5149, 0x514D, 0x5165, 0x5168, 0x516B, 0x516C, 0x516D,
            0x5171, 0x5173, 0x5174, 0x5176, 0x5185, 0x518D, 0x5199, 0x519C, 0x51B2, 0x51B7, 0x51C0, 0x51C6, 0x51E0, 0x51ED, 0x51FA, 0x51FD,
            0x5206, 0x5207, 0x521A, 0x521D, 0x5220, 0x5229, 0x522B, 0x5230, 0x5236, 0x5237, 0x524D, 0x5269, 0x529F, 0x52A0, 0x52A1, 0x52A8,
            0x52FF, 0x5317, 0x533A, 0x5341, 0x5343, 0x534E, 0x5355, 0x5357, 0x5361, 0x5370, 0x5373, 0x5374, 0x5377, 0x5385, 0x539F, 0x53C2,
            0x53CD, 0x53D1, 0x53D6, 0x53D7, 0x53D8, 0x53E3, 0x53EA, 0x53EF, 0x53F7, 0x53F8, 0x5404, 0x5408, 0x540C, 0x540D, 0x540E, 0x5411,
            0x5417, 0x5426, 0x542B, 0x542F, 0x544A, 0x5458, 0x548C, 0x54CD, 0x552E, 0x5546, 0x5584, 0x5668, 0x56DB, 0x56DE, 0x56FD, 0x5728,
            0x5730, 0x5733, 0x5740, 0x574F, 0x5757, 0x578B, 0x589E, 0x58F0, 0x5904, 0x590D, 0x590F, 0x5916, 0x591A, 0x5927, 0x5929, 0x592A,
            0x5931, 0x5934, 0x597D, 0x5982, 0x59A5, 0x59CB, 0x5B50, 0x5B57, 0x5B58, 0x5B66, 0x5B81, 0x5B89, 0x5B8C, 0x5B9A, 0x5BA1, 0x5BA2,
            0x5BBD, 0x5BC6, 0x5BF9, 0x5C06, 0x5C0F, 0x5C11, 0x5C1A, 0x5C1D, 0x5C31, 0x5C4F, 0x5C55, 0x5DDE, 0x5DE5, 0x5DEE, 0x5DF1, 0x5DF2,
            0x5E02, 0x5E38, 0x5E55, 0x5E73, 0x5E74, 0x5E76, 0x5E7F, 0x5E94, 0x5E97, 0x5EA6, 0x5EFA, 0x5F00, 0x5F0F, 0x5F20, 0x5F53, 0x5F55,
            0x5F85, 0x5F88, 0x5FBD, 0x5FC3, 0x5FD7, 0x6000, 0x6001, 0x603B, 0x6062, 0x606F, 0x610F, 0x611F, 0x6210, 0x6216, 0x6237, 0x624B,
            0x6253, 0x6263, 0x626B, 0x6279, 0x627E, 0x6280, 0x62A4, 0x62A5, 0x62AC, 0x62B5, 0x62D2, 0x62D4, 0x62DB, 0x62E9, 0x62FC, 0x6301,
            0x6302, 0x6309, 0x6325, 0x635F, 0x6362, 0x636E, 0x6388, 0x63A5, 0x63D0, 0x63D2, 0x6478, 0x6495, 0x64A4, 0x64CD, 0x652F, 0x6536,
            0x6539, 0x653F, 0x6545, 0x6548, 0x654F, 0x6570, 0x6574, 0x6587, 0x65B0, 0x65B9, 0x65E0, 0x65E5, 0x65E7, 0x65E9, 0x65F6, 0x660E,
            0x6613, 0x661F, 0x662F, 0x666E, 0x6682, 0x6697, 0x66F4, 0x66FF, 0x6700, 0x6708, 0x6709, 0x670D, 0x671D, 0x671F, 0x672A, 0x672C,
            0x672F, 0x673A, 0x6742, 0x6743, 0x6751, 0x675F, 0x6761, 0x676D, 0x676F, 0x677E, 0x6784, 0x679C, 0x67E5, 0x6807, 0x6821, 0x6837,
            0x6838, 0x6839, 0x683C, 0x6846, 0x68C0, 0x69FD, 0x6B21, 0x6B3A, 0x6B3E, 0x6B62, 0x6B63, 0x6B64, 0x6B65, 0x6BCD, 0x6BCF, 0x6C11,
            0x6C42, 0x6C5F, 0x6C60, 0x6CA1, 0x6CD5, 0x6CE2, 0x6CE8, 0x6D01, 0x6D4B, 0x6D66, 0x6D77, 0x6D88, 0x6DF1, 0x6E05, 0x6E90, 0x6EE1,
            0x6F14, 0x70B9, 0x70ED, 0x7247, 0x7248, 0x7269, 0x72B6, 0x72EC, 0x73B0, 0x73ED, 0x7406, 0x751F, 0x7528, 0x7531, 0x7535, 0x7559,
            0x7591, 0x767B, 0x767D, 0x767E, 0x7684, 0x7686, 0x76D6, 0x76D7, 0x76D8, 0x76F4, 0x76F8, 0x770B, 0x77E5, 0x77F3, 0x7801, 0x786E,
            0x78C1, 0x793A, 0x793E, 0x7968, 0x79D1, 0x79D2, 0x79F0, 0x79FB, 0x7A0D, 0x7A7A, 0x7ACB, 0x7AEF, 0x7B14, 0x7B26, 0x7B2C, 0x7B49,
            0x7B54, 0x7B7E, 0x7B80, 0x7B97, 0x7BA1, 0x7BB1, 0x7BEE, 0x7C7B, 0x7CFB, 0x7D27, 0x7EA7, 0x7EB8, 0x7EBF, 0x7EC4, 0x7EC6, 0x7EC7,
            0x7EC8, 0x7ECF, 0x7ED3, 0x7ED9, 0x7EDC, 0x7EDD, 0x7EDF, 0x7EE7, 0x7EEA, 0x7EED, 0x7EF4, 0x7F16, 0x7F3A, 0x7F51, 0x7F6E, 0x7FFB,
            0x8003, 0x8054, 0x80FD, 0x811A, 0x81EA, 0x81F3, 0x81F4, 0x8272, 0x82AF, 0x82B1, 0x82CF, 0x82F1, 0x8336, 0x83DC, 0x8425, 0x8475,
            0x84C4, 0x884C, 0x8857, 0x8868, 0x88AB, 0x88C5, 0x8981, 0x89C4, 0x89D2, 0x89E3, 0x89E6, 0x8A00, 0x8BA1, 0x8BA4, 0x8BB0, 0x8BB8,
            0x8BBE, 0x8BC1, 0x8BC8, 0x8BD5, 0x8BE2, 0x8BE5, 0x8BED, 0x8BEF, 0x8BF7, 0x8BFB, 0x8C03, 0x8C61, 0x8D25, 0x8D26, 0x8D27, 0x8D2D,
            0x8D37, 0x8D38, 0x8D39, 0x8D44, 0x8D70, 0x8D85, 0x8DB3, 0x8DEF, 0x8DF3, 0x8F6F, 0x8F7D, 0x8F93, 0x8FC7, 0x8FD1, 0x8FD4, 0x8FD8,
            0x8FD9, 0x8FDB, 0x8FDD, 0x8FDE, 0x9000, 0x9001, 0x9009, 0x901A, 0x9053, 0x90AE, 0x90E8, 0x9152, 0x91CD, 0x91CF, 0x91D1, 0x949F,
            0x94A5, 0x94BB, 0x94F6, 0x94FA, 0x9500, 0x9501, 0x9519, 0x952E, 0x957F, 0x95E8, 0x95EE, 0x95F4, 0x964D, 0x9650, 0x9664, 0x9669,
            0x969C, 0x96F6, 0x9700, 0x9759, 0x975E, 0x9760, 0x9762, 0x97F3, 0x9875, 0x987B, 0x987E, 0x9884, 0x989D, 0x98CE, 0x9910, 0x996D,
            0x9996, 0x9A8C, 0x9AD8, 0x9ED1, 0xFF01, 0xFF08, 0xFF09, 0xFF0A, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F, 0xFFE5,
        };

        // GB2312 codes in the order of Codes; 0 for none.
        public static readonly ushort[] Gb2312 =
        {
            0x0000, 0xA1AA, 0xA1B0, 0xA1B1, 0x0000, 0xA1AD, 0xA1F9, 0xA1E6, 0xA1ED, 0xA1FB, 0xA1FC, 0xA1FA, 0xA1FD, 0xA1CC, 0xA1F6, 0xA1F5,
            0xA1F8, 0xA1F7, 0x0000, 0x0000, 0xA1F0, 0xA1F1, 0xA1EF, 0xA1EE, 0x0000, 0x0000, 0xA1A2, 0xA1A3, 0xA1B6, 0xA1B7, 0xD2BB, 0xC6DF,
            0xCDF2, 0xC8FD, 0xC9CF, 0xCFC2, 0xB2BB, 0xD3EB, 0xD2B5, 0xB6AB, 0xB6AA, 0xC1BD, 0xB8F6, 0xD6D0, 0xCEAA, 0xD6F7, 0xBEC5, 0xCAC2,
            0xB6FE, 0xD3DA, 0xBBA5, 0xCEE5, 0xBDBB, 0xBEA9, 0xC1C1, 0xC8CB, 0xD2DA, 0xBDF6, 0xBDF1, 0xC8D4, 0xB4D3, 0xCBFB, 0xB8B6, 0xD2D4,
            0xBCFE, 0xC8CE, 0xB4AB, 0xCEBB, 0xB5CD, 0xD7A1, 0xCCE5, 0xBACE, 0xD3E0, 0xD7F7, 0xCAB9, 0xB1E3, 0xB1A3, 0xD0C5, 0xD0DE, 0xBAF2,
            0xBDE8, 0xD6B5, 0xC6AB, 0xCDA3, 0xB4A2, 0xD4CA, 0xD4AA, 0xB3E4, 0xCFC8, 0xB9E2, 0xC3E2, 0xC8EB, 0xC8AB, 0xB0CB, 0xB9AB, 0xC1F9,
            0xB9B2, 0xB9D8, 0xD0CB, 0xC6E4, 0xC4DA, 0xD4D9, 0xD0B4, 0xC5A9, 0xB3E5, 0xC0E4, 0xBEBB, 0xD7BC, 0xBCB8, 0xC6BE, 0xB3F6, 0xBAAF,
            0xB7D6, 0xC7D0, 0xB8D5, 0xB3F5, 0xC9BE, 0xC0FB, 0xB1F0, 0xB5BD, 0xD6C6, 0xCBA2, 0xC7B0, 0xCAA3, 0xB9A6, 0xBCD3, 0xCEF1, 0xB6AF,
            0xCEF0, 0xB1B1, 0xC7F8, 0xCAAE, 0xC7A7, 0xBBAA, 0xB5A5, 0xC4CF, 0xBFA8, 0xD3A1, 0xBCB4, 0xC8B4, 0xBEED, 0xCCFC, 0xD4AD, 0xB2CE,
            0xB7B4, 0xB7A2, 0xC8A1, 0xCADC, 0xB1E4, 0xBFDA, 0xD6BB, 0xBFC9, 0xBAC5, 0xCBBE, 0xB8F7, 0xBACF, 0xCDAC, 0xC3FB, 0xBAF3, 0xCFF2,
            0xC2F0, 0xB7F1, 0xBAAC, 0xC6F4, 0xB8E6, 0xD4B1, 0xBACD, 0xCFEC, 0xCADB, 0xC9CC, 0xC9C6, 0xC6F7, 0xCBC4, 0xBBD8, 0xB9FA, 0xD4DA,
            0xB5D8, 0xDBDA, 0xD6B7, 0xBBB5, 0xBFE9, 0xD0CD, 0xD4F6, 0xC9F9, 0xB4A6, 0xB8B4, 0xCFC4, 0xCDE2, 0xB6E0, 0xB4F3, 0xCCEC, 0xCCAB,
            0xCAA7, 0xCDB7, 0xBAC3, 0xC8E7, 0xCDD7, 0xCABC, 0xD7D3, 0xD7D6, 0xB4E6, 0xD1A7, 0xC4FE, 0xB0B2, 0xCDEA, 0xB6A8, 0xC9F3, 0xBFCD,
            0xBFED, 0xC3DC, 0xB6D4, 0xBDAB, 0xD0A1, 0xC9D9, 0xC9D0, 0xB3A2, 0xBECD, 0xC6C1, 0xD5B9, 0xD6DD, 0xB9A4, 0xB2EE, 0xBCBA, 0xD2D1,
            0xCAD0, 0xB3A3, 0xC4BB, 0xC6BD, 0xC4EA, 0xB2A2, 0xB9E3, 0xD3A6, 0xB5EA, 0xB6C8, 0xBDA8, 0xBFAA, 0xCABD, 0xD5C5, 0xB5B1, 0xC2BC,
            0xB4FD, 0xBADC, 0xBBD5, 0xD0C4, 0xD6BE, 0xBBB3, 0xCCAC, 0xD7DC, 0xBBD6, 0xCFA2, 0xD2E2, 0xB8D0, 0xB3C9, 0xBBF2, 0xBBA7, 0xCAD6,
            0xB4F2, 0xBFDB, 0xC9A8, 0xC5FA, 0xD5D2, 0xBCBC, 0xBBA4, 0xB1A8, 0xCCA7, 0xB5D6, 0xBEDC, 0xB0CE, 0xD5D0, 0xD4F1, 0xC6B4, 0xB3D6,
            0xB9D2, 0xB0B4, 0xBBD3, 0xCBF0, 0xBBBB, 0xBEDD, 0xCADA, 0xBDD3, 0xCCE1, 0xB2E5, 0xC3FE, 0xCBBA, 0xB3B7, 0xB2D9, 0xD6A7, 0xCAD5,
            0xB8C4, 0xD5FE, 0xB9CA, 0xD0A7, 0xC3F4, 0xCAFD, 0xD5FB, 0xCEC4, 0xD0C2, 0xB7BD, 0xCEDE, 0xC8D5, 0xBEC9, 0xD4E7, 0xCAB1, 0xC3F7,
            0xD2D7, 0xD0C7, 0xCAC7, 0xC6D5, 0xD4DD, 0xB0B5, 0xB8FC, 0xCCE6, 0xD7EE, 0xD4C2, 0xD3D0, 0xB7FE, 0xB3AF, 0xC6DA, 0xCEB4, 0xB1BE,
            0xCAF5, 0xBBFA, 0xD4D3, 0xC8A8, 0xB4E5, 0xCAF8, 0xCCF5, 0xBABC, 0xB1AD, 0xCBC9, 0xB9B9, 0xB9FB, 0xB2E9, 0xB1EA, 0xD0A3, 0xD1F9,
            0xBACB, 0xB8F9, 0xB8F1, 0xBFF2, 0xBCEC, 0xB2DB, 0xB4CE, 0xC6DB, 0xBFEE, 0xD6B9, 0xD5FD, 0xB4CB, 0xB2BD, 0xC4B8, 0xC3BF, 0xC3F1,
            0xC7F3, 0xBDAD, 0xB3D8, 0xC3BB, 0xB7A8, 0xB2A8, 0xD7A2, 0xBDE0, 0xB2E2, 0xC6D6, 0xBAA3, 0xCFFB, 0xC9EE, 0xC7E5, 0xD4B4, 0xC2FA,
            0xD1DD, 0xB5E3, 0xC8C8, 0xC6AC, 0xB0E6, 0xCEEF, 0xD7B4, 0xB6C0, 0xCFD6, 0xB0E0, 0xC0ED, 0xC9FA, 0xD3C3, 0xD3C9, 0xB5E7, 0xC1F4,
            0xD2C9, 0xB5C7, 0xB0D7, 0xB0D9, 0xB5C4, 0xBDD4, 0xB8C7, 0xB5C1, 0xC5CC, 0xD6B1, 0xCFE0, 0xBFB4, 0xD6AA, 0xCAAF, 0xC2EB, 0xC8B7,
            0xB4C5, 0xCABE, 0xC9E7, 0xC6B1, 0xBFC6, 0xC3EB, 0xB3C6, 0xD2C6, 0xC9D4, 0xBFD5, 0xC1A2, 0xB6CB, 0xB1CA, 0xB7FB, 0xB5DA, 0xB5C8,
            0xB4F0, 0xC7A9, 0xBCF2, 0xCBE3, 0xB9DC, 0xCFE4, 0xC0BA, 0xC0E0, 0xCFB5, 0xBDF4, 0xBCB6, 0xD6BD, 0xCFDF, 0xD7E9, 0xCFB8, 0xD6AF,
            0xD6D5, 0xBEAD, 0xBDE1, 0xB8F8, 0xC2E7, 0xBEF8, 0xCDB3, 0xBCCC, 0xD0F7, 0xD0F8, 0xCEAC, 0xB1E0, 0xC8B1, 0xCDF8, 0xD6C3, 0xB7AD,
            0xBFBC, 0xC1AA, 0xC4DC, 0xBDC5, 0xD7D4, 0xD6C1, 0xD6C2, 0xC9AB, 0xD0BE, 0xBBA8, 0xCBD5, 0xD3A2, 0xB2E8, 0xB2CB, 0xD3AA, 0xBFFB,
            0xD0EE, 0xD0D0, 0xBDD6, 0xB1ED, 0xB1BB, 0xD7B0, 0xD2AA, 0xB9E6, 0xBDC7, 0xBDE2, 0xB4A5, 0xD1D4, 0xBCC6, 0xC8CF, 0xBCC7, 0xD0ED,
            0xC9E8, 0xD6A4, 0xD5A9, 0xCAD4, 0xD1AF, 0xB8C3, 0xD3EF, 0xCEF3, 0xC7EB, 0xB6C1, 0xB5F7, 0xCFF3, 0xB0DC, 0xD5CB, 0xBBF5, 0xB9BA,
            0xB4FB, 0xC3B3, 0xB7D1, 0xD7CA, 0xD7DF, 0xB3AC, 0xD7E3, 0xC2B7, 0xCCF8, 0xC8ED, 0xD4D8, 0xCAE4, 0xB9FD, 0xBDFC, 0xB7B5, 0xBBB9,
            0xD5E2, 0xBDF8, 0xCEA5, 0xC1AC, 0xCDCB, 0xCBCD, 0xD1A1, 0xCDA8, 0xB5C0, 0xD3CA, 0xB2BF, 0xBEC6, 0xD6D8, 0xC1BF, 0xBDF0, 0xD6D3,
            0xD4BF, 0xD7EA, 0xD2F8, 0xC6CC, 0xCFFA, 0xCBF8, 0xB4ED, 0xBCFC, 0xB3A4, 0xC3C5, 0xCECA, 0xBCE4, 0xBDB5, 0xCFDE, 0xB3FD, 0xCFD5,
            0xD5CF, 0xC1E3, 0xD0E8, 0xBEB2, 0xB7C7, 0xBFBF, 0xC3E6, 0xD2F4, 0xD2B3, 0xD0EB, 0xB9CB, 0xD4A4, 0xB6EE, 0xB7E7, 0xB2CD, 0xB7B9,
            0xCAD7, 0xD1E9, 0xB8DF, 0xBADA, 0xA3A1, 0xA3A8, 0xA3A9, 0xA3AA, 0xA3AC, 0xA3BA, 0xA3BB, 0xA3BF, 0xA3A4,
        };

        // 16x16, two bytes a row, base 64, by place in Codes. Literals stay in flash: a table of bytes would lie on the heap.
        public static string Dots(int place)
        {
            switch (place / 64)
            {
                case 0: return Dots0(place % 64);
                case 1: return Dots1(place % 64);
                case 2: return Dots2(place % 64);
                case 3: return Dots3(place % 64);
                case 4: return Dots4(place % 64);
                case 5: return Dots5(place % 64);
                case 6: return Dots6(place % 64);
                case 7: return Dots7(place % 64);
                case 8: return Dots8(place % 64);
                default: return null;
            }
        }

        private static string Dots0(int place)
        {
            switch (place)
            {
                case 0: return "AAAAAAAAAAAAAAAAAAAAAAAAB+AAAAAAAAAAAAAAAAA="; // 2013 –
                case 1: return "AAAAAAAAAAAAAAAAAAAAAAAAD/AAAAAAAAAAAAAAAAA="; // 2014 —
                case 2: return "AAAAAAIgBEAEQAZgAAAAAAAAAAAAAAAAAAAAAAAAAAA="; // 201C “
                case 3: return "AAAAAAZgAiACIARAAAAAAAAAAAAAAAAAAAAAAAAAAAA="; // 201D ”
                case 4: return "AAAAAAAAAAAAAAAAAAADgAfAB8AHwAOAAAAAAAAAAAA="; // 2022 •
                case 5: return "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABJAEkAAAAAA="; // 2026 …
                case 6: return "AAAAAAAAAAAAAASQAiABQASQAUACIASQAAAAAAAAAAA="; // 203B ※
                case 7: return "BAAKAAoABAADwAQgBCAEAAQABAAEAAQgBCADwAAAAAA="; // 2103 ℃
                case 8: return "AAAAAAAAAAAJIAlQCVANIA0AC3ALAAkACQAJAAAAAAA="; // 2116 №
                case 9: return "AAAAAAAAAAAAAAAAAAABAAIAB/ACAAEAAAAAAAAAAAA="; // 2190 ←
                case 10: return "AAAAAACAAcACoACAAIAAgACAAIAAgACAAIAAgACAAIA="; // 2191 ↑
                case 11: return "AAAAAAAAAAAAAAAAAAAAgABAD+AAQACAAAAAAAAAAAA="; // 2192 →
                case 12: return "AIAAgACAAIAAgACAAIAAgACAAIAAgAKgAcAAgAAAAAA="; // 2193 ↓
                case 13: return "AAAAAABwAEAAQABAAEAAQAdAAUABQADAAMAAQABAAAA="; // 221A √
                case 14: return "AAAAAAAAAAAAAAAAAAAH8AfwB/AH8AfwB/AH8AAAAAA="; // 25A0 ■
                case 15: return "AAAAAAAAAAAAAAAAB/AEEAQQBBAEEAQQB/AAAAAAAAA="; // 25A1 □
                case 16: return "AAAAAAAAAAAAAAGAAYADwAPAB+AH4AAAAAAAAAAAAAA="; // 25B2 ▲
                case 17: return "AAAAAAAAAAAAAAGAAYACQAJABCAH4AAAAAAAAAAAAAA="; // 25B3 △
                case 18: return "AAAAAAAAAAAAAAfgB+ADwAPAAYABgAAAAAAAAAAAAAA="; // 25BC ▼
                case 19: return "AAAAAAAAAAAAAAfgBCACQAJAAYABgAAAAAAAAAAAAAA="; // 25BD ▽
                case 20: return "AAAAAAAAAAAAAAHAAiAEEAQQBBACIAHAAAAAAAAAAAA="; // 25CB ○
                case 21: return "AAAAAAAAAAAAAAHAA+AH8AfwB/AD4AHAAAAAAAAAAAA="; // 25CF ●
                case 22: return "AAAAAAAAAAAAAACAAIAH8AHAA2ACIAAAAAAAAAAAAAA="; // 2605 ★
                case 23: return "AAAAAAAAAAAAgACAB3ACIAKgA2ACIAAAAAAAAAAAAAA="; // 2606 ☆
                case 24: return "AAAAAAAAAAAAAAAEAAgAEEAgQEAggCEAEgAUAAgAAAA="; // 2713 ✓
                case 25: return "AABgGDBgMcAbAA4ADgAbABmAMMAwYGAwYBggAAAAAAA="; // 2717 ✗
                case 26: return "AAAAAAAAAAAAAAAAAAAQAAwABgACAAAAAAAAAAAAAAA="; // 3001 、
                case 27: return "AAAAAAAAAAAAAAAAAAAAAAwAEgASAAwAAAAAAAAAAAA="; // 3002 。
                case 28: return "AEgASACQAJABIAEgAkAEgAJAASABIACQAJAASABIAAA="; // 300A 《
                case 29: return "EgASAAkACQAEgASAAkABIAJABIAEgAkACQASABIAAAA="; // 300B 》
                case 30: return "AAAAAAAAAAAAAAAAAAD//gAAAAAAAAAAAAAAAAAAAAA="; // 4E00 一
                case 31: return "AgACAAIAAgACAAI8B8D6AAIAAgACAAIEAgQCBAH8AAA="; // 4E03 七
                case 32: return "AAAAAP/+BAAEAAQAB/AEEAQQCBAIEBAQEBAgEECggEA="; // 4E07 万
                case 33: return "AAAAAH/8AAAAAAAAAAA/+AAAAAAAAAAAAAD//gAAAAA="; // 4E09 三
                case 34: return "AgACAAIAAgACAAIAA/gCAAIAAgACAAIAAgACAP/+AAA="; // 4E0A 上
                case 35: return "AAD//gIAAgACAAIAAkACIAIQAggCCAIAAgACAAIAAgA="; // 4E0B 下
                case 36: return "AAB//ACAAIABAAEAA0AFIAkQEQghBEEEgQABAAEAAQA="; // 4E0D 不
                case 37: return "EAAQABAAH/wQACAAIAA/+AAIAAgACP/IAAgACABQACA="; // 4E0E 与
                case 38: return "BEAEQARABEBERCREJEgUSBRQFGAEQARABEAEQP/+AAA="; // 4E1A 业
                case 39: return "AgACAAIAf/wEAAkAEQAhAD/4AQAJIBEQIQhBBAUAAgA="; // 4E1C 东
                case 40: return "ABAA+D8AAQABAD/4AQABAAEA//4CAAQACCAQED/4EAg="; // 4E22 丢
                case 41: return "AAD//gRABEAEQH/8RERERERESqRKlFEUQgRABEAUQAg="; // 4E24 两
                case 42: return "AQABAAKABEAIIBAQIQjBBgEAAQABAAEAAQABAAEAAQA="; // 4E2A 个
                case 43: return "AQABAAEAAQA/+CEIIQghCCEIIQg/+CEIAQABAAEAAQA="; // 4E2D 中
                case 44: return "AQAhABEAEQABAH/4AggCCAKIBEgESAgIEAggCEBQgCA="; // 4E3A 为
                case 45: return "AgABAAAAf/wBAAEAAQABAD/4AQABAAEAAQABAP/+AAA="; // 4E3B 主
                case 46: return "BAAEAAQABAB/4AQgBCAEIAggCCAIIBAiECIgIkAegAA="; // 4E5D 九
                case 47: return "AQABAP/+AQA/+CEIP/gBAD/4AQj//gEIP/gBAAUAAgA="; // 4E8B 事
                case 48: return "AAAAAAAAP/gAAAAAAAAAAAAAAAAAAAAA//4AAAAAAAA="; // 4E8C 二
                case 49: return "AAA/+AEAAQABAAEA//4BAAEAAQABAAEAAQABAAUAAgA="; // 4E8E 于
                case 50: return "AAB//AQABAAEAA/wCBAIEBAQECAf4AAgAEAAQP/+AAA="; // 4E92 互
                case 51: return "AAB//AIAAgACAAIAP/AEEAQQBBAEEAgQCBAIEP/+AAA="; // 4E94 五
                case 52: return "AgABAAEA//4AABAQEAggJEgkBEACgAEAAoAMQDAwwA4="; // 4EA4 交
                case 53: return "AgABAP/+AAAAAB/wEBAQEBAQH/ABABEQEQghBEUEAgA="; // 4EAC 京
                case 54: return "AgABAH/8AAAP4AggD+AAAH/+QAKHxARABEAIQjBCwD4="; // 4EAE 亮
                case 55: return "AQABAAEAAQABAAEAAoACgARABEAIIAggEBAgCEAEgAI="; // 4EBA 人
                case 56: return "CAAIAAv8EAgQEDAgMEBQgJCAEQARABICEgISAhH+EAA="; // 4EBF 亿
                case 57: return "CAAL/AkEEQQRBDCIMIhQiJBQEFAQIBAgEFAQiBEEFgI="; // 4EC5 仅
                case 58: return "AQABAAKABEAIIBIQIQjBBgAAH/AAEAAgACAAQACAAQA="; // 4ECA 今
                case 59: return "CAAIAAv4EIgQkDCQMKBQvJCEEIQRBBEEEQQSBBIoFBA="; // 4ECD 仍
                case 60: return "CCAIIAggCCAIIAggCCAIIAhQFFASUBKIIIghBEIEhAI="; // 4ECE 从
                case 61: return "CEAIQApAElgSaDLIM0heSJJIEkgSWBJCEgISAhH+EAA="; // 4ED6 他
                case 62: return "CBAIEAgQEBAX/jAQMBBQEJEQEJAQkBAQEBAQEBBQECA="; // 4ED8 付
                case 63: return "ABAEECIQIRAhECAQIBAgICAgICAkQChQMIghBAICBAI="; // 4EE5 以
                default: return null;
            }
        }

        private static string Dots1(int place)
        {
            switch (place)
            {
                case 0: return "CCAIIAkgESAR/DIgMiBUIJAgF/4QIBAgECAQIBAgECA="; // 4EF6 件
                case 1: return "CBAIeAvAEEAQQDBAMEBf/pBAEEAQQBBAEEAQQBf8EAA="; // 4EFB 任
                case 2: return "CEAIQAhAE/gQQDCAN/5QgJEAE/gQCBEQEKAQQBAgECA="; // 4F20 传
                case 3: return "CIAIQAhAEAAX/DAAMAhSCJIIERAREBEQESAQIB/+EAA="; // 4F4D 位
                case 4: return "CAgIPAvgEiASIDIgMiBT/pIgEhASEBISEgoSihMmEhI="; // 4F4E 低
                case 5: return "CIAIQAgAF/wQQDBAMEBQQJf8EEAQQBBAEEAQQB/+EAA="; // 4F4F 住
                case 6: return "CEAIQAhAEEAX/DBAMOBQ4JFQEVASSBX0GEIQQBBAEEA="; // 4F53 体
                case 7: return "CAAIABf+EAggCDPIUkiSSBJIEkgTyBJIEAgQCBAoEBA="; // 4F55 何
                case 8: return "AQABAAKABEAIIBAQL+jBBgEAP/gBABEQEQghBEUEAgA="; // 4F59 余
                case 9: return "CQAJAAkAEf4SgDKANIBQ+JCAEIAQgBD8EIAQgBCAEIA="; // 4F5C 作
                case 10: return "EEAQQB/+IEAgQGf8ZESkRCf8IEAiQCFAIIAhQCIwLA4="; // 4F7F 使
                case 11: return "EAAX/hBAJ/wkRGREZ/ykRCREJ/wiQCFAIIAhQCIwLA4="; // 4FBF 便
                case 12: return "CAAL+AoIEggSCDP4MEBQQJf8EOARUBJIFEQYQhBAEEA="; // 4FDD 保
                case 13: return "CEAIIAv+EAAQADH8MABQAJH8EAAQABH8EQQRBBH8EQQ="; // 4FE1 信
                case 14: return "EIAQgBH4IQgqkGxgqZguJijAKxAoICjIKxAgYCGAJgA="; // 4FEE 修
                case 15: return "EAAT+BAIKAgv/mkAaQCr+CxAKEAv/ihAKKAhECIILAY="; // 5019 候
                case 16: return "CRAJEAkQF/wREDEQP/5QAJP4EggSCBP4EggSCBP4Egg="; // 501F 借
                case 17: return "CEAIQA/8EEAQQDP4MghT+JIIE/gSCBP4EggSCB/+EAA="; // 503C 值
                case 18: return "EIAQQBf8JAQkBGf8ZACkACf8JqQqpCv8KqQqpDKkIgw="; // 504F 偏
                case 19: return "EIAQQBf8IAAj+GIIY/igAC/+KAIj+CBAIEAgQCFAIIA="; // 505C 停
                case 20: return "ECAQIBj6JCQkKGH+YCC8QCT8JUQmRCR8JUQmRCR8IEQ="; // 50A8 储
                case 21: return "AQABAAIABEAIIBAQP/gESARABEAEQAhACEIQQiBCwD4="; // 5141 允
                case 22: return "AAA/+AAAAAAAAP/+BEAEQARABEAIQAhCEEIgQkA+gAA="; // 5143 元
                case 23: return "AgABAP/+BAAEAAggEBA/+ARIBEAEQARACEQIRBBEYDw="; // 5145 充
                case 24: return "AQARABEAH/ghAEEAAQD//gRABEAEQAhACEIQQiA+wAA="; // 5148 先
                case 25: return "AQAhCBEICRAJIAEA//4EQARABEAEQAhCCEIQQiA+wAA="; // 5149 光
                case 26: return "CAAIAA/gECAgQH/4oQghCCEIP/giiASACIAQgiCCwH4="; // 514D 免
                case 27: return "BAACAAEAAQABAAKAAoACgARABEAIIAggEBAgEEAIgAY="; // 5165 入
                case 28: return "AQABAAKABEAIIBAQL+jBBgEAAQAf8AEAAQABAH/8AAA="; // 5168 全
                case 29: return "AAAAQARABEAEQARABEAEIAggCCAIEBAQEAggCCAEQAI="; // 516B 八
                case 30: return "AIAEgASACEAIQBAgIBBCCIIGBAAEQAggECA/8BAQAAA="; // 516C 公
                case 31: return "AgABAACAAIAAAP/+AAAAAARABCAIEAgIEAggBEAEAAA="; // 516D 六
                case 32: return "BCAEIAQgBCA//AQgBCAEIAQgBCB//gAABCAIEBAIIAQ="; // 5171 共
                case 33: return "EBAIEAggAAA/+AEAAQABAP/+AQACgAKABEAIIDAYwAY="; // 5173 关
                case 34: return "BAgCCCEIERAIEAggAED//gAABEAEIAgQCAgQCCAEQAQ="; // 5174 兴
                case 35: return "CCAIIH/8CCAIIA/gCCAIIA/gCCAIIP/+AAAIIBAQIAg="; // 5176 其
                case 36: return "AQABAAEAf/xBBEEEQQRChEJERCRIFFAUQARABEAUQAg="; // 5185 内
                case 37: return "AAD//gEAAQA/+CEIIQg/+CEIIQj//iAIIAggCCAoIBA="; // 518D 再
                case 38: return "AAB//kACkAQQAB/4EAAgAD/4AAgACP/IAAgACABQACA="; // 5199 写
                case 39: return "AQABAAEAf/xCBIIIBQAFCAiQGKAoQEggiBAKCAwGCAA="; // 519C 农
                case 40: return "AEBAQCBAIEAH/AREFEQURCRE5EQn/CREIEAgQCBAAEA="; // 51B2 冲
                case 41: return "AEBAQCCgIKABEAJIFCYQICP44AggECEQIKAgQCAgACA="; // 51B7 冷
                case 42: return "AQBBACPwJBAAIBf8EEQQRC/+IETgRCf8IEQgQCFAAIA="; // 51C0 净
                case 43: return "AUBBICEgI/4CIBYgG/wSICIgI/ziICIgIiAj/iIAAgA="; // 51C6 准
                case 44: return "AAAP4AggCCAIIAggCCAIIAggCCAQIBAiICIgIkAegAA="; // 51E0 几
                case 45: return "CDgLwBBAMEBX/pBAEEAQQBP4AAAP4AggCCAQIiAiwB4="; // 51ED 凭
                case 46: return "AQABACEIIQghCCEIP/gBCAEAAQBBBEEEQQRBBH/8AAQ="; // 51FA 出
                case 47: return "AAA/8AAgAEBRlEkkRURBBEVESSRRFEUEQgRABH/8AAQ="; // 51FD 函
                case 48: return "AEAEQAQgCCAQECAIQASf4gQgBCAEIAggCCAQICFAQIA="; // 5206 分
                case 49: return "EAAQABH8EEQQRB5E8EQQRBBEEkQURBiEEIQBBAIoBBA="; // 5207 切
                case 50: return "AAR/BEEEQSRlJFUkVSRJJEkkVSRVJGUkQQRBBEUUQgg="; // 521A 刚
                case 51: return "IAAQAAH8/EQIRBBEEEQ0RFhElEQURBCEEIQRBBIoFBA="; // 521D 初
                case 52: return "AAJ7wkpCSkpKSkpKSkr/6kpKSkpKSkpKSkJaQoVKCIQ="; // 5220 删
                case 53: return "AQQHhHwEBCQEJAQk/6QMJBYkFSQkpCQkRASEBAQUBAg="; // 5229 利
                case 54: return "AAR/BEEEQSRBJH8kECQQJP8kESQRJBEkIQQhBEoUhAg="; // 522B 别
                case 55: return "AAT/hAgEECQiJEEk/6QIpAgkCCR/JAgkCAQPhPgUQAg="; // 5230 到
                case 56: return "BAQkBCQEP6REJAQk/+QEJAQkP6QkpCSkJoQlBAQUBAg="; // 5236 制
                case 57: return "AAI/wiBCIEI/0iISIhIiEj/SUlJSUlJSk0ISggIKAgQ="; // 5237 刷
                case 58: return "EBAIEAgg//4AAD4IIkgiSD5IIkgiSD5IIggiCCooJBA="; // 524D 前
                case 59: return "BwJ4AggC/4IqEiqS6xIqkmqSqZIcEioSSQKIgggKCAQ="; // 5269 剩
                case 60: return "AEAAQABA/kAR/BBEEEQQRBBEEIQQhB6E8QRBBAIoBBA="; // 529F 功
                case 61: return "EAAQABAAEHz+RBJEEkQSRBJEEkQSRBJEIkQifEpEhAA="; // 52A0 加
                case 62: return "BAAEAA/wGCAkwAMADMAyMMIOH/ACEAQQBBAIEBCgIEA="; // 52A1 务
                case 63: return "AEAAQHxAAEAB/ABE/kQgRCBEIIRIhESE/QRFBAIoBBA="; // 52A8 动
                default: return null;
            }
        }

        private static string Dots2(int place)
        {
            switch (place)
            {
                case 0: return "CAAIAAgAH/wSRCJEQkSERARECIQQhCEEQgQEBAgoEBA="; // 52FF 勿
                case 1: return "BEAEQARABEQESHxQBGAEQARABEAEQARCHELkQkQ+BAA="; // 5317 北
                case 2: return "AAB//EAAQBBEEEIgQUBAgEFAQiBEEEgQQABAAH/+AAA="; // 533A 区
                case 3: return "AQABAAEAAQABAAEA//4BAAEAAQABAAEAAQABAAEAAQA="; // 5341 十
                case 4: return "ABAA+D8AAQABAAEAAQD//gEAAQABAAEAAQABAAEAAQA="; // 5343 千
                case 5: return "CIAIiBCQMOBRgJaEEIQQfBEAAQD//gEAAQABAAEAAQA="; // 534E 华
                case 6: return "EBAIIARAP/ghCCEIP/ghCCEIP/gBAAEA//4BAAEAAQA="; // 5355 单
                case 7: return "AQABAP/+AQABAH/8SCRERE/kQQRBBF/0QQRBBEEUQAg="; // 5357 南
                case 8: return "AgACAAP4AgACAAIA//4CAAIAAkACIAIQAggCAAIAAgA="; // 5361 卡
                case 9: return "AAAGAHj8QIRAhECEfoRAhECEQIRAhE6ocJAAgACAAIA="; // 5370 印
                case 10: return "AAB+fEJEQkR+REJEQkR+REBESEREVEpIUkBgQABAAEA="; // 5373 即
                case 11: return "CAAIAAh8f0QIRAhECET/xBBEEEQkREJU/0hBQABAAEA="; // 5374 却
                case 12: return "AQAREAkgP/gCAAIAf/wIIBAQL+jIJgggCKgISAgIB/g="; // 5377 卷
                case 13: return "AAA//iAAIAAgAC/+IEAgQCBAIEAgQCBAIEBAQEFAgIA="; // 5385 厅
                case 14: return "AAA//iCAIQAn8CQQJBAn8CQQJBAn8CCAJJBIiFKEgQA="; // 539F 原
                case 15: return "AgAEQAggH/ACAH/8CCAQkCMIzEYBgAYQGCAAwAcAeAA="; // 53C2 参
                case 16: return "ABAA+D8AIAAgAD/4JAgkECIQIiAhQCCAQUBCIIwYMAY="; // 53CD 反
                case 17: return "AQAREBEIIgA//AIABAAH+AoICQgREBCgIEBAoAMYHAY="; // 53D1 发
                case 18: return "AAD/gCL8IkQ+RCJEIkQ+RCIoIignqPoQQhACKAJEAoI="; // 53D6 取
                case 19: return "AAgAfD+IEQgIkH/+QAKABD/wCCAEQAKAAQAGwBgw4A4="; // 53D7 受
                case 20: return "AgABAP/+BEAUUCRIREQAAD/wCCAEQAKAAQAGwBgw4A4="; // 53D8 变
                case 21: return "AAAAAD/4IAggCCAIIAggCCAIIAggCCAIIAg/+CAIAAA="; // 53E3 口
                case 22: return "AAAf8BAQEBAQEBAQEBAQEB/wEBAAAAggCBAQCCAEQAQ="; // 53EA 只
                case 23: return "AAB//gAQABAfEBEQERAREBEQERAfEBEQABAAEABQACA="; // 53EF 可
                case 24: return "AAAf8BAQEBAQEB/wAAD//ggAEAAf8AAQABAAEACgAEA="; // 53F7 号
                case 25: return "AAA/+AAIAAh/6AAIAAgfiBCIEIgQiBCIH4gQiAAoABA="; // 53F8 司
                case 26: return "BAAEAA/gCCAUQCKAQQAGwBgw4A4f8BAQEBAQEB/wEBA="; // 5404 各
                case 27: return "AQABAAKABEAIIDAYz+YAAAAAH/AQEBAQEBAQEB/wEBA="; // 5408 合
                case 28: return "AAA//CAEIAQv9CAEIAQn5CQkJCQkJCfkJCQgBCAUIAg="; // 540C 同
                case 29: return "AgACAAfwCBAUIGJAAoABAAYAH/joCAgICAgICA/4CAg="; // 540D 名
                case 30: return "ABAA+B8AEAAQAB/+EAAQABAAF/gUCCQIJAhECIf4BAg="; // 540E 后
                case 31: return "AgAEAAgAf/xABEAER8REREREREREREfERERABEAUQAg="; // 5411 向
                case 32: return "AAAD8HgQSBBJEEkQSRBJ/EgESAR4BEv0AAQABAAoABA="; // 5417 吗
                case 33: return "AAB//ACAAQADAAVgCRgxBMECAAAf8BAQEBAQEB/wEBA="; // 5426 否
                case 34: return "AQABAAKABEAKIDEYwQYP4ABAAIAf8BAQEBAQEB/wEBA="; // 542B 含
                case 35: return "AQAAgB/8EAQQBBAEH/wQABAAEAAX/CQEJAREBIf8BAQ="; // 542F 启
                case 36: return "AQARABEAH/ghAEEAAQD//gAAAAAf8BAQEBAQEB/wEBA="; // 544A 告
                case 37: return "AAAf8BAQEBAf8AAAP/ggCCEIIQghCCEIIsgEMBgIYAQ="; // 5458 员
                case 38: return "BAAOAHgACHwIRP9ECEQYRBxEKkQqREhEiHwIRAgACAA="; // 548C 和
                case 39: return "AEAAQHiAS/xKBEoESvRKlEqUSpR6lEr0AgQCBAIUAgg="; // 54CD 响
                case 40: return "CQAIgA/8EIA/+FCAn/gQgB/8AAAf+BAIEAgQCB/4EAg="; // 552E 售
                case 41: return "AgABAH/8CCAEQD/4IAgkSCgoN9gkSCRIJ8ggCCAoIBA="; // 5546 商
                case 42: return "CCAEQH/8AQA/+AEAf/wREAkg//4AAB/wEBAQEB/wEBA="; // 5584 善
                case 43: return "AAA+fCJEIkQ+fAEgARD//gKADGAwGMAGPnwiRCJEPnw="; // 5668 器
                case 44: return "AAAAAH/8REREREREREREREhESDxQBGAEQAR//EAEAAA="; // 56DB 四
                case 45: return "AAA//CAEIAQn5CQkJCQkJCQkJCQn5CAEIAQ//CAEAAA="; // 56DE 回
                case 46: return "AAB//EAEQARf9EEEQQRP5EEEQURBJF/0QARABH/8QAQ="; // 56FD 国
                case 47: return "AgACAAQA//4IAAhAEEAwQFf8kEAQQBBAEEAQQB/+EAA="; // 5728 在
                case 48: return "ECAQIBAgESARLP00EWQTpBEkETQRKB0i4SJBAgD+AAA="; // 5730 地
                case 49: return "EQQRJBEkESQRJP0kESQRJBEkESQRJB0k4SRCJAIEBAQ="; // 5733 圳
                case 50: return "ECAQIBAgESARIP0gETwRIBEgESARIB0g4SBBIAf+AAA="; // 5740 址
                case 51: return "EAAQABP+EBAQEPwgECAQaBBkEKQdIuIiRCAAIAAgACA="; // 574F 坏
                case 52: return "EEAQQBBAE/wQRPxEEEQQRBP+EEAQoByg4RBCCAQECAI="; // 5757 块
                case 53: return "AAR/hBIkEiQSJP+kEiQiBCIUQQiBAD/4AQABAP/+AAA="; // 578B 型
                case 54: return "IgghECAAJ/wkRP1UJOQkRCf8IAAj+DoI4/hCCAP4Agg="; // 589E 增
                case 55: return "AQABAP/+AQB//AAAP/ghCCEIP/ggACAAIABAAEAAgAA="; // 58F0 声
                case 56: return "EEAQQBBAHkASYCJQIkhSRJREFEAIQAhAFEAjAED+gAA="; // 5904 处
                case 57: return "EAAQAB/8IABf8JAQH/AQEB/wBAAP8BggZEADgBxw4A4="; // 590D 复
                case 58: return "f/wCAB/wEBAf8BAQH/AQEB/wCAAf8CggREADgBxw4A4="; // 590F 夏
                case 59: return "EEAQQBBAEEA+QCJgQlBCSKREFEQIQAhAEEAgQEBAgEA="; // 5916 外
                case 60: return "AgACAAfwCCA4QASAA0AMgHH4AggMEDIgAUABgA4AcAA="; // 591A 多
                case 61: return "AQABAAEAAQABAP/+AQABAAKAAoAEQARACCAQECAIwAY="; // 5927 大
                case 62: return "AAA/+AEAAQABAAEA//4BAAKAAoAEQARACCAQECAIwAY="; // 5929 天
                case 63: return "AQABAAEAAQABAP/+AQABAAKAAoAEQARACiARECEIwAY="; // 592A 太
                default: return null;
            }
        }

        private static string Dots3(int place)
        {
            switch (place)
            {
                case 0: return "AQARABEAEQAf+CEAQQABAP/+AQACgAKABEAIIBAQYAw="; // 5931 失
                case 1: return "AIAAgAiABIAkgBCAEIAAgP/+AQABQAIgBBAICDAEwAQ="; // 5934 头
                case 2: return "EAAQ/BAEEAj8ECQgJCAl/iQgSCAoIBAgKCBEIISgAEA="; // 597D 好
                case 3: return "EAAQABAAEHz+RCJEIkQiREJEJEQURAhEFEQifEJEgAA="; // 5982 如
                case 4: return "APx/AAIIIQgREBAgAgACAP/+BCAIIB5AAYAGYBgYYAQ="; // 59A5 妥
                case 5: return "ECAQIBAgEED8SCSEJf4kgiQASPwohBCEKIREhID8AIQ="; // 59CB 始
                case 6: return "AAB/+AAQACAAQAGAAQD//gEAAQABAAEAAQABAAUAAgA="; // 5B50 子
                case 7: return "AgABAH/+QAKABB/gAEAAgAEA//4BAAEAAQABAAUAAgA="; // 5B57 字
                case 8: return "BAAEAP/+CAAIABP4EBAwIFBAl/4QQBBAEEAQQBFAEIA="; // 5B58 存
                case 9: return "IggRCBEQACB//kACgAQf4ABAAYD//gEAAQABAAUAAgA="; // 5B66 学
                case 10: return "AgABAAEAf/5AAoAEAAA/+AEAAQABAAEAAQABAAUAAgA="; // 5B81 宁
                case 11: return "AgABAD/8IARCCAIAAgD//gQgCCAYQAZAAYACYAwQcAg="; // 5B89 安
                case 12: return "AgABAH/+QAKABB/wAAAAAH/8BEAEQARACEQIRBBEYDw="; // 5B8C 完
                case 13: return "AgABAH/+QAKABAAAP/gBAAEAEQAR+BEAEQApAEf+gAA="; // 5B9A 定
                case 14: return "AgABAH/+QQKBBD/4IQghCD/4IQghCD/4IQgBAAEAAQA="; // 5BA1 审
                case 15: return "AgABAH/+QAKIBA/wECAsQAOAHHDgDh/wEBAQEB/wEBA="; // 5BA2 客
                case 16: return "AgABAH/+QAKERD/4BEAAAB/wEBAREBEQEpAEghiC4H4="; // 5BBD 宽
                case 17: return "AgABAH/+QAKCJAlAKIhLFBwQ5/ABACEIIQghCD/4AAg="; // 5BC6 密
                case 18: return "ABAAEAAQfhAC/gIQJBAUkAhQCFAUEBIQIhBAEABQACA="; // 5BF9 对
                case 19: return "CIAI+AkIShAooChACJALEBgQK/7IEAkQCJAIEAhQCCA="; // 5C06 将
                case 20: return "AQABAAEAAQABABEQEQgRBCEEIQJBAoECAQABAAUAAgA="; // 5C0F 小
                case 21: return "AQABAAEACSAJEBEIEQQhFEEQASAAQACAAQACAAwAcAA="; // 5C11 少
                case 22: return "AQAhCBEQCSABAD/4IAggCCfIJEgkSCRIJ8ggCCAoIBA="; // 5C1A 尚
                case 23: return "AQAREAkgAQB//kACgAQf8AAAAAB//AQACCAQED/4EAg="; // 5C1D 尝
                case 24: return "IEAQUP5IAEgAQH3+RFBEUERQfFAQkFSQkpIRElEOIgA="; // 5C31 就
                case 25: return "AAA/+CAIIAg/+CQQIiAv+CIgIiA//CIgQiBEIIQgCCA="; // 5C4F 屏
                case 26: return "P/wgBCAEP/wiICIgP/wiICIgP/wkQCREJChFEEYIhAY="; // 5C55 展
                case 27: return "EAQQhBCEEIQQhFSkUpRSlJCEEIQQhBCEIIQghEAEgAQ="; // 5DDE 州
                case 28: return "AAAAAH/8AQABAAEAAQABAAEAAQABAAEAAQD//gAAAAA="; // 5DE5 工
                case 29: return "CCAEQH/8AQABAD/4AgACAP/+BAAIABf4IIBAgICAH/w="; // 5DEE 差
                case 30: return "AAA/8AAQABAAEAAQABA/8CAAIAAgACAEIAQgBB/8AAA="; // 5DF1 己
                case 31: return "AAA/8AAQABAAECAQIBA/8CAAIAAgACAEIAQgBB/8AAA="; // 5DF2 已
                case 32: return "AgABAAAAf/wBAAEAAQA/+CEIIQghCCEIISghEAEAAQA="; // 5E02 市
                case 33: return "AQAREAkgf/5AAo/kCCAIIA/gAQAf8BEQERARUBEgAQA="; // 5E38 常
                case 34: return "BEB//ARAH/AQEB/wEBAf8AQA//4RED/40RYRUBEgAQA="; // 5E55 幕
                case 35: return "AAB//AEAAQAREAkQCSABAP/+AQABAAEAAQABAAEAAQA="; // 5E73 平
                case 36: return "EAAQAB/8IIAggECAH/gQgBCAEID//gCAAIAAgACAAIA="; // 5E74 年
                case 37: return "EBAIEAggAAB//AggCCAIIAgg//4IIAggECAQICAgQCA="; // 5E76 并
                case 38: return "AQAAgACAP/wgACAAIAAgACAAIAAgACAAIABAAEAAgAA="; // 5E7F 广
                case 39: return "AQAAgD/+IAAgACEEKIQkhCRIIkgiECIQQCBAQJ/+AAA="; // 5E94 应
                case 40: return "AQAAgD/+IIAggCCAIPwggCCAJ/gkCCQIRAhECIf4BAg="; // 5E97 店
                case 41: return "AQAAgD/+IiAiID/8IiAiICPgIAAv8CQQQiBBwIYwOA4="; // 5EA6 度
                case 42: return "AEAAQPv4CEgX/hBII/h4QAv4CEBIQDf8EEAsQEP+gAA="; // 5EFA 建
                case 43: return "AAB//AggCCAIIAggCCD//gggCCAIIAggECAQICAgQCA="; // 5F00 开
                case 44: return "AEgARABEAED//gBAAEA+QAhACEAIIAgiDxJ4CiAGAAI="; // 5F0F 式
                case 45: return "AQD5CAkICRAJIHlAQQBH/kFAeSAJIAkQCQgJRFGCIQA="; // 5F20 张
                case 46: return "AQAhCBEICRAJIAEAf/gACAAIAAg/+AAIAAgACH/4AAg="; // 5F53 当
                case 47: return "AAA/8AAQABAf8AAQABD//gEAIQgRkAVgCSAxGMUGAgA="; // 5F55 录
                case 48: return "CEAIQBBAI/xIQAhAF/4wEFAQl/4QEBIQERAREBBQECA="; // 5F85 待
                case 49: return "CAAL+BIIIghL+AoIEggz+FJEkkgSMBIgEhASiBMGEgA="; // 5F88 很
                case 50: return "EhAakCqQT6CAPh/EJCRopK8kIigkqD/QIigqqDJEJoI="; // 5FBD 徽
                case 51: return "AAACAAEAAIAAgAQABAgkBCQEJAJEAkQShBAEEAPwAAA="; // 5FC3 心
                case 52: return "AQABAAEIf/wBAAEAARA/+AAAChApCCksaCRIJAfgAAA="; // 5FD7 志
                case 53: return "EAAQABf+ECAYIFRAUEBQ0JFIEkQUQhBAEEAQQBBAEEA="; // 6000 怀
                case 54: return "AQABAH/8AQACgARACiAxGMAGAQAIiEiESBJIEofwAAA="; // 6001 态
                case 55: return "EBAIIARAAAAf8BAQEBAQEB/wEBABAAiESJJIEofwAAA="; // 603B 总
                case 56: return "EEAQQBBAE/4YgFSQUJBREpFSEVQSkBIoFCgQRBCEEQI="; // 6062 恢
                case 57: return "AQACAB/wEBAf8BAQH/AQEB/wEBABAAiESJJIEofwAAA="; // 606F 息
                case 58: return "AQA/+AggBED//gAAH/AQEB/wEBAf8AIAUQRREpASD/A="; // 610F 意
                case 59: return "ACgAJD/+ICAvpCAkL6gomCiST6pARoCCAQBIhEgSh/I="; // 611F 感
                case 60: return "AFAASABAP/4gQCBAIEQ+RCJEIigiKCISKjJESkCGgQI="; // 6210 成
                case 61: return "AEgARABA//4AQABAPkQiRCJEIig+KAASBzJ4SiCGAwI="; // 6216 或
                case 62: return "AgABAAEAH/gQCBAIEAgQCB/4EAgQABAAEAAgACAAQAA="; // 6237 户
                case 63: return "ABAA+D8AAQABAD/4AQABAAEA//4BAAEAAQABAAUAAgA="; // 624B 手
                default: return null;
            }
        }

        private static string Dots4(int place)
        {
            switch (place)
            {
                case 0: return "EAAQABP+ECD8IBAgECAUIBggMCDQIBAgECAQIFCgIEA="; // 6253 打
                case 1: return "EAAQABH8EQT9BBEEEQQVBBkEMQTRBBEEEQQR/FEEIAA="; // 6263 扣
                case 2: return "EAAQABP8EAT8BBAEEAQV/BgEMATQBBAEEAQT/FAEIAA="; // 626B 扫
                case 3: return "EBAREBEQERL9EhEUEdgVEBkQMRDREBESEVIRklEOIAA="; // 6279 批
                case 4: return "EJAQiBCIEID8vBPAEIAUiBiIMJDQYBBEEKQRFFIMIAQ="; // 627E 找
                case 5: return "ECAQIBAgE/78IBAgECAV/BiEMIjQSBBQECAQUFGIJgY="; // 6280 技
                case 6: return "EEAQIBAgEf79AhECEQIV/hkCMQDRABEAEgASAFQAKAA="; // 62A4 护
                case 7: return "EAAR/BEEEQT9FBEIEQAV/BlEMUTRKBEoERARKFFEIYI="; // 62A5 报
                case 8: return "ECAQIBBAEIj9BBP+EAIUABn8MQTRBBEEEQQRBFH8IQQ="; // 62AC 抬
                case 9: return "EAgQPBPgEiD+IBIgEiAT/hogMhDSEBISEgoSilMmIhI="; // 62B5 抵
                case 10: return "EAAR/hEAEQD9ABH8EQQVBBkEMQTR/BEAEQARAFH+IAA="; // 62D2 拒
                case 11: return "EFAQSBBIEED7/hCAFIAY/DFE0UQRKBEoEhASKFREIYI="; // 62D4 拔
                case 12: return "EAAT/BCEEIT8hBEEERQSCBwAMfzRBBEEEQQRBFH8IQQ="; // 62DB 招
                case 13: return "IAAn+CIIIRDwoCBAIbAmTjBA4/ggQCBAJ/wgQKBAQEA="; // 62E9 择
                case 14: return "EQQQhBCIEAD9/hCIEIgUiBiIM/7QiBCIEQgRCFIIJAg="; // 62FC 拼
                case 15: return "ECAQIBAgEfz8IBAgE/4QCBgIM/7QCBCIEEgQCFAoIBA="; // 6301 持
                case 16: return "ECAQIBH8ECD8IBAgE/4QABggMCDR/BAgECAQIFP+IAA="; // 6302 挂
                case 17: return "EEAQIBAgE/76AhREEEAb/jCI0IgRCBDQECAQUFCIIwQ="; // 6309 按
                case 18: return "EAAT/hICFET8QBP8EIAUoBkgMfzQIBAgF/4QIFAgICA="; // 6325 挥
                case 19: return "EAAQ+BCIEIj8+BAAEfwVBBkkMSTRJBEkEFAQSFCEIwQ="; // 635F 损
                case 20: return "EIAQgBD4EQj6EBX8ESQZJDEk0SQX/hBQEFAQiFEEJgI="; // 6362 换
                case 21: return "Ef4RAhEC/wIR/hMQFRAZ/xEQMRBR/pKCEoIUglSCKP4="; // 636E 据
                case 22: return "EBwT4BCEEkT9SBEQF/4UAhgAM/jRCBEQEKAQQFGwJg4="; // 6388 授
                case 23: return "EIAQQBP8EAD9CBCQF/4QQBhAN/7QiBEIEJAQYFGYJgQ="; // 63A5 接
                case 24: return "EAAR/BEEEQT9/BEEEQQV/BgAM/7QIBEgETwRIFKgJH4="; // 63D0 提
                case 25: return "IAggPCfAIED4QC/+IEApQDZc5EQkRCdcJEQkRKf8RAQ="; // 63D2 插
                case 26: return "ERAREBf8ERD8ABP4EggX+BoIM/jQQBf8EKAREFIIJAY="; // 6478 摸
                case 27: return "JIAkgiScL9D0kCeQJJ4nlDSU5JQv1CAUJRQopLAkQEQ="; // 6495 撕
                case 28: return "IgghCCfIIhD0ni/UIGQnlDSU55QklCeIJIgklKSkRcI="; // 64A4 撤
                case 29: return "I/giCCIII/j4ACe8JKQspDe84EAv/iFgIlAkSLhGQEA="; // 64CD 操
                case 30: return "AQABAAEAf/wBAAEAAQA/8BAQCCAEQAKAAQAGwBgw4A4="; // 652F 支
                case 31: return "CEAIQEhASIBI/kkISohIiEiIWFBoUEggCFAIiAkECgI="; // 6536 收
                case 32: return "AEAAQPyABP4FCAUIBoh8iECIQFBAUEQgWFBgiEEEAgI="; // 6539 改
                case 33: return "ACAAIP8gCD4IRAhESEROpEgoSChIEEgQTyjwSACEAQI="; // 653F 政
                case 34: return "EEAQQBBAEID+/hEIEogQiHyIRFBEUEQgRFB8iEUEAgI="; // 6545 故
                case 35: return "ECAIIAAg/z4ARCREQkSBpCQoFCgIEBQQIihCSICEAQI="; // 6548 效
                case 36: return "QCBAIH8ggD5+REJEUkRKpP+oQiiSEIoQ/ygCSBSECQI="; // 654F 敏
                case 37: return "CCBJICogCD7/RCpESUSIpBAo/igiEEIQZCgYKDREwoI="; // 6570 数
                case 38: return "CCAIIP++CER/pEkkfygqEEkoiEYAAH/8AQAR+BEA//4="; // 6574 整
                case 39: return "AgABAAEA//4QEBAQCCAIIARAAoABAAKABEAIIDAYwAY="; // 6587 文
                case 40: return "EAAIBH94AEAiQBRA/34ISAhIf0gISCpISUiIiCiIEQg="; // 65B0 新
                case 41: return "AgABAAEA//4EAAQABAAH8AQQBBAEEAgQCBAQECCgQEA="; // 65B9 方
                case 42: return "AAA/8AIAAgACAAIAf/wEgASABIAIgAiAEIQghEB8gAA="; // 65E0 无
                case 43: return "AAAf8BAQEBAQEBAQEBAf8BAQEBAQEBAQEBAQEB/wEBA="; // 65E5 日
                case 44: return "IAAj/CIEIgQiBCIEIgQj/CIEIgQiBCIEIgQj/CIEIAA="; // 65E7 旧
                case 45: return "AAAf8BAQEBAf8BAQEBAf8AEAAQD//gEAAQABAAEAAQA="; // 65E9 早
                case 46: return "AAgACHwIRAhF/kQIRAh8CESIREhESEQIfAhECAAoABA="; // 65F6 时
                case 47: return "AAAA/HyERIREhET8fIREhESERPx8hESEAQQBBAIUBAg="; // 660E 明
                case 48: return "D/AIEAgQD/AIEAgQD/AEAAgAH/wiREJEBIQIhBEoAhA="; // 6613 易
                case 49: return "AAAf8BAQH/AQEB/wAQARAB/4IQBBAB/wAQABAH/8AAA="; // 661F 星
                case 50: return "H/AQEBAQH/AQEBAQH/AAAP/+AQARABH4EQApAEUAg/4="; // 662F 是
                case 51: return "CCAEQH/8BEAkSBRQ//4AAB/wEBAQEB/wEBAQEB/wEBA="; // 666E 普
                case 52: return "EAz+8CCASIB+/giIDoj5CEoIH/gQEBAQH/AQEBAQH/A="; // 6682 暂
                case 53: return "AIAAQHv8SABJCEiQT/54AEn4SQhJCEn4eQhJCAH4AQg="; // 6697 暗
                case 54: return "AAD//gEAAQA/+CEIIQg/+CEIIQg/+BEACgAGABnA4D4="; // 66F4 更
                case 55: return "CCAIIH78CCD+/hRQIohBBp/wEBAQEB/wEBAQEB/wEBA="; // 66FF 替
                case 56: return "H/AQEB/wEBAf8AAA//4iAD74Iog+kCJQLyDyUEKIAwY="; // 6700 最
                case 57: return "B/wEBAQEBAQEBAf8BAQEBAQEB/wEBAQECAQIBBAUIAg="; // 6708 月
                case 58: return "AgACAP/+BAAEAA/wCBAYEC/wSBCIEA/wCBAIEAhQCCA="; // 6709 有
                case 59: return "AAA+/CKEIoQilD6IIoAi/CKkPqQiqCKoIpBCqErEhII="; // 670D 服
                case 60: return "CAAIPv+iCCJ/IkE+fyJBIn8iST4IIv+iCEIIQgiKCQQ="; // 671D 朝
                case 61: return "IgAifH9EIkQiRD58IkQiRD5EInwiRP9EBIQihEEUggg="; // 671F 期
                case 62: return "AQABAAEAP/gBAAEAAQD//gOABUAJIBEQIQjBBgEAAQA="; // 672A 未
                case 63: return "AQABAAEAAQB//AOABUAFQAkgERAhCE/kgQIBAAEAAQA="; // 672C 本
                default: return null;
            }
        }

        private static string Dots5(int place)
        {
            switch (place)
            {
                case 0: return "AQABIAEQARB//AOABUAFQAkgERAhCEEEgQIBAAEAAQA="; // 672F 术
                case 1: return "EAAR8BEQERD9EBEQMRA5EFUQVRCREBESERISEhIOFAA="; // 673A 机
                case 2: return "AgACAD/gBCAEIggiER5hAAEA//4BAAkgERAhCEUEAgA="; // 6742 杂
                case 3: return "EAAT/BEEEQT9BBCIMIg4iFRQVFCQIBAgEFAQiBEEFgI="; // 6743 权
                case 4: return "EBAQEBAQEBD9/hAQMBA4EFUQVJCQkBAQEBAQEBBQECA="; // 6751 村
                case 5: return "AQABAP/+AQABAD/4IQghCCEIP/gjiAVACSAxGMEGAQA="; // 675F 束
                case 6: return "BAAEAA/wGCBkQAOAHXDhDgEAf/wBAAkgERAhCEUEAgA="; // 6761 条
                case 7: return "EIAQQBBAE/z8ABAAMfA5EFUQVRCREBESERISEhIOFAA="; // 676D 杭
                case 8: return "EAAQABP+ECD8IBBAOEA00FFIUkSURBBAEEAQQBBAEEA="; // 676F 杯
                case 9: return "EBAQkBCQEIj8iBEkMSQ6IlRAVECQiBCEEQQT/hECEAA="; // 677E 松
                case 10: return "EIAQgBCAEPz9BBEEMkQ4RFSEVKSRFBH0EBQQBBAoEBA="; // 6784 构
                case 11: return "AAAf8BEQERAf8BEQERAf8BEQAQD//gVACSAxGMEGAQA="; // 679C 果
                case 12: return "AQABAP/+BUAJIBEQP/jQFhAQH/AQEBAQH/AAAP/+AAA="; // 67E5 查
                case 13: return "EAAR/BAAEAD8ABP+MCA4IFUoVSSSJBIiFCIQIBCgEEA="; // 6807 标
                case 14: return "EEAQIBAgEf78ABCIMQQ6AlSIUIiQUBBQECAQUBCIEwY="; // 6821 校
                case 15: return "EQQQhBCIEAD7/hAgMCA5/FQgUCCT/hAgECAQIBAgECA="; // 6837 样
                case 16: return "ECAQEBAQE/78IBBCMIQ5+FQQVCKQxBMIEBAQKBDEEwI="; // 6838 核
                case 17: return "EAAT+BIIEgj7+BIIMgg7+FZEUkiSMBIgEhASiBMGEgA="; // 6839 根
                case 18: return "EIAQgBD4EQj7EBSgMEA4oFUYUgaV+BEIEQgRCBH4EQg="; // 683C 格
                case 19: return "EAAR/hEAEQD9/hEQMRA5fFUQVRCREBH+EQARABH+EAA="; // 6846 框
                case 20: return "EEAQQBCgEKD9EBIINfY4AFSIUEiSSBFQERAQIBf+EAA="; // 68C0 检
                case 21: return "EJAQkBf+EJD7/BKUM/w6lFf8UACR+BEIEfgRCBH4EQg="; // 69FD 槽
                case 22: return "AIBAgCCAIPwBBAkICkAUQBBA4KAgoCEQIRAiCCQECAI="; // 6B21 次
                case 23: return "IiAiIP+gIn4iQj6EIhAiED4QIhAiKP+oJEgiREKEgQI="; // 6B3A 欺
                case 24: return "CCAIIP8gCH4IQn6EABB+EAAQ/xAIKEooSUiJRCiEEQI="; // 6B3E 款
                case 25: return "AQABAAEAAQARABEAEfgRABEAEQARABEAEQARAP/+AAA="; // 6B62 止
                case 26: return "AAB//AEAAQABAAEAEQAR+BEAEQARABEAEQARAP/+AAA="; // 6B63 正
                case 27: return "BEAEQARAJEQkSCdQJGAkQCRAJEAkQCRCL0LwQkA+AAA="; // 6B64 此
                case 28: return "AQABABH4EQARABEA//4BAAEAEQgRECEgQMADABwA4AA="; // 6B65 步
                case 29: return "AAAf8BAQEhAREBEQ//4gECIQIRAhED/8ABAAEACgAEA="; // 6BCD 母
                case 30: return "EAAf/CAAIABf8JAQEhAREP/+IBAiECEQP/wAEACgAEA="; // 6BCF 每
                case 31: return "AAA/+CAIIAggCD/4IIAggD/8IIAgQCBAJCQoFDAMIAQ="; // 6C11 民
                case 32: return "ASABEAEAf/wBACEIERAJoANABSAJEBEIYQYBAAUAAgA="; // 6C42 求
                case 33: return "AAAgABf8EECAQEBASEAIQBBAEEDgQCBAIEAv/iAAAAA="; // 6C5F 江
                case 34: return "AEAgQBJAEliCaELIU0geSBJIIkjiWCJCIgIiAiH+AAA="; // 6C60 池
                case 35: return "AAAh8BEQERCBEEIQVA4YABP4IgjhCCEQIKAgQCGwDg4="; // 6CA1 没
                case 36: return "AEAgQBBAEECH/EBAQEAQQB/+IEDggCEAIhAkCC/8BAQ="; // 6CD5 法
                case 37: return "ACAgIBAgE/6CIkIkSiAL/BKEEojiSCJQIiAkUCSICQY="; // 6CE2 波
                case 38: return "AIAgQBAAF/yAQEBAQEAQQBP8IEDgQCBAIEAgQC/+AAA="; // 6CE8 注
                case 39: return "AEBAQCBAL/4AQIBAR/xQABAAI/jiCCIIIggiCCP4Agg="; // 6D01 洁
                case 40: return "AAQnxBREFFSFVEVURVQVVBVUJVTlVCEEIoQiRCQUCAg="; // 6D4B 测
                case 41: return "AEhARC/+IEAAQIf8RERURBf8JETkRCf8JEQkRCRUBAg="; // 6D66 浦
                case 42: return "AQAhABH8EgCF+EEISUgJKBf+EQjiSCIoI/wgCCBQACA="; // 6D77 海
                case 43: return "AEAiSBFIEVCAQEP4SggKCBP4EgjiCCP4IggiCCIoAhA="; // 6D88 消
                case 44: return "AAAn/BQEFKSBEEIIQEAQQBf8IEDg4CFQIkgsRiBAAEA="; // 6DF1 深
                case 45: return "IEAQQBf8AECD+EBAT/4IABP4EggT+OIII/giCCIoAhA="; // 6E05 清
                case 46: return "AAAn/hQgFECF/EUERfwVBBX8JSTkICSoKSQqIjCgAEA="; // 6E90 源
                case 47: return "AQghCBf+EQiAAEf+QJAQkBf+JJLkkiVqJkYkAiQKBAQ="; // 6EE1 满
                case 48: return "AIAgQBf8FASAAEP4QEAT+BJII/jiSCP4IAAhECIIBAQ="; // 6F14 演
                case 49: return "AgACAAIAA/wCAAIAP/AgECAQIBA/8AAAJIgiREJEgAQ="; // 70B9 点
                case 50: return "EEAQQBBA/fgQSBBIHMgwSNCqEKpRBiICAABIiEREhEQ="; // 70ED 热
                case 51: return "AEAQQBBAEEAQQB/8EAAQABAAH+AQIBAgECAgICAgQCA="; // 7247 片
                case 52: return "CAhIHEngSQBJAH38QURBRHlESShJKEkQSRBKKEpEjII="; // 7248 版
                case 53: return "EIAQgFCAUPx9VFJUkFQQlByU8SRSJBBEEEQQhBEoEBA="; // 7269 物
                case 54: return "CEAISAhESEQoQC/+CEAIQBhAKKDIoAiQCRAJCAoEDAI="; // 72B6 状
                case 55: return "ACBEICggEfwpJEkkiSQJJBn8KSRIIIgoCCQL/lECIAA="; // 72EC 独
                case 56: return "AAAB/P0EEQQRJBEkESR9JBEkEVQQUBCQHJDhEkISBA4="; // 73B0 现
                case 57: return "AIAAgPi+IogiiCKIIoj6viKIJIggiDkI4QhCPgQACAA="; // 73ED 班
                case 58: return "AAAB/P0kESQR/BEkESR9/BAgECAR/BAgHCDgIEP+AAA="; // 7406 理
                case 59: return "AQARABEAEQA//CEAQQCBAAEAP/gBAAEAAQABAP/+AAA="; // 751F 生
                case 60: return "AAA/+CEIIQghCD/4IQghCCEIP/ghCCEIIQhBCEEogBA="; // 7528 用
                case 61: return "AQABAAEAAQA/+CEIIQghCCEIP/ghCCEIIQghCD/4IAg="; // 7531 由
                case 62: return "AQABAAEAP/ghCCEIIQg/+CEIIQghCD/4IQoBAgECAP4="; // 7535 电
                case 63: return "BgB4/EBESERERFqUYQgAAD/4IQghCD/4IQghCD/4IAg="; // 7559 留
                default: return null;
            }
        }

        private static string Dots6(int place)
        {
            switch (place)
            {
                case 0: return "QABN/HAIRFBEID3+QCR8KJCgELj+oBCgKOAlIEUeggA="; // 7591 疑
                case 1: return "AIA+kAKkJEgUUAggF9AgCN/2EBAQEB/wCCAEQH/8AAA="; // 767B 登
                case 2: return "AQACAAQAP/ggCCAIIAggCD/4IAggCCAIIAggCD/4IAg="; // 767D 白
                case 3: return "AAD//gEAAgAEAD/4IAggCCAIP/ggCCAIIAggCD/4IAg="; // 767E 百
                case 4: return "EEAQQCBAfnxChEKEQwRCRH4kQiRCBEIEQgR+BEIoABA="; // 7684 的
                case 5: return "IIAgiDywIMAghCyEMXwCAB/wEBAQEB/wEBAQEB/wEBA="; // 7686 皆
                case 6: return "CCAEQH/8AQABAD/4AQABAP/+AAAAAD/4JEgkSCRI//4="; // 76D6 盖
                case 7: return "QIAggAn8EgQkSOBAIKAjGCwGAAA/+CRIJEgkSP/+AAA="; // 76D7 盗
                case 8: return "AgAEAB/wERAQkP/+EBASECFQQCA/+CRIJEgkSP/+AAA="; // 76D8 盘
                case 9: return "AQABAH/8AQAf8BAQEBAf8BAQH/AQEB/wEBAQEP/+AAA="; // 76F4 直
                case 10: return "CAAI/AiECIT+hAj8GIQchCqEKvxIhIiECIQIhAj8CIQ="; // 76F8 相
                case 11: return "APh/AAEAP/gCAP/+BAAIAB/wKBBP8IgQD/AIEA/wCBA="; // 770B 看
                case 12: return "IAAgACB8fkRIRIhECEQIRP9ECEQURBREInwiREIAgAA="; // 77E5 知
                case 13: return "AAD//gIAAgAEAAQACAAP+BgIKAhICIgICAgICA/4CAg="; // 77F3 石
                case 14: return "AAAB+PwIEAgQiCCIPIhk/mQCpAIkAiX6PAIkAiAUAAg="; // 7801 码
                case 15: return "AEAAQPx8EIQRCCL+PJJkkmT+pJIkkiT+PJIlEiEKAgQ="; // 786E 确
                case 16: return "AQgAiPCQJ/4hCEEIchDSlFSkVzhRCFIQchBUpAe8AIQ="; // 78C1 磁
                case 17: return "AAA/+AAAAAAAAAAA//4BAAEAERARCCEEQQKBAgUAAgA="; // 793A 示
                case 18: return "ICAQIBAg+CAIIBAgE/44IFQglCAQIBAgECAQIBf+EAA="; // 793E 社
                case 19: return "AAB//ARAP/gkSCRIP/gAAD/4AAD//gEAERAhCEUEAgA="; // 7968 票
                case 20: return "CBAdEPCQEJAQEP0QEJA4kDQQUB5T8JAQEBAQEBAQEBA="; // 79D1 科
                case 21: return "CCAcIPAgEKgQpPyiESIxIDokVCRUKJAIEBAQIBDAEwA="; // 79D2 秒
                case 22: return "CIAcgPCAEP4RAv0EEiAwIDioVKRRJJEiEiIQIBCgEEA="; // 79F0 称
                case 23: return "CCAcIPB8EIQRSPwwECAwSDmQVD5UQpGkEBgQEBBgEYA="; // 79FB 移
                case 24: return "CCAdJPCkEKgQIP38EQQxBDn8VQRVBJH8EQQRBBEUEQg="; // 7A0D 稍
                case 25: return "AgABAH/+QAKIJBAQIAgAAB/wAQABAAEAAQABAH/8AAA="; // 7A7A 空
                case 26: return "AgABAAEAAAB//AAAABAQEAggCCAEQARABIAAAP/+AAA="; // 7ACB 立
                case 27: return "ICARJBEk/SQB/AgAi/6IIEhASfxRVFFUHVThVEFUAQw="; // 7AEF 端
                case 28: return "EEAQQD9+SJCFCAD4PwABAAH4PwABAAH8fwIBAgECAP4="; // 7B14 笔
                case 29: return "EEAQQD9+SJCFCAgQCBAT/jAQURCQkBCQEBAQEBBQECA="; // 7B26 符
                case 30: return "IEA/fkiQhQg/+AEIAQg/+CEAIQA//AMEBQQZKOEQAQA="; // 7B2C 第
                case 31: return "IEA/fkiQhQgBAD/4AQABAP/+AAAAIH/8CCAEIASgAEA="; // 7B49 等
                case 32: return "EEAQQD9+KJBFCIKADGAwGM/mAAAf8BAQEBAQEB/wEBA="; // 7B54 答
                case 33: return "EEAQQD9+KJBFCIKABEAIIDfYwAYCEBEQCSAIQH/8AAA="; // 7B7E 签
                case 34: return "IEA/fkiQhQgQAAv4IAgnyCRIJEgnyCRIJEgnyCAIIBg="; // 7B80 简
                case 35: return "IEA+fkiQgAA/+CAIP/ggCD/4IAg/+Agg//4IIBAgICA="; // 7B97 算
                case 36: return "IEA/fkiQhQgBAH/+QAKf5BAgH+AQAB/wEBAQEB/wEBA="; // 7BA1 管
                case 37: return "EEAQQD9+KJBFCIgACPx+hAiEGPwchCqEKvxIhIiECPw="; // 7BB1 箱
                case 38: return "IEA/fkiQhQgEgCSAJPwkoCUQAAA/+CRIJEgkSP/+AAA="; // 7BEE 篮
                case 39: return "AQAREAkgAQB//AVACSAREGAIAQD//gKABEAIIDAYwAY="; // 7C7B 类
                case 40: return "APg/AAQACCAQQD+AAQAGEBgIf/wBBAkgERAhCEUEAgA="; // 7CFB 系
                case 41: return "BAAl/CSIJFAkICRQAowEIB/AAYAGED/4AQgRICUQQgg="; // 7D27 紧
                case 42: return "EAAT/CCEIIhIiPiQEJwghEFE+URBKAEoGhDiKEREAYI="; // 7EA7 级
                case 43: return "EAgQPCPgIiBKIPogEiAj/kIg+hBCEAISGgriikMGAgI="; // 7EB8 纸
                case 44: return "EFAQSCBAJFxF4PhAEF4j4EBE/EhAMAAiHFLgikMGAAI="; // 7EBF 线
                case 45: return "EAAR+CEIIQhJCPn4EQghCEEI+fhBCAEIGQjhCEf+AAA="; // 7EC4 组
                case 46: return "EAAQACH8JSRFJPkkESQhJEH8/SRBJAEkHSThJEH8AQQ="; // 7EC6 细
                case 47: return "EAAQACH8JQRFBPkEEQQhBEH8/QRAAACQHIjhBEICBAI="; // 7EC7 织
                case 48: return "EIAQgCD4IQhLEPygEEAgoEMY/AZAwAAgGBDhgEBgABA="; // 7EC8 终
                case 49: return "EAAR/CAIJBBEMPhIEIQjAkAA/fxAIAAgHCDgIEP+AAA="; // 7ECF 经
                case 50: return "ECAQICAgJ/5EIPggEfwgAEAA/fxBBAEEHQThBEH8AQQ="; // 7ED3 结
                case 51: return "EEAQQCCgIRBKCPQGE/ggAEAA+/hCCAIIGgjiCEP4Agg="; // 7ED9 给
                case 52: return "EIAQgCD4IQhLEPygEEAgoEEY+gZF+AEIGQjhCEH4AQg="; // 7EDC 络
                case 53: return "EIAQgCD4IQhKEPX8ESQhJEEk+fxBAAEAGQLhAkD+AAA="; // 7EDD 绝
                case 54: return "EEAQICAgI/5IQPiIEQQj/kCS+JBAkACQGRLhEkIOBAA="; // 7EDF 统
                case 55: return "ECASICIgIyRKqPIgE/wiIEJw+qhDJAIgGiDiIEP+AAA="; // 7EE7 继
                case 56: return "EEAQRCP0IEhIUPf+EEAggEH4+whFCAH4GQjhCEH4AQg="; // 7EEA 绪
                case 57: return "ECAQICH8JCBEIPv+EAIglEBQ/RBAkAP+HCjgRECCAwI="; // 7EED 续
                case 58: return "EKAQkCCAJf5FEPsQFfwhEEEQ/fxBEAEQHRDh/kEAAQA="; // 7EF4 维
                case 59: return "EIAQQCP8IgRKBPv8EgAiAEP8+1RDVAX8HVTlVElEAQw="; // 7F16 编
                case 60: return "ICAgIDwgUfyQJBAk/iQQJBP+VCBUUFRQXIhkiAUEAgI="; // 7F3A 缺
                case 61: return "AAB//EAEQARCFFKUSlREJEQkSlRKVFKUYQRABEAUQAg="; // 7F51 网
                case 62: return "f/xEREREf/wBAP/+AgAf8BAQH/AQEB/wEBAf8BAQ//4="; // 7F6E 置
                case 63: return "DgDx3JJEVET/VDjMVESCRHxMVNRVZHxEVERURH1URIg="; // 7FFB 翻
                default: return null;
            }
        }

        private static string Dots7(int place)
        {
            switch (place)
            {
                case 0: return "AgACCD/QAiACQP/+AQACAA/4EgAkAEfwgBAAEACgAEA="; // 8003 考
                case 1: return "AIj8SEhQSAB5/EggSCB4IEv+SCBMUHhQyIgIiAkECgI="; // 8054 联
                case 2: return "EEAkREJI/3ABQABCfkJCPkIAfkRCSEJwfkBCQkpCRD4="; // 80FD 能
                case 3: return "AQB5AEkeS5JJEnkSSRJP0kkSeRJKGkqUT9BKUEgQmBA="; // 811A 脚
                case 4: return "AQACAAQAH/AQEBAQEBAf8BAQEBAf8BAQEBAQEB/wEBA="; // 81EA 自
                case 5: return "AAB//AIABAAIIBAQP/gACAEAAQA/+AEAAQABAP/+AAA="; // 81F3 至
                case 6: return "AED+QBBAIIAo/kUI/ogSiBCIEFB8UBAgEFAeiPEEQgI="; // 81F4 致
                case 7: return "CAAIAB/gICBAQL/4IQghCCEIP/ggACACIAIgAh/+AAA="; // 8272 色
                case 8: return "CCAIIP/+CCAIIAIAAQAAgAQIJAQkAkQChBAEEAPwAAA="; // 82AF 芯
                case 9: return "CCAIIP/+CCAAAAiICJAQoDDAUICRgBKCFIIQghB+EAA="; // 82B1 花
                case 10: return "CCAIIP/+CCAKIAIAf/ACEAIUIhIiEiQSRBAIEBCgIEA="; // 82CF 苏
                case 11: return "CCAIIP/+CCABAAEAH/AREBEQERD//gKABEAIIDAYwAY="; // 82F1 英
                case 12: return "CCAIIP/+CCAJIAKABEAJIDEY3/YBAAkgERAhCAUAAgA="; // 8336 茶
                case 13: return "CCAIIP/+CCAAEAD4PwAREAggAQB//AVACSAxGMEGAQA="; // 83DC 菜
                case 14: return "CCAIIP/+CCB//kACn/QQEBAQH/AAAD/4IAggCD/4IAg="; // 8425 营
                case 15: return "CCD//gggAJB+oAREKCgQEC/owQYBAH/8AQACwAwwcAg="; // 8475 葵
                case 16: return "CCD//gggAQD//gggH8ADEAwIP/wABD/4IQg/+CEIP/g="; // 84C4 蓄
                case 17: return "CAAJ/BAAIABIAAgAE/4wIFAgkCAQIBAgECAQIBCgEEA="; // 884C 行
                case 18: return "EQARACfcQQCBABfAID5hCKEIJ8ghCCEIIcguCCQoIBA="; // 8857 街
                case 19: return "AQABAH/8AQABAD/4AQABAP/+BQAIiBhQKCDJGAoGDAA="; // 8868 表
                case 20: return "IBAQEAAQ+f4JEhEUFRA5/FVEkUQRKBEoERASKBJEFII="; // 88AB 被
                case 21: return "CCBIICv+CCAYICggyfwKAAEA//4FAAyINFDFMAYOBAA="; // 88C5 装
                case 22: return "AAB//ARABEA/+CRIJEg/+AIAf/wEIAhAHIADgAZwOAg="; // 8981 要
                case 23: return "EAAR/BEEfQQRJBEkEST/JBEkEVQQUCiQJJBFEoISBA4="; // 89C4 规
                case 24: return "CAAIAB/gICBAQL/4IQghCD/4IQghCD/4IQhBCEEogBA="; // 89D2 角
                case 25: return "EAAQ/DwkJCRIVL6IKhAqUD58KpAqED7+KhBKEEIQhhA="; // 89E3 解
                case 26: return "ICAgIHggSfyRJH0kVSRVJH38VSRUIHwoVCRX/kUCjAA="; // 89E6 触
                case 27: return "AgABAP/+AAAAAD/4AAAAAD/4AAAAAD/4IAggCD/4IAg="; // 8A00 言
                case 28: return "AEAgQBBAEEAAQABA9/4QQBBAEEAQQBBAFEAYQBBAAEA="; // 8BA1 计
                case 29: return "AEAgQBBAEEAAQABA8EAQQBCgEKAQoBUQGRASCAQECAI="; // 8BA4 认
                case 30: return "AAAgABH4EAgACAAI8AgR+BEIEQARABEAFQIZAhD+AAA="; // 8BB0 记
                case 31: return "AIAggBCAEfwBIAIg8CAQIBP+ECAQIBAgFCAYIBAgACA="; // 8BB8 许
                case 32: return "AAAh8BEQERABEAIO9AAT+BEIERAQkBSgGEAQoAMYDAY="; // 8BBE 设
                case 33: return "AAAgABP+ECAAIAAg8SARIBE8ESARIBUgGSARIAf+AAA="; // 8BC1 证
                case 34: return "AQAhABEAEf4CgAKA9IAQ+BCAEIAQgBT8GIAQgACAAIA="; // 8BC8 诈
                case 35: return "ACggJBAkECAH/gAg8CAX4BEgERAREBUQGcoXCgIGAAI="; // 8BD5 试
                case 36: return "AgBCACP8JAQEBAvk4iQiJCPkIiQiJCPkKiQwBCAUAAg="; // 8BE2 询
                case 37: return "AIBAQC/+IIABEAEQ4iQn5CBIIIghECogNFAgiAMEDAQ="; // 8BE5 该
                case 38: return "AABH/CBAIEAD+ACI4Ign/iAAIAAj+CIIKggyCCP4Agg="; // 8BED 语
                case 39: return "AABD+CIIIggD+AAA5/wgQCBAL/4gQCCgKKAxECIIBAY="; // 8BEF 误
                case 40: return "AEBAQCf8IEAD+ABA5/4gACP4Iggj+CIIK/gyCCIoAhA="; // 8BF7 请
                case 41: return "ACAgIBH8ECAAIAP+8AIQlBBQERAQkBP+FCgYRBCCAwI="; // 8BFB 读
                case 42: return "AABH/CREJEQF9ARE5EQn/CQEJfQlFC0UNfQkBAQUCAg="; // 8C03 调
                case 43: return "CAAf4CAgf/ihCCIIP/gGABkQYqAMwHGgBpAYiOKGAQA="; // 8C61 象
                case 44: return "AEB8QERAVIBU/lUIVohUiFSIVFBUUBAgKFAkiEUEggI="; // 8D25 败
                case 45: return "AIB8hESEVIhUkFSgVIBV/lSgVKBUkBCQKIgkpETCgIA="; // 8D26 账
                case 46: return "CIAIgBCYMOBXhJCEEHwAAB/wEBAREBEQERACYAwYcAQ="; // 8D27 货
                case 47: return "AIB8gESAVPxVBFUEVkRURFSEVKRVFBH0KBQkBEQogBA="; // 8D2D 购
                case 48: return "CJAQiDB+18AQIhAaAAYf8BAQERAREBEQEhAEwBgwYAg="; // 8D37 贷
                case 49: return "BgB4/EBESERERFqUYQgAAB/wEBAREBEQERACYAwYcAQ="; // 8D38 贸
                case 50: return "BEB/+ARIP/gkQD/8CEQQVCAIX/AQEBEQERACwAwwMAg="; // 8D39 费
                case 51: return "AQBBACH8CkQUSOCgIRAmDB/wEBAREBEQERACYAwYcAQ="; // 8D44 资
                case 52: return "AQABAAEAP/gBAAEA//4BAAEAEQAR+BEAEQApAEf+gAA="; // 8D70 走
                case 53: return "CAAJ/AhEfkQIRAiU/wgI/CiEKIQuhCj8KABYAE/+gAA="; // 8D85 超
                case 54: return "AAAf8BAQEBAQEBAQH/ABAAEAEQAR+BEAKQAlAEP+gAA="; // 8DB3 足
                case 55: return "AEB8QER4RIhFUHwgEFAQiBEGXPhQiFCIUIhciOD4AIg="; // 8DEF 路
                case 56: return "AFB8UERQRVJE1HxYEFAQWBDUXVJQUFBQUJJckuESAg4="; // 8DF3 跳
                case 57: return "EEAQQBBA/nwghCiISSB+IAggCFAOUPhQSIgIiAkECgI="; // 8F6F 软
                case 58: return "CCAIKH8kCCD//hAgECT/JCAkSCh/KAgQDxL4KghGCII="; // 8F7D 载
                case 59: return "IEAgoCEQ+ggl9kAAU8SSVPpUE9QaVPJUU9QSRBJUEsg="; // 8F93 输
                case 60: return "ABAgEBAQF/4AEAAQ8hAREBEQEBAQEBBQECAoAEf+AAA="; // 8FC7 过
                case 61: return "AAggHBHgEQABAAH+8RAREBEQERASEBIQFBAoAEf+AAA="; // 8FD1 近
                case 62: return "AAggPBPAEgACAAP88gQSiBJQEiASUBSIFQQoAEf+AAA="; // 8FD4 返
                case 63: return "AAAj/BAgECAAQABA8NARSBJEFEQQQBBAEEAoAEf+AAA="; // 8FD8 还
                default: return null;
            }
        }

        private static string Dots8(int place)
        {
            switch (place)
            {
                case 0: return "AIAgQBBAF/wAEAIQ8SAQoBBAEKAREBIIFAgoAEf+AAA="; // 8FD9 这
                case 1: return "AJAgkBCQE/wAkACQ8JAX/hCQEJAREBEQEhAoAEf+AAA="; // 8FDB 进
                case 2: return "AIBAgC/8IIAAgAf44IAggC/8IIQghCCUIIhQgI/+AAA="; // 8FDD 违
                case 3: return "AEAgQBf+EIAAoAEg8/wQIBAgECAX/hAgECAoIEf+AAA="; // 8FDE 连
                case 4: return "A/giCBIIE/gCCAII8/gSRBIoEhASiBMEEgQoAEf+AAA="; // 9000 退
                case 5: return "AgJBBDCIEBAD/gAg8CAQIBf/ECAQUBCIEQQqAkQBg/8="; // 9001 送
                case 6: return "AEAiQBJAE/gEQABA9/wRIBEgESASJBIkFBwoAEf+AAA="; // 9009 选
                case 7: return "AABH+CAQIaAAQAf85EQkRCf8JEQkRCf8JEQkVFQIj/4="; // 901A 通
                case 8: return "AgghEBAAF/wAgAP48ggT+BIIE/gSCBP4EggoAEf+AAA="; // 9053 道
                case 9: return "CAAIfAhEf0hJSElQSUhJSH9ESURJREloSVB/QEFAAEA="; // 90AE 邮
                case 10: return "EAAIPn+iACQhJBIo/+QAJAAiPyIhIiE0ISg/ICEgACA="; // 90E8 部
                case 11: return "AABP/iCgIKAH/ISkRKRUpBUcJgTkBCf8JAQkBCf8BAQ="; // 9152 酒
                case 12: return "ABAA+D8AAQD//gEAH/AREB/wERAf8AEAP/gBAP/+AAA="; // 91CD 重
                case 13: return "AAAf8BAQH/AQEP/+AAAf8BEQH/AREB/wAQAf8AEAf/w="; // 91CF 量
                case 14: return "AQABAAKABEAIIBAQL+jBBgEAP/gBABEQCRAJIP/+AAA="; // 91D1 金
                case 15: return "ECAQIDwgICBB/L0kESQRJP0kEfwRJBAgFCAYIBAgACA="; // 949F 钟
                case 16: return "EAAQ/DyEIIRAhLz8EIQQhPyEEPwQhBCEFQQZBBIUBAg="; // 94A5 钥
                case 17: return "ECAQIDwgICBAPrwgECAQIP38EQQRBBEEFQQZBBH8AQQ="; // 94BB 钻
                case 18: return "EAAR+D0IIQhB+L0IEQgR+P1EEUgRMBEgFRAZSBGGAQA="; // 94F6 银
                case 19: return "IEggRDv+IEBAQHv8okQiRPv8IkQiRCP8KkQyRCJUAgg="; // 94FA 铺
                case 20: return "ECARJDykIKhAIL38EQQRBP38EQQRBBH8FQQZBBEUAQg="; // 9500 销
                case 21: return "ECARJDykIKhAIL38EQQRJP0kESQRJBEkFFAYiBEEAgI="; // 9501 锁
                case 22: return "IRAhEDkQJ/xBEHkQr/4gAPv4IggiCCP4KggyCCP4Agg="; // 9519 错
                case 23: return "IBAgEDt8IRRB/noUonwnEPl8JRAl/iIQKhA1ACj+AAA="; // 952E 键
                case 24: return "CAAIEAggCEAIgAkACAD//goACQAIgAhACSAKGAwGCAA="; // 957F 长
                case 25: return "IAAT/BAEQARABEAEQARABEAEQARABEAEQARABEAUQAg="; // 95E8 门
                case 26: return "IAAX/AAEQARABEfEREREREREREREREfERERABEAUQAg="; // 95EE 问
                case 27: return "IAAT/BAEQARHxEREREREREfERERERERER8RABEAUQAg="; // 95F4 间
                case 28: return "AIB8gET8SQhKkFBgSZhOJkQgRfxEIGogU/5AIEAgQCA="; // 964D 降
                case 29: return "AAB7+EoIUghT+GIIUghL+EpESkhqMFIgQhBCiEMGQgA="; // 9650 限
                case 30: return "AAB4QEhAUKBREGIIVfZIQEhAS/xoQFFQQkhEREFEQIA="; // 9664 除
                case 31: return "AEB4QEigUKBREGIIVfZIAEiISEhqSFFQQRBAIEf+QAA="; // 9669 险
                case 32: return "ACB9/ESISFBL/lAASfxJBEX8RQRF/GggU/5AIEAgQCA="; // 969C 障
                case 33: return "P/gBAH/+QQKddAEAHXACgAxgMhjBBh/gACAGQAGAAEA="; // 96F6 零
                case 34: return "AAA/+AEAf/5BAp10AQAdcAAA//4CAD/4JIgkiCSoIBA="; // 9700 需
                case 35: return "EEAQQP54EIh8EBH8/iQAJH3+RCR8JEX8fCREIFSgSEA="; // 9759 静
                case 36: return "BEAEQARA/H4EQARABEB8fARABEAEQARA/H4EQARABEA="; // 975E 非
                case 37: return "EQAf8CEA//4AAB/wEBAf8ARAfHwEQDx4BEB8fARABEA="; // 9760 靠
                case 38: return "AAD//gIAAgAEAD/4JEgkSCfIJEgkSCfIJEgkSD/4IAg="; // 9762 面
                case 39: return "AgABAD/4AAAIIARA//4AAB/wEBAQEB/wEBAQEB/wEBA="; // 97F3 音
                case 40: return "AAB//AIABAAf8BAQERAREBEQERAREBKQAkAEIBgQYAg="; // 9875 页
                case 41: return "CAAJ/hAgIEBB/IkECSQRJCEkRSSFJAlEEFAgiEEEggI="; // 987B 须
                case 42: return "AAB+/kAgQEBe/FKEUpRSlFqUVJRQlFKkVDBYSFCEgwI="; // 987E 顾
                case 43: return "AAD5/gggUEAh/BEE/SQlJCkkISQhJCFEIFAgiKEEQgI="; // 9884 预
                case 44: return "EAAI/n8QQSAQfB5EIlRUVAhUFFQiVH9UoigiJD5CIoI="; // 989D 额
                case 45: return "AAA/8CAQIBAoUCRQIpAikCEQIRAikCKSJEpISkAGgAI="; // 98CE 风
                case 46: return "CAAPeCgIfyihEBcoOsTNYD/4yCYP4AggD+gI0AowDAg="; // 9910 餐
                case 47: return "IAggHCHgPQBFAEn8oUQhRCFEISghKCEQKRAyKCJEBII="; // 996D 饭
                case 48: return "EBAIIP/+AgAEAD/4IAggCD/4IAggCD/4IAggCD/4IAg="; // 9996 首
                case 49: return "ACD4IAhQSFBIiEkESvp8AAREBCQdJOSoRIgEECv+EAA="; // 9A8C 验
                case 50: return "AgABAP/+AAAP4AggCCAP4AAAf/xABE/kSCRIJE/kQAw="; // 9AD8 高
                case 51: return "AAA/+CEIKSglSD/4AQABAD/4AQABAP/+AABIiEREhEQ="; // 9ED1 黑
                case 52: return "AAAAAAAAAAABgAGAAYABgAGAAYABgAAAAYABgAAAAAA="; // FF01 ！
                case 53: return "AAAAAAAAADAAwADAAwADAAMAAwADAAMAAMAAwAAwAAA="; // FF08 （
                case 54: return "AAAAAAAADAADAAMAAMAAwADAAMAAwADAAwADAAwAAAA="; // FF09 ）
                case 55: return "AAAAAAAAAAAAAAAAAYBhhhmYB+AZmGGGAYAAAAAAAAA="; // FF0A ＊
                case 56: return "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA8AAwADAAwA="; // FF0C ，
                case 57: return "AAAAAAAAAAAAAAAAA8ADwAAAAAAAAAPAA8AAAAAAAAA="; // FF1A ：
                case 58: return "AAAAAAAAAAAAAAAAA8ADwAAAAAAAAAPAAMAAwAMAAAA="; // FF1B ；
                case 59: return "AAAAAAAAAAAP8DAMMAwADAAwAMAAwAAAAMAAwAAAAAA="; // FF1F ？
                case 60: return "AAAAAAAAAABgBhgYBmABgH/+AYB//gGAAYABgAAAAAA="; // FFE5 ￥
                default: return null;
            }
        }
    }
}
