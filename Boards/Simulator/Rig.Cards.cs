using Simulator.Cards;
using VirtualHandset;

namespace Simulator;

/// <content>Cards in the slot and at the reader.</content>
public sealed partial class Rig
{
    /// <param name="name">One of <see cref="Cards"/>, or of the recorded ones among <see cref="RigOptions.MoreCards"/>, which begin anew.</param>
    public void InsertCard(string name)
    {
        if (_cards.TryGetValue(name, out SimulatedCard? card))
        {
            Handset.Card.Insert(Watched(card), card.Faults);
        }
        else
        {
            RecordedSession recording = _options.MoreCards[name].Recording!;
            Handset.Card.Insert(Watched(recording.Card(recording.Atr ?? PlainAtr)));
        }

        SeatedCard = name;
        HalfOutCard = null;
        if (_tearNextAfter >= 0)
        {
            Handset.Card.Faults.TearAtCharacter = _tearNextAfter;
            _tearNextAfter = -1;
        }
    }

    /// <summary>A card is in the slot, or something is held to the reader.</summary>
    public bool HoldsCard => SeatedCard is not null || _field.Held.Count > 0;

    /// <summary>Taps a card that has a contactless side, inserts any other.</summary>
    public void Offer(string name)
    {
        if (_cards.TryGetValue(name, out SimulatedCard? card) && card.Profile.Contactless is not null)
        {
            _field.Tap(name);
        }
        else
        {
            InsertCard(name);
        }
    }

    /// <summary>Takes the card out of the slot and everything away from the reader.</summary>
    public void TakeCards()
    {
        RemoveCard();
        _field.Untap();
    }

    private ICardApplication Find(string name)
    {
        if (_cards.TryGetValue(name, out SimulatedCard? card))
        {
            return card.Profile.Contactless is null
                ? throw new InvalidOperationException($"\"{name}\" has no contactless side")
                : Watched(new ContactlessCard(card));
        }

        RecordedSession recording = _options.MoreCards[name].Recording!;
        return Watched(recording.Card(recording.Atr ?? PlainAtr));
    }

    private WatchedCard Watched(ICardApplication card) =>
        new(card, (command, count, response, length) => CardTalk?.Invoke(command, count, response, length));

    public void RemoveCard()
    {
        Handset.Card.Remove();
        SeatedCard = null;
        HalfOutCard = null;
    }

    /// <summary>Pulls the seated card half-way: its contacts are off at this very character, and it still hangs in the slot. Nothing when none is seated.</summary>
    public void PullCardHalf()
    {
        if (SeatedCard is { } name)
        {
            RemoveCard();
            HalfOutCard = name;
        }
    }

    /// <summary>The card in the slot, or else the next one, is torn out after so many more characters on its contacts.</summary>
    public void TearCardAfter(int characters)
    {
        if (Handset.Card.Present)
        {
            Handset.Card.Faults.TearAtCharacter = Handset.Card.Characters + characters;
        }
        else
        {
            _tearNextAfter = characters;
        }
    }
}
