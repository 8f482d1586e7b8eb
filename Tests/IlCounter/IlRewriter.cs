using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace IlCounter;

/// <summary>Makes an assembly count its instructions: at the head of each basic block stands how many it has.</summary>
internal sealed class IlRewriter
{
    private readonly List<string> _methods = [];
    private readonly string _tally = typeof(IlTally).Assembly.Location;

    public string[] Methods => [.. _methods];

    public byte[] Rewrite(string path)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(path);
        using var tally = AssemblyDefinition.ReadAssembly(_tally);
        ModuleDefinition module = assembly.MainModule;
        FieldReference counts = module.ImportReference(tally.MainModule.GetType(typeof(IlTally).FullName).Fields.Single(f => f.Name == nameof(IlTally.Counts)));
        foreach (MethodDefinition method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
        {
            Count(method, counts, _methods.Count);
            _methods.Add($"{method.DeclaringType.FullName}::{method.Name}");
        }

        using var rewritten = new MemoryStream();
        assembly.Write(rewritten);
        return rewritten.ToArray();
    }

    private static void Count(MethodDefinition method, FieldReference counts, int number)
    {
        MethodBody body = method.Body;
        body.SimplifyMacros();
        Instruction[] original = [.. body.Instructions];
        HashSet<Instruction> heads = Heads(body);
        var counters = new Dictionary<Instruction, Instruction>();
        TypeSystem types = method.Module.TypeSystem;
        ILProcessor il = body.GetILProcessor();
        for (int from = 0; from < original.Length;)
        {
            int to = from + 1;
            while (to < original.Length && !heads.Contains(original[to]))
            {
                to++;
            }

            Instruction first = il.Create(OpCodes.Ldsfld, counts);
            counters[original[from]] = first;
            Instruction[] block =
            [
                first, il.Create(OpCodes.Ldc_I4, number), il.Create(OpCodes.Ldelema, types.Int64), il.Create(OpCodes.Dup), il.Create(OpCodes.Ldind_I8),
                il.Create(OpCodes.Ldc_I4, to - from), il.Create(OpCodes.Conv_I8), il.Create(OpCodes.Add), il.Create(OpCodes.Stind_I8),
            ];
            foreach (Instruction instruction in block)
            {
                il.InsertBefore(original[from], instruction);
            }

            from = to;
        }

        Retarget(body, original, counters);
        body.OptimizeMacros();
    }

    /// <summary>Where a block begins: at the start, behind and at the end of every jump, where a handler begins or ends.</summary>
    private static HashSet<Instruction> Heads(MethodBody body)
    {
        var heads = new HashSet<Instruction> { body.Instructions[0] };
        foreach (Instruction instruction in body.Instructions)
        {
            if (instruction.Operand is Instruction target)
            {
                heads.Add(target);
            }
            else if (instruction.Operand is Instruction[] targets)
            {
                heads.UnionWith(targets);
            }

            if (instruction.Next is not null && instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw)
            {
                heads.Add(instruction.Next!);
            }
        }

        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            heads.UnionWith(new[] { handler.TryStart, handler.TryEnd, handler.HandlerStart, handler.HandlerEnd, handler.FilterStart }.Where(edge => edge is not null));
        }

        return heads;
    }

    private static void Retarget(MethodBody body, Instruction[] original, Dictionary<Instruction, Instruction> counters)
    {
        Instruction? Counter(Instruction? head) => head is null ? null : counters[head];
        foreach (Instruction instruction in original)
        {
            instruction.Operand = instruction.Operand switch
            {
                Instruction target => counters[target],
                Instruction[] targets => targets.Select(target => counters[target]).ToArray(),
                _ => instruction.Operand,
            };
        }

        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            handler.TryStart = Counter(handler.TryStart);
            handler.TryEnd = Counter(handler.TryEnd);
            handler.HandlerStart = Counter(handler.HandlerStart);
            handler.HandlerEnd = Counter(handler.HandlerEnd);
            handler.FilterStart = Counter(handler.FilterStart);
        }
    }
}
