namespace Firmware.Ui
{
    /// <summary>A list of texts in the language that is set, each with a number of the caller's: <see cref="Command"/>.</summary>
    public sealed class MenuPage : ChoicePage
    {
        private readonly int[] _commands = new int[MaxItems];
        private int _added;

        public MenuPage()
        {
            CancelHint = Text.KeyBack;
            TimeoutMs = Theme.MenuMs;
        }

        /// <summary>The caller's number of the chosen item; -1 before.</summary>
        public int Command
        {
            get { return Chosen < 0 ? -1 : _commands[Chosen]; }
        }

        public void StartMenu(string title)
        {
            Start(title);
            _added = 0;
        }

        /// <summary>Adds an item; more than nine are dropped.</summary>
        public void Add(string item, int command)
        {
            if (_added < MaxItems)
            {
                _commands[_added++] = command;
                Add(item);
            }
        }
    }
}
