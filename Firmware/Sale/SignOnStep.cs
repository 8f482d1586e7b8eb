using Drivers.Hal;
using Firmware.Host;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <summary>
    /// A sign-on in the course of something else: takes the line when it is free. When the host refuses the keys in that course, once
    /// more by itself (<see cref="TryRenew"/>). One for all flows; whoever uses it shows the page and lets the deliverer go afterwards.
    /// <see cref="Start"/>, then <see cref="Poll"/> until it returns true.
    /// </summary>
    public sealed class SignOnStep
    {
        private readonly PaymentContext _with;
        private bool _sent;

        public SignOnStep(PaymentContext with)
        {
            _with = with;
        }

        /// <summary>The keys were renewed in this course: the next refusal is the operator's.</summary>
        public bool Renewed { get; private set; }

        /// <summary>There are working keys.</summary>
        public bool Succeeded
        {
            get { return _with.SignOn.Succeeded; }
        }

        /// <summary>A new course begins: a payment, a settlement, an activation.</summary>
        public void Begin()
        {
            Renewed = false;
        }

        public void Start()
        {
            _with.Deliverer.Held = true;
            _sent = false;
        }

        /// <summary>The exchange that has just ended was refused for its keys, for the first time in this course: new ones are fetched.</summary>
        public bool TryRenew()
        {
            if (Renewed || _with.Client.Result != ExchangeResult.Answered || !HostCodes.WantsSignOn(_with.Client.Reply.ResponseCode))
            {
                return false;
            }

            Renewed = true;
            _with.Client.ForgetSignOn();
            Start();
            return true;
        }

        /// <summary>True when it is over: look at <see cref="Succeeded"/>.</summary>
        public bool Poll(long nowMs)
        {
            if (!_sent)
            {
                if (_with.Client.Busy || _with.Deliverer.Working)
                {
                    return false;
                }

                _with.SignOn.Start();
                _sent = true;
            }

            return _with.SignOn.Poll(nowMs) != Status.Pending;
        }

        /// <summary>The sentence for why a sign-on failed.</summary>
        public string WhyNot()
        {
            string code = _with.Client.Reply.ResponseCode;
            if (_with.Client.Result != ExchangeResult.Answered)
            {
                return _with.Ui.Texts.Of(ExchangeReasons.Of(_with.Client.Result));
            }

            return HostCodes.WantsSignOn(code) ? _with.Ui.Texts.Of(Text.RefusesKeys)
                : code == HostCodes.Approved ? _with.Ui.Texts.Of(Text.NewKeysWrong) : HostCodeTexts.Say(_with.Ui.Texts, code);
        }
    }
}
