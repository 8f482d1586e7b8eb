using Firmware.Ui;

namespace Firmware.Health
{
    /// <summary>How a part came through the self-test.</summary>
    public enum PartResult : byte
    {
        /// <summary>Not looked at yet.</summary>
        Waiting = 0,
        Running,
        Passed,

        /// <summary>Usable, but somebody should look: see the fault.</summary>
        Warning,

        Failed,
    }

    /// <summary>One part of the terminal and how to try it. Drivers are only asked what they would be asked in use.</summary>
    public interface ISelfTestPart
    {
        Text Name { get; }

        /// <summary>Why it did not pass.</summary>
        FaultCode Fault { get; }

        /// <summary>A figure that helps (a charge, an identification); empty for none. The same in every language.</summary>
        string Detail { get; }

        void Start(long nowMs);

        /// <summary>Running until it is known. The test gives up after <see cref="SelfTest.PartLimitMs"/> with Failed.</summary>
        PartResult Poll(long nowMs);
    }
}
