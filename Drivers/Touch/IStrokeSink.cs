namespace Drivers.Touch
{
    /// <summary>Takes the finger's way over a field of the screen.</summary>
    public interface IStrokeSink
    {
        bool Empty { get; }

        void Clear();

        /// <summary>The finger at a dot of the field, or its leaving the glass.</summary>
        void Add(int x, int y);

        void Lift();
    }
}
