namespace System.Collections
{
    public class DictionaryEntry
    {
        public object Key;

        public object Value;

        public DictionaryEntry(object key, object value) => throw null;
    }

    public class Hashtable : System.ICloneable, System.Collections.IDictionary, System.Collections.ICollection, System.Collections.IEnumerable
    {
        public Hashtable() => throw null;

        public Hashtable(int capacity) => throw null;

        public Hashtable(int capacity, float loadFactor) => throw null;

        public object Clone() => throw null;

        public System.Collections.IEnumerator GetEnumerator() => throw null;

        public void CopyTo(System.Array array, int arrayIndex) => throw null;

        public void Add(object key, object value) => throw null;

        public void Clear() => throw null;

        public bool Contains(object key) => throw null;

        public void Remove(object key) => throw null;

        public int Count => throw null;

        public bool IsSynchronized => throw null;

        public object SyncRoot => throw null;

        public bool IsReadOnly => throw null;

        public bool IsFixedSize => throw null;

        public System.Collections.ICollection Keys => throw null;

        public System.Collections.ICollection Values => throw null;

        public object this[object key]
        {
            get => throw null;
            set => throw null;
        }
    }

    public interface IDictionary : System.Collections.ICollection, System.Collections.IEnumerable
    {
        void Add(object key, object value);

        void Clear();

        bool Contains(object key);

        void Remove(object key);

        bool IsReadOnly { get; }

        bool IsFixedSize { get; }

        System.Collections.ICollection Keys { get; }

        System.Collections.ICollection Values { get; }

        object this[object key] { get; set; }
    }

    public interface IDictionaryEnumerator : System.Collections.IEnumerator
    {
        object Key { get; }

        object Value { get; }

        System.Collections.DictionaryEntry Entry { get; }
    }

    public class Queue : System.Collections.ICollection, System.Collections.IEnumerable, System.ICloneable
    {
        public Queue() => throw null;

        public virtual object Clone() => throw null;

        public virtual void Clear() => throw null;

        public virtual void CopyTo(System.Array array, int index) => throw null;

        public virtual void Enqueue(object obj) => throw null;

        public virtual System.Collections.IEnumerator GetEnumerator() => throw null;

        public virtual object Dequeue() => throw null;

        public virtual object Peek() => throw null;

        public virtual bool Contains(object obj) => throw null;

        public virtual object[] ToArray() => throw null;

        public virtual int Count => throw null;

        public virtual bool IsSynchronized => throw null;

        public virtual object SyncRoot => throw null;
    }

    public class Stack : System.Collections.ICollection, System.Collections.IEnumerable, System.ICloneable
    {
        public Stack() => throw null;

        public virtual void Clear() => throw null;

        public virtual object Clone() => throw null;

        public virtual bool Contains(object obj) => throw null;

        public virtual void CopyTo(System.Array array, int index) => throw null;

        public virtual System.Collections.IEnumerator GetEnumerator() => throw null;

        public virtual object Peek() => throw null;

        public virtual object Pop() => throw null;

        public virtual void Push(object obj) => throw null;

        public virtual object[] ToArray() => throw null;

        public virtual int Count => throw null;

        public virtual bool IsSynchronized => throw null;

        public virtual object SyncRoot => throw null;
    }
}
