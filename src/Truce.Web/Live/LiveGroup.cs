using Truce.Store.Viewing;

namespace Truce.Web.Live;

/// <summary>Readers who see the same at one beat: what they are told is made once for all of them. Used by the beat alone.</summary>
internal sealed class LiveGroup(View view, int most)
{
    private readonly Dictionary<long, byte[]?> made = [];

    /// <summary>How many messages were made.</summary>
    public int Made => made.Count;

    /// <summary>What a reader who was told up to an index is told now.</summary>
    /// <param name="after">The index.</param>
    /// <param name="left">How many events may still be looked at in this beat; gets less.</param>
    /// <param name="message">Null where the viewer sees nothing of what happened.</param>
    /// <returns>False where there is no time left for it in this beat.</returns>
    public bool TryTell(long after, ref long left, out byte[]? message)
    {
        if (made.TryGetValue(after, out message)) return true;
        if (left <= 0) return false;
        left -= view.Index - after;
        made[after] = message = LiveMessages.Changes(view.ChangesAfter(after), most);
        return true;
    }
}
