using System;

namespace Secrecy
{
    /// <summary>Holds card data, a PIN or a key although its name does not say so: the analyzer keeps it out of every text (NF0040).</summary>
    [AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct)]
    internal sealed class SecretAttribute : Attribute
    {
    }

    /// <summary>Takes something secret and gives back what may be shown or printed. The body is left to the reviewer.</summary>
    [AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
    internal sealed class MasksAttribute : Attribute
    {
    }
}
