using System.Text.Json;
using Firmware.Ui;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator;

namespace Desktop.Tests.Panel;

/// <summary>A card in the panel's slot: seated, half-way out, pushed back in, gone. The simulator knows which; no page has to remember it.</summary>
[TestClass]
public sealed class PanelSlotTests : IDisposable
{
    private const string Card = "unionpay-debit";

    private readonly LiveSession _live = new(new RigOptions());

    public void Dispose() => _live.Dispose();

    [TestMethod]
    public void A_card_half_way_out_is_there_from_the_first_news_without_contact_to_the_last()
    {
        _live.SellToThePin(Card);
        _live.Do("{\"do\":\"half\"}");
        string first = LiveSession.Await(_live.State, state => Slot(state).Seated is null);
        Assert.AreEqual(Card, Slot(first).Half, "the very news that tells of lost contacts tells of the card that hangs there");
        _live.Shows(Text.WhyCardRemoved);
        Assert.AreEqual(Card, Slot(_live.State()).Half, "the terminal has taken note, the card hangs there still");
    }

    [TestMethod]
    public void Pushed_back_in_it_is_seated_and_pulled_out_it_is_gone()
    {
        _live.Do($"{{\"do\":\"insert\",\"card\":\"{Card}\"}}");
        _live.Do("{\"do\":\"half\"}");
        LiveSession.Await(_live.State, state => Slot(state) == (null, Card));
        _live.Do($"{{\"do\":\"insert\",\"card\":\"{Card}\"}}");
        LiveSession.Await(_live.State, state => Slot(state) == (Card, null));
        Assert.IsTrue(_live.Rig.Handset.Card.Present);
        _live.Do("{\"do\":\"half\"}");
        _live.Do("{\"do\":\"remove\"}");
        LiveSession.Await(_live.State, state => Slot(state) == (null, null));
        Assert.IsFalse(_live.Rig.Handset.Card.Present);
    }

    [TestMethod]
    public void Nothing_hangs_out_of_an_empty_slot()
    {
        _live.Do("{\"do\":\"half\"}");
        _live.Do("{\"do\":\"battery\",\"value\":true}");
        string later = LiveSession.Await(_live.State, state => state.Contains("\"battery\":4"));
        Assert.AreEqual((null, null), Slot(later));
    }

    private static (string? Seated, string? Half) Slot(string state)
    {
        using JsonDocument json = JsonDocument.Parse(state);
        return (json.RootElement.GetProperty("card").GetString(), json.RootElement.GetProperty("half").GetString());
    }
}
