using Simulator.Acquirer;

namespace Desktop.Tests;

/// <summary>A terminal for the acquirer's tests: builds requests field by field and checks what comes back.</summary>
internal sealed class AcquirerTerminal
{
    public const string Pan = "6250947000000014";
    public const string Pin = "123456";
    public const string Expiry = "3012";
    public const long OpeningBalanceMinor = 1_000_00;
    public static readonly byte[] IssuerKey = Convert.FromHexString("2315208C9110AD402315208C9110AD41");
    public static readonly DateTime Now = new(2026, 11, 21, 10, 30, 0);

    private int _stan;
    private int _counter;

    public AcquirerTerminal(AcquirerOptions? options = null)
    {
        Host = new AcquirerHost(options ?? Options());
    }

    public AcquirerHost Host { get; set; }

    public WorkingKeys Keys { get; private set; } = null!;

    public string Batch { get; set; } = "000001";

    public string Terminal { get; set; } = "10000001";

    public string CardPan { get; set; } = Pan;

    public DateTime Time { get; set; } = Now;

    /// <summary>The whole reply frame of the last exchange.</summary>
    public byte[]? LastFrame { get; private set; }

    public static AcquirerOptions Options(params Account[] accounts) => new()
    {
        Accounts = accounts.Length > 0 ? accounts : [Card()],
        TerminalIds = ["10000001", "10000002"],
    };

    public static Account Card(string pan = Pan, AccountStatus status = AccountStatus.Open, long limitMinor = 0, string expiry = Expiry) =>
        new(pan, Pin, IssuerKey, 1, expiry, OpeningBalanceMinor) { Status = status, LimitMinor = limitMinor };

    public string NextStan() => (++_stan).ToString("D6");

    public IsoMessage SignOn(string code = "003")
    {
        var request = Network("0800", code);
        IsoMessage reply = Exchange(request, mac: false)!;
        if (reply.Text(39) == "00")
        {
            AcquirerOptions options = Host.Options;
            Keys = WorkingKeys.Unwrap(reply.Bytes(62)!, options.KeyCipher, Convert.FromHexString(options.MasterKeyHex), options.FullMacKey)!;
            Batch = reply.Text(60)!.Substring(2, 6);
        }

        return reply;
    }

    public IsoMessage Network(string mti, string code) => Identify(new IsoMessage(mti).Set(11, NextStan()).Set(60, "00" + Batch + code));

    /// <summary>A chip sale (or another transaction of the table) of the test card.</summary>
    public IsoMessage Request(TransactionKind kind, long amountMinor, string? pin = Pin, string? stan = null)
    {
        TransactionType type = TransactionType.Of(kind);
        bool chip = !type.NeedsOriginal;
        string? given = chip ? pin : null;
        var request = new IsoMessage(type.Mti).Set(3, type.ProcessingCode).Set(11, stan ?? NextStan()).Set(25, type.Condition);
        request.Set(22, (chip ? "05" : "01") + (given is null ? "2" : "1")).Set(49, "156").Set(60, type.TypeCode + Batch + "00060");
        if (type.HasAmount)
        {
            request.Set(4, amountMinor);
        }

        if (chip)
        {
            request.Set(23, "001").Set(35, CardPan + "D" + Expiry + "2010000012345").Set(55, ChipData(type.HasAmount ? amountMinor : 0));
        }
        else
        {
            request.Set(2, CardPan).Set(14, Expiry);
        }

        if (given is not null)
        {
            bool aes = Keys.Cipher == KeyCipher.Aes;
            byte[] block = aes ? PinBlock.Format4(Keys.PinKey, given, CardPan, new byte[8]) : BlockCipher.Des(Keys.PinKey, PinBlock.Format0(given, CardPan));
            request.Set(26, "12").Set(aes ? 59 : 52, block).Set(53, (aes ? "27" : Keys.PinKey.Length == 8 ? "20" : "26") + new string('0', 14));
        }

        return Identify(request);
    }

    /// <summary>The same with a reference to an original.</summary>
    public IsoMessage Following(TransactionKind kind, long amountMinor, IsoMessage originalReply) =>
        Request(kind, amountMinor).Set(37, originalReply.Text(37)).Set(61, originalReply.Text(60)!.Substring(2, 6) + originalReply.Text(11));

    public IsoMessage Reversal(IsoMessage original, string reason = "98")
    {
        var reversal = new IsoMessage("0400").CopyFrom(original, 2, 3, 4, 11, 14, 22, 23, 25, 41, 42, 49, 60, 61).Set(39, reason);
        return reversal;
    }

    /// <summary>Field 55 as a card with the given issuer key computes it (whole 9F10, EMV common session key).</summary>
    public byte[] ChipData(long amountMinor, byte type = 0x80)
    {
        byte[] atc = [(byte)(++_counter >> 8), (byte)_counter];
        var chip = new Dictionary<uint, byte[]>
        {
            [0x9F27] = [type],
            [0x9F10] = Convert.FromHexString("07010203A02000"),
            [0x9F37] = Convert.FromHexString("11223344"),
            [0x9F36] = atc,
            [0x95] = new byte[5],
            [0x9A] = Convert.FromHexString("261121"),
            [0x9C] = [0x00],
            [0x9F02] = Convert.FromHexString(amountMinor.ToString("D12")),
            [0x5F2A] = [0x01, 0x56],
            [0x82] = [0x7C, 0x00],
            [0x9F1A] = [0x01, 0x56],
            [0x9F03] = new byte[6],
            [0x9F33] = [0x60, 0x60, 0xC0],
        };
        byte[] session = Cryptogram.SessionKey(SessionKeyMethod.EmvCommon, Cryptogram.CardKey(IssuerKey, CardPan, 1), atc);
        chip[0x9F26] = Cryptogram.Request(session, chip, Cryptogram.Recipe(chip[0x9F10]));
        return [.. chip.SelectMany(entry => Tlv.Write(entry.Key, entry.Value))];
    }

    public static byte[] Frame(IsoMessage message) => IsoFrame.Request(IsoCodec.Write(message));

    public IsoMessage Sign(IsoMessage request) =>
        request.Set(64, Mac.Compute(Host.Options.MacScheme, Keys.MacKey, IsoCodec.MacInput(request)));

    /// <summary>Sends a request with its MAC; null when there is no answer.</summary>
    public IsoMessage? Exchange(IsoMessage request, bool mac = true)
    {
        if (mac)
        {
            Sign(request);
        }

        LastFrame = Host.Handle(Frame(request), Time);
        return LastFrame is null ? null : IsoCodec.Read(LastFrame.AsSpan(IsoFrame.PrefixBytes));
    }

    /// <summary>Sends and returns field 39; "--" when there is no answer.</summary>
    public string Code(IsoMessage request, bool mac = true) => Exchange(request, mac)?.Text(39) ?? "--";

    public bool MacIsRight(IsoMessage reply)
    {
        byte[]? given = reply.Bytes(64);
        return given is not null && Mac.Compute(Host.Options.MacScheme, Keys.MacKey, IsoCodec.MacInput(reply)).AsSpan().SequenceEqual(given);
    }

    public long BalanceMinor => Host.Books.FindAccount(CardPan)!.BalanceMinor;

    private IsoMessage Identify(IsoMessage request) => request.Set(41, Terminal).Set(42, Host.Options.MerchantId).Set(63, "001");
}
