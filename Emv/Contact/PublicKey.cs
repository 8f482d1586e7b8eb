using System;
using Emv.Crypto;

namespace Emv.Contact
{
    /// <summary>A recovered public key in a buffer of its own.</summary>
    internal sealed class PublicKey
    {
        internal readonly byte[] Modulus = new byte[RsaPublic.MaxBytes];

        /// <summary>A hash that names the key: the checksum of a CA key, the hash over a certificate's parts of a recovered one.</summary>
        internal readonly byte[] Id = new byte[Sha1.DigestLength];

        internal int Length { get; set; }

        internal int Exponent { get; set; }

        internal bool IsValid
        {
            get { return Length > 0; }
        }

        internal void Clear()
        {
            Array.Clear(Modulus, 0, Modulus.Length);
            Array.Clear(Id, 0, Id.Length);
            Length = 0;
            Exponent = 0;
        }
    }
}
