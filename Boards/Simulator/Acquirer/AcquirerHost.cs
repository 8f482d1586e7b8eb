namespace Simulator.Acquirer;

/// <summary>
/// The acquirer and the issuers behind it: one request frame in, one reply frame out, with the time given by the caller.
/// Safe to call from several threads. Speaks docs/acquirer.md; shares no code with the terminal.
/// </summary>
public sealed class AcquirerHost
{
    private static readonly string[] WithMac = ["0100", "0200", "0220", "0400"];

    /// <summary>Field 60 of a 0620 that brings an e-mail address.</summary>
    private const string MailCode = "952";

    private readonly AcquirerOptions _options;
    private readonly Authoriser _authoriser;
    private readonly Clearing _clearing;
    private readonly Dictionary<string, WorkingKeys> _keys = [];

    /// <summary>DUKPT: the highest number seen of each series.</summary>
    private readonly Dictionary<string, uint> _numbers = [];

    public AcquirerHost(AcquirerOptions options)
    {
        options.Check();
        _options = options;
        Books = new Books(options);
        Downloads = new Downloads(options);
        Mail = new MailBook(Books);
        _authoriser = new Authoriser(options, Books);
        _clearing = new Clearing(options, Books);
    }

    public AcquirerOptions Options => _options;

    public Books Books { get; }

    /// <summary>What it sends down, and what terminals said about it.</summary>
    public Downloads Downloads { get; }

    /// <summary>The receipts that customers asked for by e-mail.</summary>
    public MailBook Mail { get; }

    /// <summary>What the host shall do wrong next.</summary>
    public MisbehaviourQueue Misbehave { get; } = new();

    /// <summary>Taken while a request is worked on; take it to look at the books from another thread.</summary>
    public Lock Sync { get; } = new();

    /// <summary>Each exchange as it ends: request frame, reply frame (null: none), in the order of the requests.</summary>
    public event Action<byte[], byte[]?>? Exchanged;

    /// <summary>True when the terminal has working keys.</summary>
    public bool IsSignedOn(string terminal) => _keys.ContainsKey(terminal);

    /// <summary>DUKPT numbers that came a second time, or after a higher one: no sound terminal has any.</summary>
    public int ReusedNumbers { get; private set; }

    /// <summary>Forgets the working keys of all terminals: each is told 77 next.</summary>
    public void ForgetKeys()
    {
        lock (Sync)
        {
            _keys.Clear();
        }
    }

    /// <summary>One request frame without its length prefix; the reply frame, or null for no answer.</summary>
    public byte[]? Handle(byte[] frame, DateTime now) => Answer(frame, now).Frame;

    /// <summary>As <see cref="Handle"/>, with delay, copies and hang-up for the transport to carry out.</summary>
    public HostReply Answer(byte[] frame, DateTime now)
    {
        lock (Sync)
        {
            HostReply reply = AnswerLocked(frame, now);
            Exchanged?.Invoke(frame, reply.Frame);
            return reply;
        }
    }

    private HostReply AnswerLocked(byte[] frame, DateTime now)
    {
        if (IsoFrame.Check(frame) is not null || frame.Length > IsoFrame.MostBytes)
        {
            return HostReply.Nothing;
        }

        IsoMessage message;
        try
        {
            message = IsoCodec.Read(frame.AsSpan(IsoFrame.PrefixBytes));
        }
        catch (IsoFormatException wrong)
        {
            bool answerable = IsRequest(wrong.Partial.Mti) && wrong.Partial.Has(11) && wrong.Partial.Has(41);
            return answerable ? Finish(frame, new HostRequest(wrong.Partial, now, null), Refuse(wrong.Partial, now)) : HostReply.Nothing;
        }

        if (!IsRequest(message.Mti))
        {
            return HostReply.Nothing;
        }

        var request = new HostRequest(message, now, Misbehave);
        if (request.Wrong(MisbehaviourKind.DropRequest) is not null)
        {
            return HostReply.Nothing;
        }

        return Finish(frame, request, Work(request));
    }

    private static bool IsRequest(string mti) => mti[2] is '0' or '2' && mti[3] == '0';

    private static string ReplyType(string mti) => mti[..2] + (char)(mti[2] + 1) + mti[3];

    private IsoMessage Refuse(IsoMessage message, DateTime now) => Begin(message, now).Set(39, ResponseCode.Format);

    /// <summary>The reply with what every reply repeats from its request.</summary>
    private IsoMessage Begin(IsoMessage message, DateTime now)
    {
        var reply = new IsoMessage(ReplyType(message.Mti));
        reply.CopyFrom(message, 2, 3, 4, 11, 25, 41, 42, 49, 60);
        reply.Set(12, now.ToString("HHmmss")).Set(13, now.ToString("MMdd")).Set(32, _options.AcquirerId);
        return reply;
    }

    private IsoMessage Work(HostRequest request)
    {
        IsoMessage message = request.Message;
        IsoMessage reply = Begin(message, request.Now);
        string code = CheckSender(request);
        if (code != ResponseCode.Approved)
        {
            return reply.Set(39, code);
        }

        if (message.Mti is "0800" or "0820" || (message.Mti == "0620" && request.ManagementCode != MailCode))
        {
            Network(request, reply);
            return reply;
        }

        if (!_keys.TryGetValue(request.Terminal, out var keys))
        {
            return reply.Set(39, ResponseCode.SignOnFirst);
        }

        request.Keys = _options.KeyScheme == KeyScheme.Dukpt && MustCarryMac(request) ? KeysOfNumber(message) : keys;
        if (request.Keys is null || (MustCarryMac(request) && !MacFits(message, request.Keys)))
        {
            return reply.Set(39, ResponseCode.WrongMac);
        }

        keys = request.Keys;

        Dispatch(request, reply, keys);
        return reply;
    }

    private void Dispatch(HostRequest request, IsoMessage reply, WorkingKeys keys)
    {
        // A declined request of a kind the authoriser does not see is declined here; the authoriser books its own.
        bool authorised = request.Message.Mti is "0100" or "0200" or "0220";
        if (!authorised && request.Wrong(MisbehaviourKind.Decline) is { } decline)
        {
            reply.Set(39, decline.Code);
            return;
        }

        switch (request.Message.Mti)
        {
            case "0100" or "0200" or "0220":
                if (request.Batch.Length > 0 && Books.FindBatch(request.Terminal, request.Batch) is { Closed: true })
                {
                    reply.Set(39, ResponseCode.SignOnFirst);
                    break;
                }

                _authoriser.Handle(request, reply, keys);
                break;
            case "0400":
                _clearing.Reverse(request, reply);
                break;
            case "0500":
                _clearing.Settle(request, reply);
                break;
            case "0320":
                _clearing.Upload(request, reply);
                break;
            case "0620":
                reply.Set(39, Mail.Take(request));
                break;
            default:
                reply.Set(39, ResponseCode.InvalidTransaction);
                break;
        }
    }

    private string CheckSender(HostRequest request)
    {
        IsoMessage message = request.Message;
        if (!message.Has(11) || !message.Has(41) || !message.Has(42) || request.Batch.Length == 0)
        {
            return ResponseCode.Format;
        }

        if (!_options.TerminalIds.Contains(request.Terminal))
        {
            return ResponseCode.UnknownTerminal;
        }

        return message.Text(42) == _options.MerchantId ? ResponseCode.Approved : ResponseCode.WrongMerchant;
    }

    private void Network(HostRequest request, IsoMessage reply)
    {
        string code = request.ManagementCode;
        if (request.Wrong(MisbehaviourKind.Decline) is { } decline)
        {
            reply.Set(39, decline.Code);
            return;
        }

        reply.Set(39, ResponseCode.Approved);
        switch (request.Message.Mti, code)
        {
            case ("0800", "001" or "003" or "004"):
                SignOn(request, reply);
                break;
            case ("0820", "002"):
                Books.Record(new BookLine { Event = BookEvent.SignedOff, At = request.Now, Terminal = request.Terminal, Batch = request.Batch, Operator = request.Operator });
                _keys.Remove(request.Terminal);
                break;
            case ("0820", "301") or ("0620", "951"):
                break;
            case ("0820", "362"):
                Downloads.States.Add(request.Message.Ascii(62));
                break;
            case ("0800", "361" or "371" or "381" or "391"):
                Downloads.Ended.Add(code);
                break;
            case ("0800", ['3', '6' or '7' or '8' or '9', '0']):
                reply.Set(62, Downloads.Answer(code, request.Message.Ascii(62)));
                break;
            case ("0800" or "0820", ['3', '6' or '7' or '8' or '9', _]):
                reply.Set(62, "0");
                break;
            case ("0800", "005"):
                reply.Set(39, ResponseCode.NotSupported);
                break;
            default:
                reply.Set(39, ResponseCode.InvalidTransaction);
                break;
        }
    }

    private void SignOn(HostRequest request, IsoMessage reply)
    {
        var form = (KeyForm)int.Parse(request.ManagementCode);
        if (_options.KeyCipher == KeyCipher.Aes && form == KeyForm.Bytes24)
        {
            reply.Set(39, ResponseCode.NotSupported);
            return;
        }

        string batch = Books.OpenBatch(request.Terminal, request.Batch);
        Books.Record(new BookLine { Event = BookEvent.SignedOn, At = request.Now, Terminal = request.Terminal, Batch = batch, Operator = request.Operator });
        int number = Books.SignOns(request.Terminal);
        var keys = WorkingKeys.Generate(form, _options.KeyCipher, _options.FullMacKey, _options.Seed, request.Terminal, number);
        _keys[request.Terminal] = keys;
        string field60 = request.Message.Text(60)!;
        reply.Set(37, $"{request.Now.Year % 10}{request.Now.DayOfYear:D3}{Books.Lines.Count % 100_000_000:D8}");
        reply.Set(60, field60[..2] + batch + field60[8..]);
        if (_options.KeyScheme == KeyScheme.MasterKey)
        {
            reply.Set(62, Wrap(request, keys));
        }
    }

    private byte[] Wrap(HostRequest request, WorkingKeys keys)
    {
        byte[] wrapped = _options.KeyBlocks
            ? keys.WrapInBlocks(_options.KeyCipher, _options.MasterKey, _options.MacScheme, _options.Seed)
            : keys.Wrap(_options.KeyCipher, _options.MasterKey);
        if (request.Wrong(MisbehaviourKind.WrongKcv) is not null)
        {
            // The last byte of a check value, or the last digit of a key block's code.
            wrapped[^1] = (byte)(_options.KeyBlocks ? (wrapped[^1] == (byte)'0' ? '1' : '0') : wrapped[^1] ^ 0xFF);
        }

        return wrapped;
    }

    /// <summary>The keys of the number in field 62; null when it is none, or not a new one.</summary>
    private WorkingKeys? KeysOfNumber(IsoMessage message)
    {
        if (message.Bytes(62) is not { } serial || serial.Length != Dukpt.SerialBytes(_options.KeyCipher))
        {
            return null;
        }

        string series = Dukpt.Series(_options.KeyCipher, serial);
        uint counter = Dukpt.Counter(_options.KeyCipher, serial);
        if (counter <= _numbers.GetValueOrDefault(series))
        {
            ReusedNumbers++;
            return null;
        }

        _numbers[series] = counter;
        return WorkingKeys.OfNumber(_options.KeyCipher, _options.BaseKey, serial);
    }

    private bool MustCarryMac(HostRequest request) => request.Message.Mti switch
    {
        "0620" => request.ManagementCode == MailCode,
        "0320" or "0500" => _options.SettlementMac,
        var mti => WithMac.Contains(mti),
    };

    private bool MacFits(IsoMessage message, WorkingKeys keys)
    {
        byte[]? given = message.Bytes(64);
        return given is not null && Mac.Compute(_options.MacScheme, keys.MacKey, IsoCodec.MacInput(message)).AsSpan().SequenceEqual(given);
    }

    /// <summary>MAC, frame, and whatever the host shall do wrong on the way out.</summary>
    private HostReply Finish(byte[] requestFrame, HostRequest request, IsoMessage reply)
    {
        Falsify(request, reply);
        string code = reply.Text(39)!;
        if (MustCarryMac(request) && !ResponseCode.CarriesNoMac(code) && request.Keys is { } keys
            && request.Wrong(MisbehaviourKind.NoMac) is null)
        {
            byte[] mac = Mac.Compute(_options.MacScheme, keys.ReplyMacKey, IsoCodec.MacInput(reply));
            if (request.Wrong(MisbehaviourKind.WrongMac) is not null)
            {
                mac[0] = (byte)(mac[0] == (byte)'0' ? '1' : '0');
            }

            reply.Set(64, mac);
        }

        byte[] frame = IsoFrame.Reply(requestFrame, IsoCodec.Write(reply), request.Wrong(MisbehaviourKind.Ask)?.Value ?? 0);
        return HostFaults.Send(frame, request, _options.Seed);
    }

    private static void Falsify(HostRequest request, IsoMessage reply)
    {
        if (request.Wrong(MisbehaviourKind.Lie) is { } lie)
        {
            reply.Set(39, lie.Code);
        }

        if (request.Wrong(MisbehaviourKind.WrongStan) is not null && reply.Text(11) is { } stan)
        {
            reply.Set(11, (int.Parse(stan) + 1) % 1_000_000);
        }

        if (request.Wrong(MisbehaviourKind.WrongAmount) is not null && reply.Text(4) is { } amount)
        {
            reply.Set(4, (long.Parse(amount) + 1) % 1_000_000_000_000);
        }

        if (request.Wrong(MisbehaviourKind.WrongTerminal) is not null && reply.Text(41) is { } terminal)
        {
            reply.Set(41, terminal[..^1] + (terminal[^1] == '9' ? '0' : '9'));
        }

        if (request.Wrong(MisbehaviourKind.WrongProcessing) is not null && reply.Has(3))
        {
            reply.Set(3, "990000");
        }
    }
}
