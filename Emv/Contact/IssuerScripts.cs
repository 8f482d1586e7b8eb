using System;
using Emv.Data;

namespace Emv.Contact
{
    /// <summary>
    /// Issuer scripts (EMV 4.4 Book 3, 10.10; Book 4, Annex A5): templates 71 before and 72 after the second GENERATE AC, each
    /// with an identifier and commands. One that fails ends its script, not the next.
    /// </summary>
    internal sealed class IssuerScripts
    {
        /// <summary>Scripts a host may send in one answer; further ones are counted as not performed.</summary>
        internal const int MaxScripts = 10;

        private const int MaxCommands = 64;
        private const int ResultLength = 5;
        private const int IdLength = 4;
        private const byte NotPerformed = 0x00;
        private const byte Failed = 0x10;
        private const byte Successful = 0x20;
        private const int MaxSequence = 15;

        private readonly Session _s;
        private readonly byte[] _data = new byte[Session.MaxHostData];
        private readonly TlvIndex _templates = new TlvIndex(32);
        private readonly TlvIndex _commands = new TlvIndex(MaxCommands);
        private readonly byte[] _results = new byte[MaxScripts * ResultLength];
        private int _scripts;
        private uint _tag;
        private int _template;
        private int _command;
        private int _sequence;

        internal IssuerScripts(Session session)
        {
            _s = session;
        }

        internal byte[] Data
        {
            get { return _data; }
        }

        internal TlvIndex Templates
        {
            get { return _templates; }
        }

        internal void Reset()
        {
            Array.Clear(_data, 0, _data.Length);
            Array.Clear(_results, 0, _results.Length);
            _templates.Parse(_data, 0, 0);
            _scripts = 0;
        }

        /// <summary>Takes field 55 of the answer. False: too long or malformed.</summary>
        internal bool Take(byte[] field55, int count)
        {
            if (count > _data.Length)
            {
                return false;
            }

            Array.Copy(field55, 0, _data, 0, count);
            return _templates.Parse(_data, 0, count) == TlvError.None;
        }

        /// <summary>Begins with the templates of one tag. True: a command is on its way; false: nothing to do.</summary>
        internal bool Begin(uint tag)
        {
            _tag = tag;
            _template = -1;
            return NextScript();
        }

        /// <summary>The card's answer to a script command. True: another command is on its way; false: finished.</summary>
        internal bool Responded(int statusWord)
        {
            _s.Log.Write(Rule.ScriptCommand, statusWord, _sequence);

            // Book 3, 10.10: 90, 62 and 63 go on, everything else ends this script.
            if (statusWord >> 8 == 0x90 || Sw.IsWarning(statusWord))
            {
                return NextCommand();
            }

            End(Failed, _sequence);
            return NextScript();
        }

        private bool NextScript()
        {
            while (++_template < _templates.Count)
            {
                if (_templates.Tag(_template) != _tag)
                {
                    continue;
                }

                _s.SetTsi(TsiBit.ScriptProcessing, Rule.ScriptEnded);
                _command = -1;
                _sequence = 0;
                if (_commands.Parse(_data, _templates.Offset(_template), _templates.Length(_template)) != TlvError.None)
                {
                    End(NotPerformed, 0);
                    continue;
                }

                if (NextCommand())
                {
                    return true;
                }
            }

            return false;
        }

        // False: the script is through, and so are those behind it.
        private bool NextCommand()
        {
            const int MinCommand = 4;
            while (++_command < _commands.Count)
            {
                if (_commands.Tag(_command) != Tag.ScriptCommand)
                {
                    continue;
                }

                _sequence++;
                int length = _commands.Length(_command);
                if (length < MinCommand || length > Session.MaxCommand)
                {
                    End(Failed, _sequence);
                    return NextScript();
                }

                _s.SendRaw(_data, _commands.Offset(_command), length);
                return true;
            }

            End(Successful, 0);
            return NextScript();
        }

        private void End(byte result, int sequence)
        {
            if (result != Successful)
            {
                _s.SetTvr(_tag == Tag.ScriptBefore ? TvrBit.ScriptFailedBefore : TvrBit.ScriptFailedAfter, Rule.ScriptEnded);
            }

            int first = result | (sequence > MaxSequence ? MaxSequence : sequence);
            _s.Log.Write(Rule.ScriptEnded, first, (int)_tag);
            if (_scripts == MaxScripts)
            {
                return;
            }

            int at = _scripts * ResultLength;
            _scripts++;
            _results[at] = (byte)first;
            int id = _commands.Find(Tag.ScriptId);
            if (id >= 0 && _commands.Length(id) == IdLength)
            {
                Array.Copy(_data, _commands.Offset(id), _results, at + 1, IdLength);
            }

            int count = _scripts * ResultLength;
            if (!_s.Store.Set(Tag.ScriptResults, _results, 0, count) || !_s.Store.Set(Tag.ScriptResultsUnionPay, _results, 0, count))
            {
                _s.Log.Write(Rule.ObjectMalformed, (int)Tag.ScriptResults, count);
            }
        }
    }
}
