using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Desktop.Tests.Terminals;

/// <summary>
/// nanoFramework addresses the byte code of an assembly with 16 bits: beyond 64 KB the metadata processor refuses it ("byte
/// code table overflow"), on the device build only; a switch of more than 255 targets is cut there without a word. Here both are
/// worked out from the desktop's IL.
/// </summary>
[TestClass]
public sealed class ByteCodeTests
{
    private const int MostBytes = 0xFFFF;

    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(o => o.Value);

    private const int MostSwitchTargets = 0xFF;

    private static readonly Type[] s_aTypeOfEach =
    [
        typeof(global::Emv.Contact.ContactKernel),
        typeof(global::Drivers.Hal.Buses),
        typeof(global::Firmware.Loop.Scheduler),
        typeof(global::Firmware.Store.Journal),
        typeof(global::Firmware.Ui.UiTask),
        typeof(global::Firmware.Host.AcquirerClient),
        typeof(global::Firmware.Staff.StaffRegister),
        typeof(global::Firmware.Setup.SettingsFlow),
        typeof(global::Firmware.Receipts.SlipComposer),
        typeof(global::Firmware.Terminal),
        typeof(global::VirtualHandset.Handset),
    ];

    private static IEnumerable<object[]> Assemblies => s_aTypeOfEach.Select(t => new object[] { t });

    [TestMethod]
    [DynamicData(nameof(Assemblies))]
    public void An_assembly_stays_within_what_the_device_can_load(Type type)
    {
        using var file = new PEReader(File.OpenRead(type.Assembly.Location));
        int bytes = Bodies(file).Sum(b => SizeOnTheDevice(b.Body));
        string name = type.Assembly.GetName().Name!;
        Console.WriteLine($"{name}: {bytes} of {MostBytes} bytes of byte code");
        Assert.IsTrue(bytes < MostBytes, $"{name} has {bytes} bytes of byte code; more than {MostBytes} do not load: give a part of it an assembly of its own");
    }

    /// <summary>The count of targets is one byte on the device. The compiler fills small gaps between cases, so only the IL tells.</summary>
    [TestMethod]
    [DynamicData(nameof(Assemblies))]
    public void No_switch_has_more_targets_than_the_device_counts(Type type)
    {
        using var file = new PEReader(File.OpenRead(type.Assembly.Location));
        Assert.AreEqual("", string.Join(' ', Bodies(file).Where(b => LongestSwitch(b.Body.GetILBytes()!) > MostSwitchTargets).Select(b => b.Name)));
    }

    [TestMethod]
    public void A_switch_that_is_too_long_is_seen()
    {
        byte[] il = [(byte)OpCodes.Ldarg_0.Value, (byte)OpCodes.Switch.Value, 0x00, 0x01, 0x00, 0x00, .. new byte[4 * 256], (byte)OpCodes.Ret.Value];
        Assert.AreEqual(256, LongestSwitch(il));
    }

    private static IEnumerable<(string Name, MethodBodyBlock Body)> Bodies(PEReader file)
    {
        MetadataReader metadata = file.GetMetadataReader();
        return metadata.MethodDefinitions.Select(metadata.GetMethodDefinition)
            .Where(m => m.RelativeVirtualAddress != 0)
            .Select(m => ($"{metadata.GetString(metadata.GetTypeDefinition(m.GetDeclaringType()).Name)}.{metadata.GetString(m.Name)}",
                file.GetMethodBody(m.RelativeVirtualAddress)));
    }

    private static int LongestSwitch(byte[] il) =>
        Instructions(il).Where(i => i.Code.OperandType == OperandType.InlineSwitch).Select(i => BitConverter.ToInt32(il, i.OperandAt)).Append(0).Max();

    /// <summary>Tokens and long branches shrink from four bytes to two, a switch's targets too; handlers follow the code.</summary>
    private static int SizeOnTheDevice(MethodBodyBlock body)
    {
        byte[] il = body.GetILBytes()!;
        int handlers = body.ExceptionRegions.Length * 12 + (body.ExceptionRegions.Length > 0 ? 1 : 0);
        return handlers + Instructions(il).Sum(i => i.Code.Size + Operand(i.Code.OperandType, il, i.OperandAt).Device);
    }

    private static IEnumerable<(OpCode Code, int OperandAt)> Instructions(byte[] il)
    {
        int at = 0;
        while (at < il.Length)
        {
            OpCode code = s_codes[il[at] == 0xFE ? (short)((il[at] << 8) | il[at + 1]) : il[at]];
            at += code.Size;
            yield return (code, at);
            at += Operand(code.OperandType, il, at).Desktop;
        }
    }

    private static (int Desktop, int Device) Operand(OperandType type, byte[] il, int at) => type switch
    {
        OperandType.InlineNone => (0, 0),
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => (1, 1),
        OperandType.InlineVar => (2, 2),
        OperandType.InlineI or OperandType.ShortInlineR => (4, 4),
        OperandType.InlineI8 or OperandType.InlineR => (8, 8),
        OperandType.InlineSwitch => (4 + 4 * BitConverter.ToInt32(il, at), 1 + 2 * BitConverter.ToInt32(il, at)),
        _ => (4, 2),
    };
}
