using System.Reflection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator;

namespace Desktop.Tests.Terminals;

[TestClass]
public class HeapTests
{
    private const int BudgetBytes = 256 * 1024;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void The_running_terminal_fits_the_heap_of_a_board_without_external_memory()
    {
        var rig = new Rig(new RigOptions { Seed = 1 });
        rig.Provision(8583);
        rig.SignInFirst();
        rig.Sell(1234, "unionpay-debit");

        var heap = new DeviceHeap(rig.Machine.Terminal, Portable());
        string table = string.Join('\n', heap.ByClass.OrderByDescending(c => c.Value).Take(40).Select(c => $"{c.Value,8} {c.Key}"));
        string said = $"{heap.Objects} bytes of objects, {heap.Tables} of tables, {heap.Total} in all\n{table}";
        TestContext.WriteLine(said);
        Assert.IsTrue(heap.Total <= BudgetBytes, said);
    }

    /// <summary>What <see cref="Firmware.Terminal"/> is made of, as far as the portable assemblies go.</summary>
    private static Assembly[] Portable()
    {
        var found = new List<Assembly>();
        var names = new Queue<Assembly>([typeof(Firmware.Terminal).Assembly]);
        while (names.TryDequeue(out Assembly? assembly))
        {
            if (!found.Contains(assembly))
            {
                found.Add(assembly);
                foreach (AssemblyName name in assembly.GetReferencedAssemblies().Where(n => !n.Name!.StartsWith("System") && n.Name != "mscorlib" && n.Name != "netstandard"))
                {
                    names.Enqueue(Assembly.Load(name));
                }
            }
        }

        return [.. found];
    }
}
