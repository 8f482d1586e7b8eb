namespace VirtualHandset
{
    /// <summary>What a card does above its transmission protocol: answers to reset and to commands. A simulated card, a recorded one, a mutant in a fuzz test.</summary>
    public interface ICardApplication
    {
        /// <summary>Power-on or warm reset: forgets the session.</summary>
        /// <param name="atr">Receives the whole answer to reset from TS on (at least 33 bytes long).</param>
        /// <returns>Length of the answer to reset; 0 for a mute card.</returns>
        int Reset(byte[] atr);

        /// <summary>Answers one command.</summary>
        /// <param name="command">CLA INS P1 P2, then Lc and data or Le, as an ISO 7816-4 short APDU.</param>
        /// <param name="count">Length of the command.</param>
        /// <param name="response">Receives data and SW1 SW2 (at least 258 bytes long).</param>
        /// <returns>Length of the response with its status word; 0 when the card stays silent.</returns>
        int Process(byte[] command, int count, byte[] response);
    }
}
