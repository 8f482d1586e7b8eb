using System;
using Drivers.Battery;
using Drivers.Calendar;
using Drivers.Hal;
using Drivers.Keypad;
using Firmware.Host;
using Firmware.Ui;

namespace Firmware.Health
{
    /// <summary>What the parts share.</summary>
    public abstract class SelfTestPart : ISelfTestPart
    {
        protected SelfTestPart(Text name)
        {
            Name = name;
            Detail = "";
        }

        public Text Name { get; }

        public FaultCode Fault { get; protected set; }

        public string Detail { get; protected set; }

        public virtual void Start(long nowMs)
        {
            Fault = FaultCode.None;
            Detail = "";
        }

        public abstract PartResult Poll(long nowMs);

        protected PartResult Warn(FaultCode fault)
        {
            Fault = fault;
            return PartResult.Warning;
        }

        protected PartResult Fail(FaultCode fault)
        {
            Fault = fault;
            return PartResult.Failed;
        }
    }

    /// <summary>The gauge answers, and there is charge for some payments.</summary>
    public sealed class BatteryPart : SelfTestPart
    {
        /// <summary>Below this a payment might not be finished.</summary>
        public const int LowPercent = 15;

        private readonly Max17048 _gauge;

        public BatteryPart(Max17048 gauge)
            : base(Text.PartBattery)
        {
            _gauge = gauge;
        }

        public override PartResult Poll(long nowMs)
        {
            if (!_gauge.TryRead(out int percent, out int millivolts))
            {
                return Warn(FaultCode.BatterySilent);
            }

            Detail = percent.ToString() + " %";
            return percent < LowPercent ? Warn(FaultCode.BatteryLow) : PartResult.Passed;
        }
    }

    /// <summary>A block of the managed heap can be had and holds what is written to it.</summary>
    public sealed class MemoryPart : SelfTestPart
    {
        /// <summary>What one payment may need at its peak.</summary>
        public const int ProbeBytes = 16 * 1024;

        private const int PatternBytes = 64;

        public MemoryPart()
            : base(Text.PartMemory)
        {
        }

        public override PartResult Poll(long nowMs)
        {
            try
            {
                return Holds(new byte[ProbeBytes]) ? PartResult.Passed : Fail(FaultCode.Memory);
            }
            catch (OutOfMemoryException)
            {
                return Fail(FaultCode.Memory);
            }
        }

        // A pattern is spread by block copies and looked at on its last copy: every byte on the way was read and written.
        private static bool Holds(byte[] block)
        {
            for (int i = 0; i < PatternBytes; i++)
            {
                block[i] = (byte)((i * 0x35) ^ 0xA5);
            }

            for (int done = PatternBytes; done < block.Length; done *= 2)
            {
                Array.Copy(block, 0, block, done, done);
            }

            int last = block.Length - PatternBytes;
            for (int i = 0; i < PatternBytes; i++)
            {
                if (block[last + i] != (byte)((i * 0x35) ^ 0xA5))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>The clock runs and knows the time.</summary>
    public sealed class ClockPart : SelfTestPart
    {
        private readonly Pcf8563 _clock;

        public ClockPart(Pcf8563 clock)
            : base(Text.PartClock)
        {
            _clock = clock;
        }

        public override PartResult Poll(long nowMs)
        {
            if (!_clock.TryRead(out DateTime time))
            {
                return Warn(FaultCode.ClockLost);
            }

            Detail = time.Hour.ToString("D2") + ":" + time.Minute.ToString("D2");
            return PartResult.Passed;
        }
    }

    /// <summary>No key is down: at power-on nobody should press one, and a key that stays down would type by itself.</summary>
    public sealed class KeysPart : SelfTestPart
    {
        /// <summary>A key down for this long is stuck, not pressed.</summary>
        public const int StuckMs = 2500;

        private const int LookMs = 50;

        private readonly MatrixKeypad _keypad;
        private long _startMs;

        public KeysPart(MatrixKeypad keypad)
            : base(Text.PartKeys)
        {
            _keypad = keypad;
        }

        public override void Start(long nowMs)
        {
            base.Start(nowMs);
            _startMs = nowMs;
        }

        public override PartResult Poll(long nowMs)
        {
            if (nowMs - _startMs < LookMs)
            {
                return PartResult.Running;
            }

            if (!_keypad.Active)
            {
                return PartResult.Passed;
            }

            return nowMs - _startMs < StuckMs ? PartResult.Running : Warn(FaultCode.KeyStuck);
        }
    }

    /// <summary>The way to the host can be opened. The connection is closed again.</summary>
    public sealed class LinkPart : SelfTestPart
    {
        /// <summary>A connection that takes longer is reported as down; below <see cref="SelfTest.PartLimitMs"/>.</summary>
        public const int OpenMs = 4000;

        private readonly ILink _link;
        private readonly AcquirerProfile _profile;
        private bool _opened;
        private long _limitMs;

        public LinkPart(ILink link, AcquirerProfile profile)
            : base(Text.PartLink)
        {
            _link = link;
            _profile = profile;
        }

        public override void Start(long nowMs)
        {
            base.Start(nowMs);
            Status status = _link.Open(_profile.HostAddress, _profile.HostPort);
            _opened = status == Status.Ok || status == Status.Pending;
            _limitMs = nowMs + OpenMs;
        }

        public override PartResult Poll(long nowMs)
        {
            if (_opened && _link.State == LinkState.Opening && nowMs < _limitMs)
            {
                return PartResult.Running;
            }

            bool up = _link.State == LinkState.Up;
            _link.Close();
            return up ? PartResult.Passed : Warn(FaultCode.LinkDown);
        }
    }
}
