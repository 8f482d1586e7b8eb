namespace VirtualHandset
{
    /// <summary>The character generator of the printer: where the model gets its dots from.</summary>
    public interface IGlyphs
    {
        /// <summary>Writes the dots of a character, rows from the top, leftmost dot in the highest bit.</summary>
        /// <param name="code">Below 100h: 12x24 in 2 bytes a row (48 bytes). Else GB2312 with the lead byte high: 24x24 in 3 bytes a row (72 bytes).</param>
        /// <returns>False when the generator has no such character.</returns>
        bool Render(int code, byte[] into);
    }
}
