using System.Text;

namespace Simulator.Acquirer;

/// <summary>The card's identity as a request gives it.</summary>
/// <param name="ExpiryYymm">Empty when the request has none.</param>
internal sealed record CardIdentity(string Pan, string ExpiryYymm);

/// <summary>What the issuer found.</summary>
/// <param name="Code">Field 39.</param>
/// <param name="PinTriesUsed">After this request; null when no PIN was looked at.</param>
/// <param name="ChipAnswer">Field 55 of the reply; null without chip data.</param>
internal sealed record IssuerAnswer(string Code, int? PinTriesUsed, byte[]? ChipAnswer);

/// <summary>The issuer's side: card, PIN and cryptogram. It reads the books and never writes them.</summary>
internal static class Issuer
{
    private const byte CryptogramTypeMask = 0xC0;
    private const byte RequestCryptogram = 0x80;

    /// <summary>The card of a request from fields 2, 14 and 35; the error code when it has none or two.</summary>
    public static CardIdentity? Identify(IsoMessage request, out string code)
    {
        code = ResponseCode.Approved;
        string? pan = request.Text(2);
        string expiry = request.Text(14) ?? "";
        if (request.Text(35) is { } track)
        {
            int separator = track.IndexOf('D');
            if (separator < 0 || track.Length < separator + 8)
            {
                code = ResponseCode.Format;
                return null;
            }

            string trackExpiry = track.Substring(separator + 1, 4);
            if ((pan is not null && pan != track[..separator]) || (expiry.Length > 0 && expiry != trackExpiry))
            {
                code = ResponseCode.InvalidCard;
                return null;
            }

            pan = track[..separator];
            expiry = trackExpiry;
        }

        if (pan is null)
        {
            code = ResponseCode.InvalidCard;
            return null;
        }

        return new CardIdentity(pan, expiry);
    }

    /// <summary>Expiry, status, PIN and cryptogram, in the order of docs/acquirer.md.</summary>
    public static IssuerAnswer Examine(HostRequest request, BookAccount account, CardIdentity card, WorkingKeys keys)
    {
        string code = CheckCard(account, card, request.Now);
        int? tries = null;
        if (code == ResponseCode.Approved && request.Message.Bytes(keys.Cipher == KeyCipher.Aes ? 59 : 52) is { } block)
        {
            code = CheckPin(account, card, block, request.Message.Text(53), keys, out tries);
        }

        byte[]? chip = request.Message.Bytes(55);
        if (chip is null)
        {
            return new IssuerAnswer(code, tries, null);
        }

        string chipCode = CheckChip(request.Message, account.Account, chip);
        return new IssuerAnswer(code == ResponseCode.Approved || chipCode == ResponseCode.Format ? chipCode : code, tries, chip);
    }

    /// <summary>Field 55 of the reply: response cryptogram and scripts. Null when the request's chip data are unusable.</summary>
    public static byte[]? ChipAnswer(Account account, byte[] chipData, string responseCode, bool spoil)
    {
        Dictionary<uint, byte[]> chip = Tlv.Map(chipData);
        if (Cryptogram.Missing(chip).Any() || !Cryptogram.HasSoundLengths(chip))
        {
            return null;
        }

        byte[] code = Encoding.ASCII.GetBytes(responseCode);
        byte[] key = KeyOf(account, chip, out CryptogramRecipe recipe);
        byte[] data;
        if (recipe.StatusUpdate)
        {
            // Book 3, annex C10: byte 2 bit 8 "issuer approves online transaction"; the tries counter is left alone.
            byte[] update = [0x00, (byte)(ResponseCode.IsApproval(responseCode) ? 0x80 : 0x00), 0x00, 0x00];
            data = [.. Cryptogram.ArpcMethod2(key, chip[0x9F26], update, []), .. update];
        }
        else
        {
            data = [.. Cryptogram.ArpcMethod1(key, chip[0x9F26], code), .. code];
        }

        data[0] ^= (byte)(spoil ? 0xFF : 0);
        return [.. Tlv.Write(0x91, data), .. account.Scripts];
    }

    private static string CheckCard(BookAccount account, CardIdentity card, DateTime now)
    {
        Account facts = account.Account;
        if (card.ExpiryYymm.Length > 0 && card.ExpiryYymm != facts.ExpiryYymm)
        {
            return ResponseCode.ExpiredCard;
        }

        // A card is good to the end of its month; the century is this one.
        string today = now.ToString("yyMM");
        if (string.CompareOrdinal(facts.ExpiryYymm, today) < 0)
        {
            return ResponseCode.ExpiredCard;
        }

        return facts.Status switch
        {
            AccountStatus.Lost => ResponseCode.LostCard,
            AccountStatus.Stolen => ResponseCode.StolenCard,
            AccountStatus.Restricted => ResponseCode.RestrictedCard,
            _ => ResponseCode.Approved,
        };
    }

    private static string CheckPin(BookAccount account, CardIdentity card, byte[] block, string? control, WorkingKeys keys, out int? tries)
    {
        tries = null;
        if (account.PinTriesUsed >= account.Account.PinTries)
        {
            return ResponseCode.PinTriesExceeded;
        }

        // Field 53: first digit 2 = PIN block with PAN, second 7 = AES key, 6 = double-length, 0 = single.
        string expected = keys.Cipher == KeyCipher.Aes ? "27" : keys.PinKey.Length == 8 ? "20" : "26";
        if (control is null || !control.StartsWith(expected, StringComparison.Ordinal) || !PinBlock.TryOpen(keys.Cipher, block, keys.PinKey, card.Pan, out string pin))
        {
            return ResponseCode.PinFormat;
        }

        if (pin == account.Account.Pin)
        {
            tries = 0;
            return ResponseCode.Approved;
        }

        tries = account.PinTriesUsed + 1;
        return tries >= account.Account.PinTries ? ResponseCode.PinTriesExceeded : ResponseCode.WrongPin;
    }

    private static string CheckChip(IsoMessage request, Account account, byte[] chipData)
    {
        Dictionary<uint, byte[]> chip;
        try
        {
            chip = Tlv.Map(chipData);
        }
        catch (TlvFormatException)
        {
            return ResponseCode.Format;
        }

        if (Cryptogram.Missing(chip).Any() || !Cryptogram.HasSoundLengths(chip))
        {
            return ResponseCode.Format;
        }

        bool asks = (chip[0x9F27][0] & CryptogramTypeMask) == RequestCryptogram;
        bool sameAmount = Convert.ToHexString(chip[0x9F02]) == (request.Text(4) ?? "000000000000");
        bool sameCurrency = Convert.ToHexString(chip[0x5F2A]) == "0" + request.Text(49);
        byte[] key = KeyOf(account, chip, out CryptogramRecipe recipe);
        bool sound = Cryptogram.Request(key, chip, recipe).AsSpan().SequenceEqual(chip[0x9F26]);
        return asks && sameAmount && sameCurrency && sound ? ResponseCode.Approved : ResponseCode.DoNotHonour;
    }

    private static byte[] KeyOf(Account account, Dictionary<uint, byte[]> chip, out CryptogramRecipe recipe)
    {
        recipe = Cryptogram.Recipe(chip[0x9F10]);
        byte[] cardKey = Cryptogram.CardKey(account.IssuerMasterKey, account.Pan, account.PanSequence);
        return Cryptogram.SessionKey(account.SessionKey ?? recipe.SessionKey, cardKey, chip[0x9F36]);
    }
}
