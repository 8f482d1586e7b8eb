using System;
using Drivers.Assets;
using Drivers.Battery;
using Drivers.Buzzer;
using Drivers.Calendar;
using Drivers.Display;
using Drivers.Flash;
using Drivers.Hal;
using Drivers.IcCard;
using Drivers.Keypad;
using Drivers.Nfc;
using Drivers.Printer;
using Drivers.Touch;
using Emv.Contact;
using Emv.Contactless;
using Firmware.Health;
using Firmware.Host;
using Firmware.Loop;
using Firmware.Office;
using Firmware.Receipts;
using Firmware.Sale;
using Firmware.Setup;
using Firmware.Staff;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware
{
    /// <summary>
    /// The whole terminal on a set of buses. A board makes one, calls <see cref="Poll"/> until the time it returns, and
    /// makes a new one after a power cut or when a poll has thrown (<see cref="Fail"/> first).
    /// </summary>
    public sealed class Terminal
    {
        /// <summary>Shown at power-on and sent to the host.</summary>
        public const string Version = "0.1.0";

        private const int TapPollMs = 2;
        private const string DefaultShopName = "Corner Shop";

        private readonly Scheduler _loop;
        private readonly SoftwareVault _vault;
        private readonly PaymentFlow _sale;
        private readonly IccReader _reader;
        private readonly Pn532 _tapReader;
        private readonly TapSession _tap;
        private readonly ReaderProfile _taps = new ReaderProfile();
        private readonly SlipHeader _header = new SlipHeader();
        private CaKeyLoader _caKeyLoader;

        /// <summary>Builds every part; nothing is touched on a bus until the first poll.</summary>
        /// <param name="deviceKey">16 bytes that belong to this unit alone and never leave it; they protect the vault.</param>
        /// <param name="crash">The trace of the terminal that failed before this one; null after an ordinary power-on.</param>
        public Terminal(Buses buses, byte[] deviceKey, Trace crash)
        {
            Trace = new Trace();
            Keypad = new MatrixKeypad(buses.KeypadRows, buses.KeypadColumns);
            Display = new St7789(buses.Display, buses.DisplayDataCommand, buses.DisplayReset);
            Printer = new EscPosPrinter(buses.Printer, buses.PrinterRowDots, buses.PrinterHasChinese);
            Beeper = new Beeper(buses.Buzzer);
            Calendar = new Pcf8563(buses.Calendar);
            Gauge = new Max17048(buses.Gauge);
            Flash = new W25q(buses.Flash);

            var layout = new FlashLayout(Flash);
            _vault = layout.Vault(deviceKey, buses.Random);
            Settings = layout.Settings(_vault);
            Log = layout.Log(_vault);
            Archive = layout.Archive(_vault);
            Loaded = new Downloaded(this);

            Texts = new Texts(Language.English);
            Assets = new AssetArea(Flash);
            Glyphs = new AssetIndex(Assets);
            Ui = new UiTask(Keypad, new Screen(Display), Texts, Beeper);
            Ui.Screen.UseAssets(Assets, Glyphs);
            Ui.Touch = buses.Touch == null ? null : new Xpt2046(buses.Touch, buses.TouchPen, Theme.Width, Theme.Height);
            Printer.Face = Ui.Screen.Text16;
            Printer.LargeFace = Ui.Screen.Text24;
            Idle = new IdleWatch(buses.Backlight, Ui);
            Profile = new AcquirerProfile();
            Kinds = new TransactionKinds();
            Client = new AcquirerClient(buses.Link, Profile, Kinds, _vault);
            SignOn = new SignOn(Client, Settings, Log, Calendar);
            Deliverer = new Deliverer(Client, Profile, Log, SignOn, Settings, Trace);
            Service = new ServicePort(buses.Service, _vault, Settings, Archive.Audit, new AssetLoader(Flash, Assets));
            Staff = new StaffRegister(new SettingsStaffStore(Settings), _vault, buses.Random, Archive.Audit);

            Emv = new TerminalProfile();
            CaKeys = new CaKeyTable();
            _reader = new IccReader(buses.Card, buses.CardReset, buses.CardClockEnable, buses.CardPower, buses.CardDetect);
            var kernel = new ContactKernel(Emv, CaKeys);
            _tapReader = buses.Nfc == null ? null : new Pn532(buses.Nfc, buses.NfcReady, buses.NfcReset);
            _tap = new TapSession(_tapReader, _tapReader == null ? null : new EntryPoint(kernel, _taps), kernel, buses.Random, Beeper, new TapLights(buses.NfcLights), Trace);
            PaymentContext = new PaymentContext
            {
                Ui = Ui, Beeper = Beeper, Client = Client, Profile = Profile, SignOn = SignOn, Deliverer = Deliverer,
                Card = new CardSession(_reader, kernel, buses.Random, Trace), Log = Log, Settings = Settings,
                Vault = _vault, PinBlock = new PinBlock(_vault, buses.Random), Kinds = Kinds, Staff = Staff, Calendar = Calendar, Trace = Trace, Audit = Archive.Audit,
                Tap = _tap,
            };
            PaymentContext.Mail = new MailFlow(Ui, Settings, Deliverer.Mail);
            PaymentContext.Printing = new CopyPrinting(Ui, Printer, _header, Kinds, PaymentContext.Mail);
            PaymentContext.Signing = new Signing(PaymentContext);
            PaymentContext.SignOnStep = new SignOnStep(PaymentContext);
            _sale = new PaymentFlow(PaymentContext);
            FaultBook = new FaultBook(Settings);
            Tests = new SelfTest(Ui, SelfTestParts(buses));
            KeyEntry = new KeyEntryFlow(this);
            Main = new MainFlow(this, _sale, new SettleFlow(PaymentContext, Printer, _header), crash);
            _loop = new Scheduler(new ITask[] { new DeviceTask(this, buses), Ui, Main, Deliverer, Service });
        }

        public Trace Trace { get; }

        public MatrixKeypad Keypad { get; }

        public St7789 Display { get; }

        public EscPosPrinter Printer { get; }

        public Beeper Beeper { get; }

        public Pcf8563 Calendar { get; }

        public Max17048 Gauge { get; }

        public W25q Flash { get; }

        /// <summary>Fonts and dictionary at the end of the flash.</summary>
        public AssetArea Assets { get; }

        public AssetIndex Glyphs { get; }

        public IKeyVault Vault
        {
            get { return _vault; }
        }

        public Settings Settings { get; }

        public TransactionLog Log { get; }

        /// <summary>Audit trail and downloads.</summary>
        public Archive Archive { get; }

        /// <summary>What the downloads that count mean for the terminal.</summary>
        public Downloaded Loaded { get; }

        public Texts Texts { get; }

        public UiTask Ui { get; }

        public IdleWatch Idle { get; }

        public AcquirerProfile Profile { get; }

        public TransactionKinds Kinds { get; }

        public AcquirerClient Client { get; }

        public SignOn SignOn { get; }

        public Deliverer Deliverer { get; }

        public ServicePort Service { get; }

        public StaffRegister Staff { get; }

        public TerminalProfile Emv { get; }

        public CaKeyTable CaKeys { get; }

        public PaymentContext PaymentContext { get; }

        public SelfTest Tests { get; }

        public FaultBook FaultBook { get; }

        /// <summary>What every slip says about shop and terminal.</summary>
        public SlipHeader SlipHeader
        {
            get { return _header; }
        }

        public MainFlow Main { get; }

        public KeyEntryFlow KeyEntry { get; }

        /// <summary>Does what is due and returns when it wants to be called again, in milliseconds since power-on.</summary>
        public long Poll(long nowMs)
        {
            // A card in the field is served alone: the customer holds it there, everything else can wait for a moment.
            return _tap.Serve(nowMs) ? nowMs + TapPollMs : _loop.Poll(nowMs);
        }

        /// <summary>A poll has thrown: wipes what is secret. The board makes a new terminal and hands it this one's <see cref="Trace"/>.</summary>
        public void Fail(long nowMs)
        {
            Trace.Write(nowMs, TraceSource.System, (int)FaultCode.Restarted, 0);
            _sale.Abort();
            KeyEntry.Abort();
        }

        /// <summary>Takes over what the settings say; once they are recovered, and after each change of one.</summary>
        public void Configure()
        {
            Texts.Language = Settings.GetText(SettingNumber.Language, "zh") == "en" ? Language.English : Language.Chinese;
            Beeper.Quiet = Preferences.Quiet(Settings);
            Beeper.SetVolume(Preferences.Volume(Settings));
            Idle.Configure(Settings);
            LearnNames();
            Calibrate();
            Ui.ShopName = Settings.GetText(SettingNumber.ShopName, DefaultShopName);
            ProfileSettings.Apply(Profile, Settings);
            _header.Settings = Settings;
            _header.HeadDots = Printer.HeadDots;
            Staff.MaxDays = int.TryParse(Settings.GetText(SettingNumber.PasswordDays, ""), out int days) ? days : StaffRegister.DefaultMaxDays;
            _header.ShopName = Ui.ShopName;
            _header.MerchantId = Profile.MerchantId;
            _header.TerminalId = Profile.TerminalId;
            _header.Software = Version;
            EmvParameters.Apply(Emv, Profile, Ui.ShopName);
            Loaded.ApplyApplications(Emv);
            TapParameters.Apply(_taps, Emv, Settings);
            PaymentContext.Tap.Enabled = Settings.GetText(SettingNumber.TapEnabled, "1") != "0";
        }

        /// <summary>Whoever is signed in has changed a setting, and it is on flash.</summary>
        public void NoteSetting(int number)
        {
            Archive.Audit.Note(AuditEvent.SettingChanged, Staff.Actor, number);
        }

        /// <summary>Takes in the certification authorities' keys, a slice a call; true when they are there or one was bad.</summary>
        public bool LoadCaKeys(long nowMs)
        {
            if (Archive.Downloads.CountOf(DownloadSlot.CaKeys) > 0)
            {
                // The host's own: LoadDownloads takes them in.
                return true;
            }

            if (_caKeyLoader == null)
            {
                byte[] download = TestCaKeys.Download();
                _caKeyLoader = new CaKeyLoader(CaKeys, download, 0, download.Length);
            }

            if (!_caKeyLoader.Poll())
            {
                return false;
            }

            Trace.Write(nowMs, TraceSource.Kernel, (int)_caKeyLoader.Error, _caKeyLoader.Loaded);
            _caKeyLoader = null;
            return true;
        }

        private void Calibrate()
        {
            var bytes = new byte[Store.Settings.MaxValueBytes];
            int count = Settings.GetBytes(SettingNumber.TouchCalibration, bytes, 0);
            if (Ui.Touch != null && count > 0 && !Ui.Touch.Calibrate(bytes, count))
            {
                Trace.Write(0, TraceSource.System, SettingNumber.TouchCalibration, count);
            }
        }

        /// <summary>What the merchant typed may need characters that no text of the terminal has.</summary>
        private void LearnNames()
        {
            Glyphs.Learn(Settings.GetText(SettingNumber.ShopName, ""));
            for (int i = 0; i < SettingNumber.HeadLines; i++)
            {
                Glyphs.Learn(Preferences.HeadLine(Settings, i));
            }

            for (int i = 0; i < SettingNumber.FootLines; i++)
            {
                Glyphs.Learn(Preferences.FootLine(Settings, i));
            }
        }

        private ISelfTestPart[] SelfTestParts(Buses buses)
        {
            var parts = new ISelfTestPart[]
            {
                new BatteryPart(Gauge), new MemoryPart(), new FlashPart(Flash), new PrinterPart(Printer),
                new CardReaderPart(_reader), new LinkPart(buses.Link, Profile), new ClockPart(Calendar),
                new KeysPart(Keypad),
            };
            if (_tapReader == null)
            {
                return parts;
            }

            var more = new ISelfTestPart[parts.Length + 1];
            System.Array.Copy(parts, 0, more, 0, parts.Length);
            more[parts.Length] = new TapReaderPart(_tapReader);
            return more;
        }
    }
}
