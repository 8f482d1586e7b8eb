using System;
using Emv.Contact;
using Emv.Data;

namespace Emv.Contactless
{
    /// <summary>
    /// Relay resistance (EMV Contactless Book C-2, states R1 and R2): the card answers 4 random bytes; how long that takes
    /// tells whether it is here. All times in tenths of a millisecond, as on the card.
    /// </summary>
    internal sealed class RelayResistance
    {
        /// <summary>Terminal entropy 4, device entropy 4, least time 2, most time 2, transmission estimate 2.</summary>
        internal const int DataLength = 14;

        private const int EntropyLength = 4;
        private const int AnswerLength = 10;
        private const int MaxAttempts = 3;
        private const byte Instruction = 0xEA;

        // TVR byte 5 (C-2, Annex A).
        private const int ThresholdExceeded = 0x508;
        private const int TimeLimitsExceeded = 0x504;
        private const int Performed = 0x502;
        private const int NotPerformed = 0x501;

        private readonly Tap _tap;
        private readonly Session _s;
        private int _attempts;

        internal RelayResistance(Tap tap)
        {
            _tap = tap;
            _s = tap.S;
        }

        internal enum Verdict
        {
            Done = 0,

            /// <summary>Another command is out.</summary>
            Again,

            /// <summary>Impossibly quick, or malformed.</summary>
            Wrong,
        }

        internal readonly byte[] Data = new byte[DataLength];

        /// <summary>The data are under the card's signature and must be compared.</summary>
        internal bool IsPerformed { get; private set; }

        internal void Reset()
        {
            _attempts = 0;
            IsPerformed = false;
            Array.Clear(Data, 0, DataLength);
        }

        internal void Restore(byte[] data, bool performed)
        {
            Array.Copy(data, 0, Data, 0, DataLength);
            IsPerformed = performed;
        }

        /// <summary>Card or terminal cannot do it.</summary>
        internal void Skip()
        {
            _s.SetTvr(NotPerformed, Rule.RelayResistance);
        }

        internal void Send()
        {
            _attempts++;
            Dol.Put(_s.Store, Tag.UnpredictableNumber, Data, 0, EntropyLength);
            Array.Copy(Data, 0, _s.Command, 5, EntropyLength);
            _s.SendData(0x80, Instruction, 0x00, 0x00, EntropyLength, true);
        }

        internal Verdict Take(byte[] data, int count, int elapsedTenthMs)
        {
            if (count != AnswerLength + 2 || data[0] != Tag.ResponseFormat1 || data[1] != AnswerLength)
            {
                return Verdict.Wrong;
            }

            Array.Copy(data, 2, Data, EntropyLength, AnswerLength);
            Kernel2Settings settings = _tap.Combination.Mastercard;
            int least = Bytes.ToInt(Data, 8, 2);
            int most = Bytes.ToInt(Data, 10, 2);
            int estimate = Bytes.ToInt(Data, 12, 2);
            bool slow = elapsedTenthMs < 0;
            int response = estimate < settings.ExpectedResponseTenthMs ? estimate : settings.ExpectedResponseTenthMs;
            int measured = elapsedTenthMs - settings.ExpectedCommandTenthMs - response;
            measured = measured < 0 ? 0 : measured;
            if (!slow && measured < least - settings.MinGraceTenthMs)
            {
                _s.Log.Write(Rule.RelayResistance, measured, 0);
                return Verdict.Wrong;
            }

            slow |= measured > most + settings.MaxGraceTenthMs;
            if (slow && _attempts < MaxAttempts && elapsedTenthMs >= 0)
            {
                _s.Log.Write(Rule.RelayResistance, measured, 2);
                if (_tap.HasRepeats)
                {
                    Array.Copy(_tap.Repeats, (_attempts - 1) * EntropyLength, _s.Scratch, 0, EntropyLength);
                }
                else
                {
                    _s.Padding.Fill(_s.Scratch, 0, EntropyLength);
                }

                _s.Store.Set(Tag.UnpredictableNumber, _s.Scratch, 0, EntropyLength);
                Send();
                return Verdict.Again;
            }

            _s.Log.Write(Rule.RelayResistance, measured, slow ? 3 : 1);
            if (slow)
            {
                _s.SetTvr(TimeLimitsExceeded, Rule.RelayResistance);
            }

            if (IsMismatch(settings, estimate) || measured - least > settings.AccuracyTenthMs)
            {
                _s.SetTvr(ThresholdExceeded, Rule.RelayResistance);
            }

            IsPerformed = true;
            _s.SetTvr(Performed, Rule.RelayResistance);
            return Verdict.Done;
        }

        // The two sides' ideas of how long the answer travels differ too much.
        private static bool IsMismatch(Kernel2Settings settings, int estimate)
        {
            int expected = settings.ExpectedResponseTenthMs;
            return estimate != 0 && expected != 0
                && (estimate * 100 / expected < settings.MismatchPercent || expected * 100 / estimate < settings.MismatchPercent);
        }
    }
}
