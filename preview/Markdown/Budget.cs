using System.Globalization;
using System.Text;

namespace CalicoIPv6.Preview.Markdown;

/// <summary>Room for text. What does not fit is left out at the boundary of an item, with a word about it.</summary>
/// <param name="room">Characters.</param>
internal sealed class Budget(int room)
{
    /// <summary>What the word about left-out items takes at most.</summary>
    private const int NoteLength = 80;

    private readonly StringBuilder _text = new();

    /// <summary>Whether something did not fit.</summary>
    public bool IsCut { get; private set; }

    public int Left => room - _text.Length;

    public override string ToString() => _text.ToString();

    /// <summary>Adds a text as a whole, or nothing of it.</summary>
    public void Add(string text)
    {
        if (text.Length <= Left)
        {
            _text.Append(text);
        }
        else
        {
            IsCut = true;
        }
    }

    /// <summary>Adds as many items as fit.</summary>
    /// <param name="head">Before the first; without an item there is neither head nor foot.</param>
    /// <param name="items">In their order; after the first that does not fit there are no more.</param>
    /// <param name="foot">After the last.</param>
    /// <param name="share">The part of what is left that they may take, of 100.</param>
    public void AddItems(string head, IReadOnlyCollection<string> items, string foot, int share = 100)
    {
        int end = _text.Length + (int)((long)Left * share / 100) - foot.Length - NoteLength;
        int added = 0;
        int length = _text.Length + head.Length;
        while (added < items.Count && length + items.ElementAt(added).Length <= end)
        {
            length += items.ElementAt(added++).Length;
        }

        if (added > 0)
        {
            _text.Append(head).AppendJoin("", items.Take(added)).Append(foot);
        }

        if (added < items.Count)
        {
            IsCut = true;
            Add(string.Create(CultureInfo.InvariantCulture, $"\n_{items.Count - added:N0} more {(items.Count - added == 1 ? "is" : "are")} not shown here._\n"));
        }
    }

    /// <summary>Adds what a smaller budget made of it.</summary>
    public void Add(Budget part)
    {
        IsCut |= part.IsCut;
        Add(part.ToString());
    }
}
