using Drivers.Keypad;
using Firmware.Loop;

namespace Firmware.Ui
{
    /// <summary>How a page ended.</summary>
    public enum PageResult : byte
    {
        /// <summary>It has not: it still waits.</summary>
        None = 0,

        /// <summary>Confirmed, or something was chosen; what, the page says.</summary>
        Entered,

        /// <summary>The PIN page: no PIN, where that is allowed.</summary>
        Bypassed,

        Cancelled,

        /// <summary>Nobody pressed a key in time.</summary>
        TimedOut,

        /// <summary>The Menu key, where a message gives it a meaning.</summary>
        Other,
    }

    /// <summary>
    /// One thing the terminal shows and asks. A page is told of keys and asked for its <see cref="Result"/>; it calls nobody.
    /// It is made once and shown as often as needed.
    /// </summary>
    public abstract class Page
    {
        /// <summary>The title in the header; null shows the shop's name.</summary>
        public string Title;

        /// <summary>What the four hinted keys do here; <see cref="Text.None"/> leaves the place empty.</summary>
        public Text CancelHint;
        public Text ClearHint;
        public Text MenuHint;
        public Text EnterHint;

        /// <summary>Time without a key after which the page ends with <see cref="PageResult.TimedOut"/>, in milliseconds; 0 waits for ever.</summary>
        public int TimeoutMs;

        /// <summary>The task that shows this page; null while it is not on top.</summary>
        protected UiTask Host;

        /// <summary>How the page ended; None while it waits.</summary>
        public PageResult Result { get; protected set; }

        /// <summary>When <see cref="OnDeadline"/> is due.</summary>
        public long DeadlineMs { get; protected set; }

        /// <summary>Where to paint; null while the page is not on top, or all of it is about to be painted: then there is nothing to paint.</summary>
        protected Screen Screen
        {
            get { return Host == null || Host.PaintsAll ? null : Host.Screen; }
        }

        /// <summary>Paints the body (the <see cref="UiTask"/> has cleared it to <see cref="Theme.Paper"/>, and paints header and key bar itself).</summary>
        public abstract void Paint(Screen screen);

        /// <summary>A key was pressed, held or released.</summary>
        public virtual void OnKey(KeyEvent e, long nowMs)
        {
        }

        /// <summary>The page looks at the finger: <see cref="OnTouch"/> is called as often as the keypad is looked at.</summary>
        public virtual bool WantsTouch
        {
            get { return false; }
        }

        /// <summary>It wants what the touch layer reads instead of dots of the screen.</summary>
        public virtual bool WantsRawTouch
        {
            get { return false; }
        }

        /// <summary>Where the finger is, in dots of the screen; <paramref name="down"/> false when it is not on the glass.</summary>
        public virtual void OnTouch(bool down, int x, int y, long nowMs)
        {
        }

        /// <summary>The deadline has passed.</summary>
        public virtual void OnDeadline(long nowMs)
        {
            Finish(PageResult.TimedOut);
        }

        internal void Attach(UiTask host, long nowMs)
        {
            Host = host;
            Shown(nowMs);
        }

        internal void Detach()
        {
            Host = null;
        }

        /// <summary>The page comes on top.</summary>
        protected virtual void Shown(long nowMs)
        {
            RestartTimeout(nowMs);
        }

        protected void RestartTimeout(long nowMs)
        {
            DeadlineMs = TimeoutMs == 0 ? Scheduler.Never : nowMs + TimeoutMs;
        }

        /// <summary>Ends the page; the result stays until it is started again.</summary>
        protected void Finish(PageResult result)
        {
            Result = result;
            DeadlineMs = Scheduler.Never;
        }

        /// <summary>The key was felt, but the page cannot end yet: it says so by the tone for errors.</summary>
        protected void Refuse(long nowMs)
        {
            if (Host != null)
            {
                Host.Play(Drivers.Buzzer.Sound.Error, nowMs);
            }
        }

        /// <summary>Paints all of the page again, header and key bar too.</summary>
        protected void Repaint()
        {
            if (Host != null)
            {
                Host.Repaint();
            }
        }

        protected string Say(Text id)
        {
            return Host.Texts.Of(id);
        }

        /// <summary>0 to 9 for a digit key, -1 for any other.</summary>
        protected static int DigitOf(Key key)
        {
            return key >= Key.D0 && key <= Key.D9 ? key - Key.D0 : -1;
        }
    }
}
