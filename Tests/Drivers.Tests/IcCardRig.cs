using System;
using Drivers.Hal;
using Drivers.IcCard;
using VirtualHandset;

namespace Tests.IcCard
{
    /// <summary>The real reader and the card model on a virtual line, with nothing else around them.</summary>
    public sealed class IcCardRig
    {
        private const int LimitMs = 70000;
        private const int LineBytes = 300;

        private readonly VirtualClock _clock = new VirtualClock();
        private readonly VirtualUart _line;

        public IcCardRig()
        {
            _line = new VirtualUart(_clock, SeededRandom.For(1, 1), LineBytes);
            Reset = new VirtualPin(false);
            Clock = new VirtualPin(false);
            Power = new VirtualPin(false);
            var detect = new VirtualPin(false);
            Card = new CardModel(_clock, _line.Device, Reset, Clock, Power, detect);
            Reader = new IccReader(_line.Terminal, Reset, Clock, Power, detect);
        }

        public IccReader Reader { get; private set; }

        public CardModel Card { get; private set; }

        public VirtualPin Reset { get; private set; }

        public VirtualPin Clock { get; private set; }

        public VirtualPin Power { get; private set; }

        public VirtualUart Line
        {
            get { return _line; }
        }

        public long NowMs
        {
            get { return _clock.NowMs; }
        }

        public Status PowerOn()
        {
            Status started = Reader.PowerOn(_clock.NowMs);
            return started == Status.Pending ? Finish() : started;
        }

        public Status Send(string commandHex)
        {
            byte[] command = Hex.Parse(commandHex);
            Status started = Reader.Transmit(command, command.Length, _clock.NowMs);
            return started == Status.Pending ? Finish() : started;
        }

        /// <summary>The response of the last command in hex.</summary>
        public string Response
        {
            get { return Hex.Format(Reader.Response, Reader.ResponseLength); }
        }

        /// <summary>Sends and gives the response, or the failure by its number.</summary>
        public string Ask(string commandHex)
        {
            Status status = Send(commandHex);
            return status == Status.Ok ? Response : "status " + (int)status;
        }

        public void Pass(int ms)
        {
            RunTo(_clock.NowUs + (ms * 1000L));
        }

        private Status Finish()
        {
            long limitMs = _clock.NowMs + LimitMs;
            Status status = Status.Pending;
            while (status == Status.Pending && _clock.NowMs < limitMs)
            {
                RunTo(_clock.FromTerminalMs(Reader.NextDueMs(_clock.NowMs)));
                status = Reader.Poll(_clock.NowMs);
            }

            return status;
        }

        private void RunTo(long untilUs)
        {
            long next = Earliest();
            while (next <= untilUs)
            {
                _clock.AdvanceTo(next);
                _line.Run(next);
                if (Card.NextUs <= next)
                {
                    Card.Run(next);
                }

                next = Earliest();
            }

            _clock.AdvanceTo(untilUs);
        }

        private long Earliest()
        {
            return _line.NextUs < Card.NextUs ? _line.NextUs : Card.NextUs;
        }
    }

    /// <summary>Answers by a short script: what it got last, and what to say for each instruction.</summary>
    public sealed class ScriptedCard : ICardApplication
    {
        private readonly byte[] _atr;

        public ScriptedCard(string atrHex)
        {
            _atr = Hex.Parse(atrHex);
            LastCommand = string.Empty;
            Answer = "9000";
        }

        /// <summary>The last command as the card got it, in hex.</summary>
        public string LastCommand { get; private set; }

        public int Count { get; private set; }

        /// <summary>What it says to everything, in hex; empty to stay silent.</summary>
        public string Answer { get; set; }

        public int Reset(byte[] atr)
        {
            Array.Copy(_atr, 0, atr, 0, _atr.Length);
            return _atr.Length;
        }

        public int Process(byte[] command, int count, byte[] response)
        {
            Count++;
            LastCommand = Hex.Format(command, count);
            byte[] answer = Hex.Parse(Answer);
            Array.Copy(answer, 0, response, 0, answer.Length);
            return answer.Length;
        }
    }

    public static class Hex
    {
        private const string Digits = "0123456789ABCDEF";

        public static byte[] Parse(string hex)
        {
            var bytes = new byte[hex.Length / 2];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)((Digits.IndexOf(hex[2 * i]) << 4) | Digits.IndexOf(hex[(2 * i) + 1]));
            }

            return bytes;
        }

        public static string Format(byte[] bytes, int count)
        {
            var text = new char[count * 2];
            for (int i = 0; i < count; i++)
            {
                text[2 * i] = Digits[bytes[i] >> 4];
                text[(2 * i) + 1] = Digits[bytes[i] & 0x0F];
            }

            return new string(text);
        }

        /// <summary>That many bytes 00, 01, 02, ... in hex.</summary>
        public static string Run(int count)
        {
            var bytes = new byte[count];
            for (int i = 0; i < count; i++)
            {
                bytes[i] = (byte)i;
            }

            return Format(bytes, count);
        }
    }
}
