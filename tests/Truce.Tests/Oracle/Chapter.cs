using Truce.Core.Journal;
using Truce.Store.Viewing;

namespace Truce.Tests.Oracle;

/// <summary>Something that happens in a story.</summary>
/// <param name="Weight">How often, beside the others.</param>
/// <param name="Do">Does it, or nothing where nothing fits.</param>
/// <param name="IsOfRights">Whether it changes what somebody may see or do.</param>
internal sealed record Act(int Weight, Action<Story> Do, bool IsOfRights = false);

/// <summary>
/// All that the oracle's tests know of one noun: what is done to it, what it then is, how the product's answer reads, and the doors
/// at which it is seen. A new noun is a chapter in a file of its own and a line in <see cref="Contents"/>.
/// </summary>
internal abstract class Chapter
{
    /// <summary>The first letters of its references.</summary>
    public abstract string Prefix { get; }

    /// <summary>The field of its events that names it.</summary>
    public virtual string TitleField => "name";

    /// <summary>How often it is asked about, beside the others.</summary>
    public virtual int Weight => 4;

    /// <summary>How often it is given another marking, beside the others; 0 where it never is.</summary>
    public virtual int MarkWeight => 0;

    /// <summary>The path of its list, whose count the navigation shows; null where it shows none.</summary>
    public virtual string? ListPath => null;

    /// <summary>Whether it is still found when its first event was erased.</summary>
    public virtual bool StandsWithoutBeginning => false;

    /// <summary>Events whose body may be erased with the whole thing, in a story.</summary>
    public virtual IReadOnlyList<string> Beginnings => [];

    /// <summary>Later events whose body may be erased, in a story.</summary>
    public virtual IReadOnlyList<string> Changes => [];

    /// <summary>What stands when the story begins.</summary>
    public virtual void Begin(Story story)
    {
    }

    /// <summary>What happens to it as the story goes on.</summary>
    public virtual IReadOnlyList<Act> Acts => [];

    /// <summary>The marking that it may be given in the place of another.</summary>
    public virtual Mark Fitting(Mark mark) => mark;

    /// <summary>What one must see too in order to see an event.</summary>
    public virtual IEnumerable<string> LinkedBy(Deed deed) => [];

    /// <summary>What one must see too in order to see it at all; null where that was erased with its beginning.</summary>
    public virtual IEnumerable<string>? HangsOn(Deed first) => [];

    /// <summary>What it was after the deeds of a life whose bodies stand, in one line.</summary>
    public abstract string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index);

    /// <summary>What the product answered, in the same line; null where it is of another noun.</summary>
    public abstract string? Render(object state);

    public abstract object? Find(View view, string one);

    public abstract IEnumerable<object> All(View view);

    /// <summary>References of the newest, before one of them or all.</summary>
    public abstract IEnumerable<string> Newest(View view, string? before);

    public abstract int Count(View view);

    /// <summary>Ways to read that are its own.</summary>
    public virtual IEnumerable<ViewDoor> AtView => [];

    /// <summary>Each place in a command of its own that names a thing.</summary>
    public virtual IEnumerable<CommandDoor> AtCommands => [];

    /// <summary>Its pages and forms.</summary>
    public virtual IEnumerable<WebDoor> AtWeb => [];
}

/// <summary>A chapter about a noun of the product.</summary>
internal abstract class Chapter<T> : Chapter
    where T : class, INoun<T>
{
    public sealed override string Prefix { get; } = T.Kind.Prefix();

    public sealed override string? Render(object state) => state is T one ? Render(one) : null;

    public sealed override object? Find(View view, string one) => view.Find(Story.Id<T>(one));

    public sealed override IEnumerable<object> All(View view) => view.All<T>();

    public sealed override IEnumerable<string> Newest(View view, string? before) => view.Newest<T>(before is null ? null : Story.Id<T>(before)).Select(one => $"{one.Id}");

    public sealed override int Count(View view) => view.Count<T>();

    protected abstract string Render(T one);
}
