namespace Simulator.Panel;

/// <content>What hands do besides pressing keys: glass, cards, printer, battery; reader and flash fail.</content>
public sealed partial class PanelSession
{
    /// <summary>A signature is no step of a scenario: it is not noted.</summary>
    private void Sign(PanelCommand command)
    {
        if (command.Action is PanelAction.Touch)
        {
            _rig.Handset.Touch.Press(command.X, command.Y);
        }
        else
        {
            _rig.Handset.Touch.Lift();
        }
    }

    /// <summary>Paper, cover, heat, charge; reader and flash.</summary>
    private void DoToHandset(PanelCommand command)
    {
        switch (command.Action)
        {
            case PanelAction.Tear:
                _rig.Handset.Printer.Roll.Tear();
                break;
            case PanelAction.Paper:
                _rig.Handset.Printer.PaperOut = !command.Value;
                break;
            case PanelAction.Cover:
                _rig.Handset.Printer.CoverOpen = command.Value;
                break;
            case PanelAction.Roll:
                _rig.ChangeRoll(command.Width);
                RollChanged?.Invoke(command.Width);
                break;
            case PanelAction.Hot:
                _rig.Handset.Printer.Hot = command.Value;
                break;
            case PanelAction.Battery:
                _rig.Handset.Gauge.Percent = command.Value ? LowPercent : FullPercent;
                break;
            case PanelAction.Reader:
                _rig.Handset.Nfc.Dead = command.Value;
                break;
            case PanelAction.Worn:
                _rig.Handset.Flash.WearNext = command.Value;
                break;
            case PanelAction.Flash:
                _rig.Handset.Flash.ProgramsFail = command.Value;
                break;
        }
    }

    private void MoveCard(PanelCommand command)
    {
        switch (command.Action)
        {
            case PanelAction.Insert:
                _rig.InsertCard(command.Card);
                break;
            case PanelAction.Half:
                _rig.PullCardHalf();
                break;
            case PanelAction.Remove:
                _rig.RemoveCard();
                break;
            case PanelAction.Tap:
                Tap(command.Card);
                break;
            case PanelAction.Untap:
                _rig.Field.Untap(command.Card);
                break;
        }
    }

    private void Tap(string card)
    {
        if (_rig.Cards[card].Profile.Contactless is null)
        {
            _state.Say(new("This card has no contactless side.", "此卡不能挥卡。"));
            return;
        }

        _rig.Field.Tap(card);
    }
}
