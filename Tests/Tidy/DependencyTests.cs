using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Tidy;

/// <summary>The arrows of docs/architecture.md, "Who knows whom".</summary>
[TestClass]
public sealed class DependencyTests
{
    private static readonly string[] s_ours = ["Emv", "Drivers", "Firmware", "VirtualHandset", "F769Handset", "Simulator"];

    private static readonly string[] s_hardware = ["System.Device", "System.IO.Ports", "System.Net", "nanoFramework.Hardware", "nanoFramework.Runtime"];

    [TestMethod]
    [DataRow("Emv", "")]
    [DataRow("Drivers", "")]
    [DataRow("Loop", "")]
    [DataRow("Store", "Emv Drivers")]
    [DataRow("Ui", "Emv Drivers Loop")]
    [DataRow("Host", "Emv Drivers Loop Store Ui")]
    [DataRow("Staff", "Drivers Loop Store Ui Receipts")]
    [DataRow("Setup", "Drivers Loop Store Ui Staff")]
    [DataRow("Receipts", "Emv Drivers Store Ui Host")]
    [DataRow("Firmware", "Emv Drivers Loop Store Ui Host Staff Setup Receipts")]
    [DataRow("Boards/VirtualHandset", "Emv Drivers Loop Store Ui Host Staff Setup Receipts Firmware")]
    [DataRow("Boards/F769Handset", "Emv Drivers Loop Store Ui Host Staff Setup Receipts Firmware")]
    public void A_portable_project_references_only_what_it_may(string folder, string allowed)
    {
        string[] may = allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var complaints =
            from project in Repository.Files("*.*proj").Where(p => p.StartsWith(folder + "/", StringComparison.Ordinal))
            from reference in References(project, "ProjectReference")
            let name = Path.GetFileNameWithoutExtension(reference)
            where !may.Contains(name)
            select $"{project} references {name}";
        Repository.IsClean(complaints);
    }

    [TestMethod]
    [DataRow("Emv", "Emv")]
    [DataRow("Drivers", "Drivers")]
    [DataRow("Loop", "Firmware.Loop")]
    [DataRow("Store", "Firmware.Store Emv Drivers")]
    [DataRow("Ui", "Firmware.Ui Firmware.Loop Emv Drivers")]
    [DataRow("Host", "Firmware.Host Firmware.Store Firmware.Ui Firmware.Loop Emv Drivers")]
    [DataRow("Staff", "Firmware.Staff Firmware.Receipts Firmware.Store Firmware.Ui Firmware.Loop Drivers")]
    [DataRow("Setup", "Firmware.Setup Firmware.Staff Firmware.Store Firmware.Ui Firmware.Loop Drivers")]
    [DataRow("Receipts", "Firmware.Receipts Firmware.Host Firmware.Store Firmware.Ui Emv Drivers")]
    [DataRow("Firmware", "Firmware Emv Drivers")]
    [DataRow("Boards/VirtualHandset", "VirtualHandset Emv Drivers Firmware")]
    [DataRow("Boards/F769Handset", "F769Handset Emv Drivers Firmware")]
    [DataRow("Boards/Simulator/Acquirer", "Simulator Drivers VirtualHandset")]
    [DataRow("Boards/Simulator/Cards", "Simulator Drivers VirtualHandset")]
    public void Sources_name_only_namespaces_they_may(string folder, string allowed)
    {
        string[] may = allowed.Split(' ');
        string[] mayNot = s_ours.Except(may).ToArray();
        Repository.IsClean(Uses(folder).Where(u => mayNot.Any(n => Within(u.Name, n)) && !may.Any(n => Within(u.Name, n))).Select(u => $"{u.Where} names {u.Name}"));
    }

    [TestMethod]
    public void Only_the_arm_board_names_hardware_and_sockets()
    {
        string[] folders = ["Emv", "Drivers", "Loop", "Store", "Ui", "Host", "Staff", "Setup", "Receipts", "Firmware", "Boards/VirtualHandset"];
        var complaints = folders.SelectMany(Uses).Where(u => s_hardware.Any(n => Within(u.Name, n))).Select(u => $"{u.Where} names {u.Name}");
        var packages =
            from project in Repository.Files("*.nfproj").Where(p => !p.StartsWith("Boards/F769Handset/", StringComparison.Ordinal))
            from name in References(project, "Nano")
            where name.StartsWith("System.Device", StringComparison.Ordinal) || name is "System.Net" or "System.IO.Ports" || name.StartsWith("Hardware", StringComparison.Ordinal)
            select $"{project} takes {name}";
        Repository.IsClean(complaints.Concat(packages));
    }

    [TestMethod]
    public void Every_type_lives_in_the_namespace_of_its_folder()
    {
        (string Folder, string Space)[] roots = [("Emv", "Emv"), ("Drivers", "Drivers"), ("Loop", "Firmware.Loop"), ("Store", "Firmware.Store"), ("Ui", "Firmware.Ui"), ("Host", "Firmware.Host"), ("Staff", "Firmware.Staff"), ("Setup", "Firmware.Setup"), ("Receipts", "Firmware.Receipts"), ("Firmware", "Firmware")];
        var complaints =
            from source in Repository.Sources
            from root in roots
            where source.IsUnder(root.Folder)
            from space in source.Root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
            where !Within(space.Name.ToString(), root.Space)
            select $"{source.Path} declares namespace {space.Name}";
        Repository.IsClean(complaints);
    }

    /// <summary>The declarations of the surface build and the package versions of the device build speak of the same set.</summary>
    [TestMethod]
    public void Every_package_has_its_declarations()
    {
        var packages = XDocument.Load(Path.Combine(Repository.Root, "build/nano.packages.props")).Descendants("PackageReference")
            .Select(e => (string?)e.Attribute("Update")).OfType<string>().Select(n => n["nanoFramework.".Length..]).Order(StringComparer.Ordinal);
        var declared = Directory.GetDirectories(Path.Combine(Repository.Root, "Tests/Surface")).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        CollectionAssert.AreEqual(declared.ToArray(), packages.ToArray());
    }

    private static IEnumerable<string> References(string project, string item) => XDocument
        .Load(Path.Combine(Repository.Root, project)).Descendants()
        .Where(e => e.Name.LocalName == item)
        .Select(e => ((string?)e.Attribute("Include") ?? "").Replace('\\', '/'));

    private static IEnumerable<(string Where, string Name)> Uses(string folder) =>
        from source in Repository.Sources
        where source.IsUnder(folder)
        from node in source.Root.DescendantNodes()
        let name = node switch
        {
            UsingDirectiveSyntax u => u.NamespaceOrType.ToString(),
            QualifiedNameSyntax { Parent: not QualifiedNameSyntax and not UsingDirectiveSyntax and not BaseNamespaceDeclarationSyntax } q => q.ToString(),
            MemberAccessExpressionSyntax { Parent: not MemberAccessExpressionSyntax } m => m.ToString(),
            _ => null,
        }
        where name != null
        select (source.At(node.SpanStart), name.Replace("global::", ""));

    private static bool Within(string name, string space) => name == space || name.StartsWith(space + ".", StringComparison.Ordinal);
}
