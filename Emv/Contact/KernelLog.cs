namespace Emv.Contact
{
    /// <summary>
    /// What the kernel decided and why, as a ring of small entries: a rule, a detail (a tag, a bit, an instruction) and one
    /// number. Codes only: it takes integers, so no card data can get in. What the numbers of each rule mean stands beside
    /// the rule in <see cref="Rule"/>.
    /// </summary>
    public sealed class KernelLog
    {
        /// <summary>Entries kept; the oldest is overwritten.</summary>
        public const int Capacity = 160;

        private readonly byte[] _rules = new byte[Capacity];
        private readonly int[] _details = new int[Capacity];
        private readonly int[] _values = new int[Capacity];
        private int _written;

        internal KernelLog()
        {
        }

        /// <summary>Entries written since the start of the transaction; entry i of them can be read while it is one of the last <see cref="Capacity"/>.</summary>
        public int Written
        {
            get { return _written; }
        }

        /// <summary>Reads entry <paramref name="index"/>, counted from the start of the transaction. False: not there, or overwritten.</summary>
        public bool TryRead(int index, out Rule rule, out int detail, out int value)
        {
            if (index < 0 || index >= _written || index < _written - Capacity)
            {
                rule = Rule.None;
                detail = 0;
                value = 0;
                return false;
            }

            int at = index % Capacity;
            rule = (Rule)_rules[at];
            detail = _details[at];
            value = _values[at];
            return true;
        }

        internal void Write(Rule rule, int detail, int value)
        {
            int at = _written % Capacity;
            _rules[at] = (byte)rule;
            _details[at] = detail;
            _values[at] = value;
            _written++;
        }

        internal void Clear()
        {
            _written = 0;
        }
    }
}
