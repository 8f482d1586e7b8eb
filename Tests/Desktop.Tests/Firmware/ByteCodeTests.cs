using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Desktop.Tests.Terminals;

/// <summary>
/// nanoFramework addresses the byte code of an assembly with 16 bits: beyond 64 KB the metadata processor refuses it ("byte
/// code table overflow"), on the device build only. Here the size is worked out from the desktop's IL.
/// </summary>
[TestClass]
public sealed class ByteCodeTests
{
    private const int MostBytes = 0xFFFF;

    private static readonly Dictionary<short, OperandType> s_operands = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(o => o.Value, o => o.OperandType);

    [TestMethod]
    [DataRow(typeof(global::Emv.Contact.ContactKernel))]
    [DataRow(typeof(global::Drivers.Hal.Buses))]
    [DataRow(typeof(global::Firmware.Store.Journal))]
    [DataRow(typeof(global::Firmware.Ui.UiTask))]
    [DataRow(typeof(global::Firmware.Host.AcquirerClient))]
    [DataRow(typeof(global::Firmware.Staff.StaffRegister))]
    [DataRow(typeof(global::Firmware.Setup.SettingsFlow))]
    [DataRow(typeof(global::Firmware.Receipts.SlipComposer))]
    [DataRow(typeof(global::Firmware.Terminal))]
    [DataRow(typeof(global::VirtualHandset.Handset))]
    public void An_assembly_stays_within_what_the_device_can_load(Type type)
    {
        using var file = new PEReader(File.OpenRead(type.Assembly.Location));
        MetadataReader metadata = file.GetMetadataReader();
        int bytes = metadata.MethodDefinitions
            .Select(h => metadata.GetMethodDefinition(h).RelativeVirtualAddress)
            .Where(address => address != 0)
            .Sum(address => SizeOnTheDevice(file.GetMethodBody(address)));
        string name = type.Assembly.GetName().Name!;
        Console.WriteLine($"{name}: {bytes} of {MostBytes} bytes of byte code");
        Assert.IsTrue(bytes < MostBytes, $"{name} has {bytes} bytes of byte code; more than {MostBytes} do not load: give a part of it an assembly of its own");
    }

    /// <summary>Tokens and long branches shrink from four bytes to two, a switch's targets too; handlers follow the code.</summary>
    private static int SizeOnTheDevice(MethodBodyBlock body)
    {
        byte[] il = body.GetILBytes()!;
        int size = body.ExceptionRegions.Length * 12 + (body.ExceptionRegions.Length > 0 ? 1 : 0);
        int at = 0;
        while (at < il.Length)
        {
            int length = il[at] == 0xFE ? 2 : 1;
            short code = length == 2 ? (short)((il[at] << 8) | il[at + 1]) : il[at];
            at += length;
            (int desktop, int device) = Operand(s_operands[code], il, at);
            at += desktop;
            size += length + device;
        }

        return size;
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
