namespace System.Collections
{
    public class ArrayList : System.Collections.IList, System.Collections.ICollection, System.Collections.IEnumerable, System.ICloneable
    {
        public ArrayList() => throw null;

        public virtual int Add(object value) => throw null;

        public virtual int BinarySearch(object value, System.Collections.IComparer comparer) => throw null;

        public virtual void Clear() => throw null;

        public virtual object Clone() => throw null;

        public virtual bool Contains(object value) => throw null;

        public virtual void CopyTo(System.Array array) => throw null;

        public virtual void CopyTo(System.Array array, int index) => throw null;

        public virtual System.Collections.IEnumerator GetEnumerator() => throw null;

        public virtual int IndexOf(object value) => throw null;

        public virtual int IndexOf(object value, int startIndex) => throw null;

        public virtual int IndexOf(object value, int startIndex, int count) => throw null;

        public virtual void Insert(int index, object value) => throw null;

        public virtual void Remove(object value) => throw null;

        public virtual void RemoveAt(int index) => throw null;

        public virtual object[] ToArray() => throw null;

        public virtual System.Array ToArray(System.Type type) => throw null;

        public virtual int Capacity
        {
            get => throw null;
            set => throw null;
        }

        public virtual int Count => throw null;

        public virtual bool IsFixedSize => throw null;

        public virtual bool IsReadOnly => throw null;

        public virtual bool IsSynchronized => throw null;

        public virtual object SyncRoot => throw null;

        public virtual object this[int index]
        {
            get => throw null;
            set => throw null;
        }
    }

    public interface ICollection : System.Collections.IEnumerable
    {
        void CopyTo(System.Array array, int index);

        int Count { get; }

        object SyncRoot { get; }

        bool IsSynchronized { get; }
    }

    public interface IComparer
    {
        int Compare(object x, object y);
    }

    public interface IEnumerable
    {
        System.Collections.IEnumerator GetEnumerator();
    }

    public interface IEnumerator
    {
        bool MoveNext();

        void Reset();

        object Current { get; }
    }

    public interface IEqualityComparer
    {
        bool Equals(object x, object y);

        int GetHashCode(object obj);
    }

    public interface IList : System.Collections.ICollection, System.Collections.IEnumerable
    {
        int Add(object value);

        bool Contains(object value);

        void Clear();

        int IndexOf(object value);

        void Insert(int index, object value);

        void Remove(object value);

        void RemoveAt(int index);

        object this[int index] { get; set; }

        bool IsReadOnly { get; }

        bool IsFixedSize { get; }
    }
}
