using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Nano.Analyzer
{
    /// <summary>Which names speak of card data, PINs and keys. A name is read word by word: Keypad is not Key, IPin is not Pin.</summary>
    internal static class SecretNames
    {
        private static readonly HashSet<string> s_secret = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "Pan", "Pin", "Pins", "Track", "Tracks", "Key", "Keys", "Cvn", "Cvv", "Cvc",
            "Tmk", "Tpk", "Tak", "Tdk", "Password", "Passwords", "Secret", "Secrets",
        };

        /// <summary>Words that turn the meaning: what is masked, public, a label or a measure of the thing.</summary>
        private static readonly HashSet<string> s_harmless = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "Masked", "Mask", "Public", "Ca", "Kcv", "Check", "Label", "Name", "Prompt", "Title", "Message",
            "Caption", "Stars", "Screen", "Font", "Index", "Count", "Length", "Sequence", "Tries", "Result", "Status",
        };

        public static bool Says(string name)
        {
            bool secret = false;
            string before = string.Empty;
            int start = 0;
            while (start < name.Length)
            {
                int end = start + 1;
                while (end < name.Length && !StartsWord(name, end))
                {
                    end++;
                }

                string word = name.Substring(start, end - start).Trim('_', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
                if (s_harmless.Contains(word))
                {
                    return false;
                }

                secret |= s_secret.Contains(word) || IsNumberOf(before, word);
                before = word;
                start = end;
            }

            return secret;
        }

        /// <summary>cardNumber, accountNo: the PAN in plain words.</summary>
        private static bool IsNumberOf(string before, string word)
        {
            return (Same(before, "Card") || Same(before, "Account")) && (Same(word, "Number") || Same(word, "No") || Same(word, "Digits"));
        }

        private static bool Same(string a, string b)
        {
            return string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
        }

        /// <summary>Types that can carry the digits themselves; counts, indexes, enums and drivers cannot.</summary>
        public static bool CanCarry(ITypeSymbol? type)
        {
            switch (type)
            {
                case IArrayTypeSymbol array:
                    return array.ElementType.SpecialType is SpecialType.System_Byte or SpecialType.System_Char
                        or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64
                        || array.ElementType is IArrayTypeSymbol && CanCarry(array.ElementType);
                case INamedTypeSymbol named:
                    return named.SpecialType is SpecialType.System_String or SpecialType.System_Object
                        or SpecialType.System_Int64 or SpecialType.System_UInt64
                        || named.TypeKind is TypeKind.Class or TypeKind.Struct && named.SpecialType == SpecialType.None && Says(named.Name);
                default:
                    return false;
            }
        }

        private static bool StartsWord(string name, int at)
        {
            char c = name[at];
            if (c == '_' || name[at - 1] == '_')
            {
                return true;
            }

            bool lowerAfter = at + 1 < name.Length && char.IsLower(name[at + 1]);
            return char.IsUpper(c) && (!char.IsUpper(name[at - 1]) || lowerAfter);
        }
    }
}
