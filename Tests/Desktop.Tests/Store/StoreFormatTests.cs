using System.Buffers.Binary;
using System.Security.Cryptography;
using Drivers.Hal;
using Firmware.Store;
using Tests.Terminal.Store;

namespace Tests.Desktop.Store;

/// <summary>
/// The format as docs/journal.md tells it, read by a second implementation: from the raw image and the device key alone
/// to the fields of a transaction. If this breaks, terminals in the field could no longer read their own flash.
/// </summary>
[TestClass]
public class StoreFormatTests
{
    private const int BlockBytes = 4096;

    private static readonly byte[] DeviceKey = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
    private static readonly byte[] Pan = [0x47, 0x61, 0x73, 0x90, 0x01, 0x01, 0x01, 0x19];

    private sealed record Stored(int Kind, int Flags, uint Sequence, int Key, int Auxiliary, byte[] Head, byte[] Tag, byte[] Cipher);

    [TestMethod]
    public void A_second_implementation_reads_the_image()
    {
        var bench = new StoreBench(6, 131072, 1);
        Assert.AreEqual(Status.Ok, bench.PowerUp());
        var record = new TransactionRecord { Type = 3, TotalsSign = 1, Stan = 77, Voucher = 88, Batch = 99, AmountMinor = 123456 };
        Assert.IsTrue(record.SetPan(Pan, 0, Pan.Length));
        Assert.AreEqual(Status.Pending, bench.Log.Begin(record));
        Assert.AreEqual(Status.Ok, bench.FinishLog());
        Assert.AreEqual(Status.Pending, bench.Log.Conclude(record, TransactionState.Approved));
        Assert.AreEqual(Status.Ok, bench.FinishLog());
        var image = new byte[bench.Model.SizeBytes];
        bench.Model.Peek(0, image, 0, image.Length);

        Stored keys = Newest(image, 0, 5);
        byte[] vault = Open(keys, DeviceKey);
        const int StorageSlot = 5;
        Assert.AreEqual(2, vault[0], "version");
        int at = 1 + ((StorageSlot - 1) * 33);
        Assert.AreEqual(16, vault[at]);
        byte[] storage = vault[(at + 1)..(at + 17)];

        Stored sale = Newest(image, 2 * StoreBench.RegionBlocks, 1);
        Assert.AreEqual((int)TransactionState.Approved, sale.Flags);
        Assert.AreEqual(1, sale.Key);
        Assert.AreEqual(88, sale.Auxiliary);
        byte[] fields = Open(sale, storage);
        Assert.AreEqual(1, BinaryPrimitives.ReadInt32BigEndian(fields), "debit count");
        Assert.AreEqual(123456, BinaryPrimitives.ReadInt64BigEndian(fields.AsSpan(4)), "debit sum");
        Assert.AreEqual(4, fields[24], "version");
        Assert.AreEqual(3, fields[25], "type");
        Assert.AreEqual(77, BinaryPrimitives.ReadInt32BigEndian(fields.AsSpan(32)), "STAN");
        CollectionAssert.AreEqual(Pan, fields[74..82]);
    }

    /// <summary>Records that an older firmware wrote end where it knew no more.</summary>
    [TestMethod]
    [DataRow(1, 1 + SignatureStrokes.MaxBytes + 8 + 34)]
    [DataRow(2, 1 + SignatureStrokes.MaxBytes + 8)]
    [DataRow(3, 1 + SignatureStrokes.MaxBytes)]
    public void A_record_of_an_older_version_is_still_read(int version, int shorter)
    {
        Type codec = typeof(TransactionRecord).Assembly.GetType("Firmware.Store.TransactionCodec")!;
        object reader = Activator.CreateInstance(codec)!;
        var record = new TransactionRecord { Stan = 77, AmountMinor = 123456, SignatureBytes = SignatureStrokes.MaxBytes, OriginalDate = 20260115 };
        var bytes = new byte[500];
        int count = (int)codec.GetMethod("Encode")!.Invoke(reader, [record, bytes, 0])!;
        bytes[0] = (byte)version;
        var read = new TransactionRecord();
        Assert.IsTrue((bool)codec.GetMethod("TryDecode")!.Invoke(reader, [bytes, 0, count - shorter, read])!);
        Assert.AreEqual(77, read.Stan);
        Assert.AreEqual(20260115, read.OriginalDate);
        Assert.AreEqual(0, read.SignatureBytes);
        Assert.IsFalse((bool)codec.GetMethod("TryDecode")!.Invoke(reader, [bytes, 0, count - shorter - 1, read])!, "cut short");
    }

    [TestMethod]
    public void Any_changed_bit_is_noticed()
    {
        var bench = new StoreBench(6, 131072, 1);
        Assert.AreEqual(Status.Ok, bench.PowerUp());
        var image = new byte[bench.Model.SizeBytes];
        bench.Model.Peek(0, image, 0, image.Length);
        Stored keys = Newest(image, 0, 5);
        keys.Cipher[3] ^= 1;
        Assert.ThrowsExactly<CryptographicException>(() => Open(keys, DeviceKey));
    }

    // The newest record of that kind in the first two blocks of a region.
    private static Stored Newest(byte[] image, int firstBlock, int kind)
    {
        Stored? newest = null;
        for (int block = firstBlock; block < firstBlock + 2; block++)
        {
            ReadOnlySpan<byte> bytes = image.AsSpan(block * BlockBytes, BlockBytes);
            if (!bytes[..4].SequenceEqual("JNL1"u8))
            {
                continue;
            }

            int offset = 32;
            while (offset + 40 <= BlockBytes && bytes[offset] == 0x5A && bytes[offset + 1] == 0xA1)
            {
                int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(offset + 4)..]);
                Assert.AreEqual(Crc16(bytes.Slice(offset + 2, 16)), BinaryPrimitives.ReadUInt16BigEndian(bytes[(offset + 18)..]));
                byte[] covered = [.. bytes.Slice(offset + 2, 16), .. bytes.Slice(offset + 20, 16 + length)];
                Assert.AreEqual(Crc32(covered), BinaryPrimitives.ReadUInt32BigEndian(bytes[(offset + 36 + length)..]));
                var found = new Stored(
                    bytes[offset + 2],
                    bytes[offset + 3],
                    BinaryPrimitives.ReadUInt32BigEndian(bytes[(offset + 6)..]),
                    BinaryPrimitives.ReadInt32BigEndian(bytes[(offset + 10)..]),
                    BinaryPrimitives.ReadInt32BigEndian(bytes[(offset + 14)..]),
                    bytes.Slice(offset + 2, 16).ToArray(),
                    bytes.Slice(offset + 20, 16).ToArray(),
                    bytes.Slice(offset + 36, length).ToArray());
                newest = found.Kind == kind && (newest == null || found.Sequence >= newest.Sequence) ? found : newest;
                offset += (40 + length + 3) & ~3;
            }
        }

        Assert.IsNotNull(newest);
        return newest;
    }

    private static byte[] Open(Stored record, byte[] key)
    {
        byte[] authentication = Block(key, [1, .. new byte[15]]);
        byte[] encryption = Block(key, [2, .. new byte[15]]);
        byte[] counter = [.. record.Tag];
        counter[8] &= 0x7F;
        counter[12] &= 0x7F;
        var plain = new byte[record.Cipher.Length];
        for (int i = 0; i < plain.Length; i++)
        {
            byte[] stream = Block(encryption, counter);
            plain[i] = (byte)(record.Cipher[i] ^ stream[i % 16]);
            if (i % 16 == 15)
            {
                BinaryPrimitives.WriteUInt32BigEndian(counter.AsSpan(12), BinaryPrimitives.ReadUInt32BigEndian(counter.AsSpan(12)) + 1);
            }
        }

        byte[] message = [.. record.Head, .. plain];
        if (!Cmac(authentication, message, plain.Length == 0).AsSpan().SequenceEqual(record.Tag))
        {
            throw new CryptographicException("not what was sealed");
        }

        return plain;
    }

    // CMAC of the message; an empty payload counts as one more, empty block after the head.
    private static byte[] Cmac(byte[] key, byte[] message, bool emptyBlock)
    {
        byte[] subkey = Double(Block(key, new byte[16]));
        bool whole = message.Length % 16 == 0 && !emptyBlock;
        if (!whole)
        {
            subkey = Double(subkey);
            message = [.. message, 0x80, .. new byte[15 - (message.Length % 16)]];
        }

        var mac = new byte[16];
        for (int i = 0; i < message.Length; i++)
        {
            mac[i % 16] ^= message[i];
            if (i >= message.Length - 16)
            {
                mac[i % 16] ^= subkey[i % 16];
            }

            if (i % 16 == 15)
            {
                mac = Block(key, mac);
            }
        }

        return mac;
    }

    private static byte[] Double(byte[] value)
    {
        UInt128 wide = BinaryPrimitives.ReadUInt128BigEndian(value);
        UInt128 doubled = (wide << 1) ^ ((wide >> 127) == 0 ? UInt128.Zero : (UInt128)0x87);
        var result = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(result, doubled);
        return result;
    }

    private static byte[] Block(byte[] key, byte[] block)
    {
        using Aes aes = Aes.Create();
        aes.Key = key;
        return aes.EncryptEcb(block, PaddingMode.None);
    }

    private static int Crc16(ReadOnlySpan<byte> data)
    {
        int crc = 0xFFFF;
        foreach (byte b in data)
        {
            crc ^= b << 8;
            for (int i = 0; i < 8; i++)
            {
                crc = ((crc << 1) ^ ((crc & 0x8000) != 0 ? 0x1021 : 0)) & 0xFFFF;
            }
        }

        return crc;
    }

    private static uint Crc32(ReadOnlySpan<byte> data)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte b in data)
        {
            crc ^= b;
            for (int i = 0; i < 8; i++)
            {
                crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
            }
        }

        return ~crc;
    }
}
