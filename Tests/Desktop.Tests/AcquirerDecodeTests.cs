using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Acquirer;
using Simulator.Tools;

namespace Desktop.Tests;

[TestClass]
public class AcquirerDecodeTests
{
    [TestMethod]
    public void Sale_is_decoded_with_every_field_named_and_card_data_masked()
    {
        byte[] frame = SaleFrame();
        var (code, output, error) = Decode("8583", Convert.ToHexString(frame));
        Assert.AreEqual((0, ""), (code, error));
        foreach (string expected in new[]
        {
            "envelope: TPDU, header", "MTI 0200: financial request", "Primary account number", "sale", "12.34 in minor units 1234",
            "chip, with PIN", "batch 000001", "9F26 Application cryptogram, 8 bytes", "hidden (8 bytes)", "625094******0014D3012201",
        })
        {
            StringAssert.Contains(output, expected);
        }

        Assert.IsFalse(output.Contains(AcquirerTerminal.Pan), "the card number is not shown");
    }

    [TestMethod]
    public void Secrets_are_shown_on_request()
    {
        var (_, output, _) = Decode("8583", Convert.ToHexString(SaleFrame()), "--show-secrets");
        StringAssert.Contains(output, AcquirerTerminal.Pan);
        Assert.IsFalse(output.Contains("hidden"));
    }

    [TestMethod]
    public void Envelope_is_found_with_and_without_length_tpdu_and_header()
    {
        byte[] frame = SaleFrame();
        byte[] message = frame[11..];
        Assert.AreEqual("length, TPDU, header", Envelope.Detect([(byte)(frame.Length >> 8), (byte)frame.Length, .. frame]).Description);
        Assert.AreEqual("TPDU, header", Envelope.Detect(frame).Description);
        Assert.AreEqual("TPDU", Envelope.Detect([.. frame[..5], .. message]).Description);
        Assert.AreEqual("length", Envelope.Detect([(byte)(message.Length >> 8), (byte)message.Length, .. message]).Description);
        Assert.AreEqual("none, the message alone", Envelope.Detect(message).Description);
        Assert.AreEqual(0, Decode("8583", Convert.ToHexString(message), "--no-frame").Code);
        Assert.AreEqual(2, Decode("8583", Convert.ToHexString(frame), "--no-frame").Code);
    }

    [TestMethod]
    public void Truncated_message_shows_what_is_there_and_says_where_it_ends()
    {
        byte[] frame = SaleFrame();
        var (code, output, error) = Decode("8583", Convert.ToHexString(frame[..60]));
        Assert.AreEqual(2, code);
        StringAssert.Contains(output, "Processing code");
        StringAssert.Contains(error, "error at byte 49, field 35");
    }

    [TestMethod]
    public void Length_prefix_that_lies_is_told()
    {
        byte[] frame = SaleFrame();
        var (code, output, error) = Decode("8583", Convert.ToHexString([0x01, 0x00, .. frame]));
        Assert.AreEqual(2, code);
        StringAssert.Contains(error, $"the length prefix says 256 bytes, {frame.Length} follow");
        StringAssert.Contains(output, "Processing code");
    }

    [TestMethod]
    public void Broken_chip_data_inside_a_message_are_told_with_their_place_in_the_input()
    {
        IsoMessage message = new IsoMessage("0200").Set(55, Convert.FromHexString("9A03261121" + "9F2608"));
        var (code, output, error) = Decode("8583", Convert.ToHexString(IsoCodec.Write(message)));
        Assert.AreEqual(2, code);
        StringAssert.Contains(output, "9A Transaction date");
        StringAssert.Contains(error, "error at byte 20, field 55");
    }

    [TestMethod]
    public void Hex_may_be_spread_over_lines_and_come_from_standard_input()
    {
        string spread = string.Join(":\r\n ", Convert.ToHexString(SaleFrame()).Chunk(32).Select(part => new string(part)));
        var output = new StringWriter();
        Assert.AreEqual(0, DecodeCommand.Run(["8583", "-"], new StringReader(spread), output, new StringWriter()));
        StringAssert.Contains(output.ToString(), "MTI 0200");
    }

    [TestMethod]
    public void Tlv_is_decoded_nested_named_and_masked()
    {
        var (code, output, error) = Decode("tlv", "70 14 5A 08 6250947000000014 5F24 03 301231 9F8101 00");
        Assert.AreEqual((0, ""), (code, error), error);
        StringAssert.Contains(output, "70 Record template");
        StringAssert.Contains(output, "  5A Application PAN, 8 bytes: 625094******0014");
        StringAssert.Contains(output, "  9F8101 unknown, 0 bytes");
        Assert.IsFalse(output.Contains("6250947000000014"));
        StringAssert.Contains(Decode("tlv", "00 9A03261121 FF").Output, "padding (00 or FF): 2 bytes");
    }

    [TestMethod]
    [DataRow("tlv", "9F26081122", "error at byte 3")]
    [DataRow("tlv", "9A0326112", "9 hex digits")]
    [DataRow("tlv", "9A03zz", "character 5")]
    [DataRow("tlv", "", "no hex digits")]
    [DataRow("8583", "", "no hex digits")]
    [DataRow("8583", "FFFF", "error at byte 0")]
    [DataRow("8583", "FF", "error at byte 0")]
    [DataRow("xml", "00", "Usage")]
    public void Malformed_input_ends_with_code_2_and_a_reason(string kind, string hex, string reason)
    {
        var (code, _, error) = Decode(kind, hex);
        Assert.AreEqual(2, code);
        StringAssert.Contains(error, reason);
    }

    [TestMethod]
    public void Unknown_flag_and_missing_words_are_refused()
    {
        Assert.AreEqual(2, Decode("8583", "0800", "--verbose").Code);
        Assert.AreEqual(2, Decode().Code);
        Assert.AreEqual(2, Decode("tlv").Code);
    }

    [TestMethod]
    public void Hostile_input_never_throws()
    {
        var random = new Random(77);
        byte[] sound = SaleFrame();
        byte[] upload = AcquirerTerminal.Frame(new IsoMessage("0320").Set(48, "99" + new string('7', 120)).Set(62, new byte[40]).Set(60, "0").Set(61, "123").Set(54, "1"));
        byte[] reply = AcquirerTerminal.Frame(new IsoMessage("0810").Set(62, new byte[60]).Set(44, "12").Set(39, "Z9"));
        byte[][] seeds = [sound, upload, reply];
        for (int round = 0; round < 3000; round++)
        {
            byte[] input = AcquirerCodecTests.Mutate(random, seeds[round % seeds.Length]);
            int code = Decode("8583", Convert.ToHexString(input)).Code;
            Assert.IsTrue(code is 0 or 2);
        }
    }

    private static byte[] SaleFrame()
    {
        var terminal = AcquirerHostTests.SignedOn();
        return AcquirerTerminal.Frame(terminal.Sign(terminal.Request(TransactionKind.Sale, 12_34).Set(2, AcquirerTerminal.Pan)));
    }

    private static (int Code, string Output, string Error) Decode(params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        int code = DecodeCommand.Run(arguments, TextReader.Null, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
