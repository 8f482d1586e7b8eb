namespace nanoFramework.Hardware.Stm32
{
    public static class BackupMemory
    {
        public static void WriteBoolean(uint position, bool value) => throw null;

        public static void WriteByte(uint position, byte value) => throw null;

        public static void WriteDateTime(uint position, System.DateTime value) => throw null;

        public static void WriteInt16(uint position, short value) => throw null;

        public static void WriteInt32(uint position, int value) => throw null;

        public static void WriteInt64(uint position, long value) => throw null;

        public static void WriteSingle(uint position, float value) => throw null;

        public static void WriteString(uint position, string value) => throw null;

        public static void WriteTimeSpan(uint position, System.TimeSpan value) => throw null;

        public static void WriteUInt16(uint position, ushort value) => throw null;

        public static void WriteUInt32(uint position, uint value) => throw null;

        public static void WriteUInt64(uint position, ulong value) => throw null;

        public static bool ReadBoolean(uint position) => throw null;

        public static byte ReadByte(uint position) => throw null;

        public static System.DateTime ReadDateTime(uint position) => throw null;

        public static short ReadInt16(uint position) => throw null;

        public static int ReadInt32(uint position) => throw null;

        public static long ReadInt64(uint position) => throw null;

        public static float ReadSingle(uint position) => throw null;

        public static string ReadString(uint position, uint lenght) => throw null;

        public static System.TimeSpan ReadTimeSpan(uint position) => throw null;

        public static ushort ReadUInt16(uint position) => throw null;

        public static uint ReadUInt32(uint position) => throw null;

        public static ulong ReadUInt64(uint position) => throw null;

        public static void ReadBytes(uint position, byte[] value) => throw null;

        public static void WriteBytes(uint position, byte[] value) => throw null;

        public static int Size => throw null;
    }

    public static class Configuration
    {
        public static void ConfigurePin(int pin, nanoFramework.Hardware.Stm32.GpioConfiguration configuration) => throw null;

        public static uint AddAdcChannel(uint adc, uint adcChannel, uint pin) => throw null;

        public static void RemoveAdcChannel(uint channel) => throw null;
    }

    public class GpioConfiguration
    {
        public GpioConfiguration() => throw null;

        public nanoFramework.Hardware.Stm32.GpioConfiguration.IOMode Mode
        {
            get => throw null;
            set => throw null;
        }

        public nanoFramework.Hardware.Stm32.GpioConfiguration.PullUpDownActivation PinState
        {
            get => throw null;
            set => throw null;
        }

        public nanoFramework.Hardware.Stm32.GpioConfiguration.Speed SpeedSelection
        {
            get => throw null;
            set => throw null;
        }

        public byte AlternateFunction
        {
            get => throw null;
            set => throw null;
        }

        public enum IOMode
        {
            Input = 0,
            Output = 1,
            AlternateFunction = 2,
            Analog = 3,
            OutputPushPull = 1,
            OutputOpenDrain = 17,
        }

        public enum PullUpDownActivation
        {
            Floating = 0,
            PullUp = 1,
            PullDown = 2,
        }

        public enum Speed
        {
            Low = 0,
            Medium = 1,
            High = 2,
            VeryHigh = 3,
        }
    }

    public static class Power
    {
        public static void EnterStandbyMode() => throw null;

        public static void DisableWakeupPin(nanoFramework.Hardware.Stm32.Power.WakeupPin pin = (nanoFramework.Hardware.Stm32.Power.WakeupPin)(1)) => throw null;

        public static void EnableWakeupPin(nanoFramework.Hardware.Stm32.Power.WakeupPin pin = (nanoFramework.Hardware.Stm32.Power.WakeupPin)(1)) => throw null;

        public static nanoFramework.Hardware.Stm32.Power.WakeupReasonType WakeupReason => throw null;

        public enum WakeupPin
        {
            Pin1 = 1,
            Pin2 = 2,
            Pin3 = 3,
        }

        public enum WakeupReasonType
        {
            Undetermined = 0,
            FromStandby = 1,
            FromPin = 2,
        }
    }

    public static class RTC
    {
        public static void SetAlarm(System.DateTime time) => throw null;

        public static System.DateTime GetAlarm() => throw null;
    }

    public static class Utilities
    {
        public static byte[] UniqueDeviceId => throw null;

        public static uint DeviceId => throw null;

        public static uint DeviceRevisionId => throw null;
    }
}
