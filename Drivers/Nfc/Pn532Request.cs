using System;

namespace Drivers.Nfc
{
    /// <summary>A command that is sent over and over, made ready for the bus once, with the answer it gets nearly always: comparing is cheaper than reading.</summary>
    public sealed class Pn532Request
    {
        /// <summary>Where the length of a normal frame lies after it was read from the bus.</summary>
        public const int UsualAt = 4;

        /// <param name="parameters">After the command code.</param>
        /// <param name="answerCount">The most bytes its answer can have after the code.</param>
        /// <param name="usual">What the answer nearly always has after the code: nothing, or zeros (they read the same before their bits are turned).</param>
        public Pn532Request(Pn532Command command, byte[] parameters, int answerCount, byte[] usual)
        {
            Command = command;
            AnswerCount = answerCount;
            var frame = new byte[Pn532Frame.ParametersAt + parameters.Length + Pn532Frame.TrailerBytes];
            Array.Copy(parameters, 0, frame, Pn532Frame.ParametersAt, parameters.Length);
            int start = Pn532Frame.Seal(frame, command, parameters.Length);
            Frame = new byte[frame.Length - start];
            Array.Copy(frame, start, Frame, 0, Frame.Length);
            Usual = MakeUsual(command, usual);
            UsualCount = usual.Length;
        }

        public Pn532Command Command { get; }

        public int AnswerCount { get; }

        /// <summary>The frame as it goes on the bus.</summary>
        public byte[] Frame { get; }

        /// <summary>The usual answer as it comes from the bus, from its length to its check.</summary>
        public byte[] Usual { get; }

        /// <summary>Its bytes after the code.</summary>
        public int UsualCount { get; }

        private static byte[] MakeUsual(Pn532Command command, byte[] data)
        {
            byte[] turned = Pn532Frame.Turned;
            int length = data.Length + 2;
            var frame = new byte[length + 3];
            frame[0] = turned[length];
            frame[1] = turned[-length & 0xFF];
            frame[2] = turned[Pn532Frame.ChipToHost];
            frame[3] = turned[(byte)command + 1];
            int sum = Pn532Frame.ChipToHost + (byte)command + 1;
            for (int i = 0; i < data.Length; i++)
            {
                sum += data[i];
                frame[4 + i] = turned[data[i]];
            }

            frame[length + 2] = turned[-sum & 0xFF];
            return frame;
        }
    }
}
