using System.Globalization;

namespace Truce.Core.Selections;

/// <summary>Every "no" about selections: each names the part and says what it can be.</summary>
public static class SelectionRefusals
{
    public static Refusal UnknownPart(string name, string known) =>
        new("selection/unknown-part", RefusalKind.Malformed, "“{0}” is no part of a selection here. There are: {1}.", name, known);

    public static Refusal UnfitValue(string name, string value, string allowed) =>
        new("selection/unfit-value", RefusalKind.Malformed, "“{1}” cannot be the value of “{0}”. It can be: {2}.", name, value, allowed);

    public static Refusal GivenTwice(string name) =>
        new("selection/given-twice", RefusalKind.Malformed, "“{0}” is given more than once. Give it once.", name);

    public static Refusal TooManyValues(string name, int most) =>
        new("selection/too-many-values", RefusalKind.Malformed, "“{0}” has more than {1} values.", name, most.ToString(CultureInfo.InvariantCulture));

    public static Refusal Reversed(string from, string until) =>
        new("selection/reversed", RefusalKind.Malformed, "The selection ends at “{1}”, before it begins, “{0}”.", from, until);

    public static Refusal NotHere(string name, string known) =>
        new("selection/not-here", RefusalKind.Malformed, "What is listed here cannot be narrowed by “{0}”. It can by: {1}.", name, known);

    public static Refusal TooManyToSort(int most) =>
        new("selection/too-many-to-sort", RefusalKind.Malformed, "More than {0} things fit: they cannot be put in the order in which they happened. Narrow the selection, by “from” and “until” for example, or leave out “sort”.", most.ToString(CultureInfo.InvariantCulture));
}
