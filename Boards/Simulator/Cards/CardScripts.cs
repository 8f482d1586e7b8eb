namespace Simulator.Cards;

/// <summary>
/// Issuer script commands, from both sides: how the card runs them and how a test issuer writes them. Each ends in a
/// four-byte MAC over header, transaction counter, request cryptogram and data (docs/cards.md).
/// </summary>
public static class CardScripts
{
    private const int MacLength = 4;
    private const int MacWrong = 0x6988;
    private const byte SecureClass = 0x84;

    public const byte ApplicationBlock = 0x1E;
    public const byte ApplicationUnblock = 0x18;
    public const byte CardBlock = 0x16;
    public const byte PinChangeUnblock = 0x24;

    /// <summary>A script command of a test issuer for this card in this transaction.</summary>
    /// <param name="data">In the clear; a PIN block for PIN change is enciphered here.</param>
    public static byte[] Command(CardProfile card, byte instruction, byte p2, int counter, byte[] requestCryptogram, byte[] data)
    {
        var keys = new CardKeys(card, CardCryptogram.Pboc01);
        byte[] body = instruction == PinChangeUnblock && data.Length > 0 ? keys.EncipherScript(requestCryptogram, data) : data;
        byte[] header = [SecureClass, instruction, 0x00, p2, (byte)(body.Length + MacLength)];
        return [.. header, .. body, .. keys.ScriptMac(header, counter, requestCryptogram, body)[..MacLength]];
    }

    /// <summary>A template 71 (before the second GENERATE AC) or 72 (after it) of such commands.</summary>
    public static byte[] Template(byte template, uint identifier, params byte[][] commands) =>
        CardTlv.Write(
            template,
            CardTlv.Write(0x9F18, [(byte)(identifier >> 24), (byte)(identifier >> 16), (byte)(identifier >> 8), (byte)identifier]),
            commands.SelectMany(c => CardTlv.Write(0x86, c)).ToArray());

    internal static CardReply Run(CardCommand command, CardKeys keys, int counter, byte[] requestCryptogram, CardSession session, SimulatedCard card)
    {
        if (command.Data.Length < MacLength)
        {
            return new CardReply(SimulatedCard.WrongLength);
        }

        byte[] body = command.Data[..^MacLength];
        byte[] header = [command.Class, command.Instruction, command.P1, command.P2, (byte)command.Data.Length];
        byte[] mac = keys.ScriptMac(header, counter, requestCryptogram, body);
        if (!mac.AsSpan(0, MacLength).SequenceEqual(command.Data.AsSpan(body.Length)))
        {
            return new CardReply(MacWrong);
        }

        switch (command.Instruction)
        {
            case ApplicationBlock:
                session.Block(true);
                break;
            case ApplicationUnblock:
                session.Block(false);
                break;
            case CardBlock:
                card.Block();
                break;
            case PinChangeUnblock:
                return ChangePin(command, body, keys, requestCryptogram, card);
            default:
                return new CardReply(0x6D00);
        }

        return new CardReply(SimulatedCard.Ok);
    }

    /// <summary>P2 = 00 resets the tries; 01 and 02 set a new PIN as well.</summary>
    private static CardReply ChangePin(CardCommand command, byte[] body, CardKeys keys, byte[] requestCryptogram, SimulatedCard card)
    {
        if (command.P2 is 0x01 or 0x02)
        {
            if (body.Length != 8 || !card.Pin.Change(keys.DecipherScript(requestCryptogram, body)))
            {
                return new CardReply(0x6A80);
            }
        }
        else if (command.P2 != 0x00)
        {
            return new CardReply(SimulatedCard.WrongParameters);
        }

        card.Pin.Unblock();
        return new CardReply(SimulatedCard.Ok);
    }
}
