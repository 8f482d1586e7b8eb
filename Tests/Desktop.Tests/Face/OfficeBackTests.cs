using Drivers.Keypad;
using Firmware.Ui;
using Tests.Desktop.Ui.Journeys;

namespace Desktop.Tests.Face;

/// <summary>Cancel in a list of the office goes back menu by menu, as everywhere else.</summary>
[TestClass]
public sealed class OfficeBackTests
{
    [TestMethod]
    [DataRow(Text.OperatorsTitle, Text.OperatorAdd)]
    [DataRow(Text.MenuLimits, Text.LimitPasswordDays)]
    [DataRow(Text.MenuAuditShow, Text.MenuAudit)]
    public void Back_is_one_menu_back(Text list, Text seen)
    {
        Journey.Walk(Language.English, true, j =>
        {
            j.Menu(Text.MenuOffice, list);
            j.See(seen);
            j.Rig.Settle();
            j.Press(Key.Cancel);
            j.See(Text.MenuDownload);
            j.Press(Key.Cancel);
            j.See(Text.MenuTransactions);
            j.Press(Key.Cancel);
            Assert.IsTrue(j.Rig.WaitUntil(() => j.Ui.Top is IdlePage, 2_000), j.Rig.Reader.Text);
        });
    }
}
