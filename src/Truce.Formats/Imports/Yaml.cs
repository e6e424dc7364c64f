using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Truce.Formats.Imports;

/// <summary>A piece of a YAML file, with its place.</summary>
internal abstract record Yaml(Place Place)
{
    /// <summary>What it is, for a person.</summary>
    public abstract ImportSentence Kind { get; }
}

/// <summary>A text. Numbers, dates and flags are texts here too: the reader of the field knows what it expects.</summary>
internal sealed record YamlText(Place Place, string Value) : Yaml(Place)
{
    public override ImportSentence Kind
    {
        get
        {
            if (Value.Length == 0) return "nothing";
            ImportSentence quoted = $"“{(Value.Length <= 60 ? Value : Value[..60] + "…")}”";
            return quoted;
        }
    }
}

internal sealed record YamlList(Place Place, IReadOnlyList<Yaml> Items) : Yaml(Place)
{
    public override ImportSentence Kind => "a list";
}

internal sealed record YamlMap(Place Place, IReadOnlyList<(YamlText Key, Yaml Value)> Entries) : Yaml(Place)
{
    public override ImportSentence Kind => "a group of fields";
}

/// <summary>
/// Makes the tree from the parser's events, within limits: a file of a stranger must not be able to grow in memory
/// (anchors and aliases) or to fill the stack (depth).
/// </summary>
internal sealed class YamlReader(string file, IParser parser, ImportErrors errors)
{
    /// <summary>Bytes of a file at most.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    private const int MostDepth = 16;

    /// <summary>A small file can hold millions of empty entries, each of them larger in memory.</summary>
    private const int MostNodes = 200_000;

    private int nodes;

    /// <summary>The fields of a file; null, with errors, where it is not one group of fields.</summary>
    public static YamlMap? Read(string file, ReadOnlySpan<byte> utf8, ImportErrors errors)
    {
        if (utf8.Length > MostBytes)
        {
            errors.Add(Place.Of(file), $"the file is {ImportBytes.Number(utf8.Length)} bytes long; at most {ImportBytes.Number(MostBytes)} are read.");
            return null;
        }

        if (ImportBytes.Decode(file, utf8, errors) is not { } text) return null;
        var parser = new Parser(new StringReader(text.TrimStart('\uFEFF')));
        try
        {
            return new YamlReader(file, parser, errors).Document();
        }
        catch (YamlException problem)
        {
            errors.Add(At(file, problem.Start), $"YAML was expected; it cannot be read on from here ({problem.Message.TrimEnd('.')}).");
            return null;
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The scanner stumbles so over some bytes that are no YAML, instead of saying where.
            errors.Add(parser.Current is { } last ? At(file, last.End) : Place.Of(file), "YAML was expected; it cannot be read on from here.");
            return null;
        }
    }

    private YamlMap? Document()
    {
        parser.Consume<StreamStart>();
        if (!parser.Accept<DocumentStart>(out _))
        {
            errors.Add(Place.Of(file), "fields such as “format:” were expected; this file is empty.");
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = Node(1);
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second)) errors.Add(At(file, second.Start), "one document was expected; a second one begins here.");
        if (root is YamlMap map) return map;
        errors.Add(root.Place, $"fields such as “format:” were expected; found {root.Kind}.");
        return null;
    }

    private Yaml Node(int depth)
    {
        var next = parser.Current!;
        if (depth > MostDepth) throw new SemanticErrorException(next.Start, next.End, $"the nesting is deeper than {MostDepth}");
        if (++nodes > MostNodes) throw new SemanticErrorException(next.Start, next.End, $"the file has more than {MostNodes} entries");
        if (next is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
            throw new SemanticErrorException(next.Start, next.End, "anchors (&) and aliases (*) are not taken: write the value out, or put it in quotes");
        if (parser.TryConsume<Scalar>(out var scalar)) return Text(scalar);
        if (parser.TryConsume<SequenceStart>(out var list))
        {
            List<Yaml> items = [];
            while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(depth + 1));
            return new YamlList(At(file, list.Start), items);
        }

        return Map(parser.Consume<MappingStart>(), depth);
    }

    private YamlMap Map(MappingStart start, int depth)
    {
        List<(YamlText, Yaml)> entries = [];
        Dictionary<string, Place> seen = [];
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (parser.Current is not Scalar) throw new SemanticErrorException(parser.Current!.Start, parser.Current.End, "the name of a field was expected");
            var key = (YamlText)Node(depth + 1);
            var value = Node(depth + 1);
            if (seen.TryAdd(key.Value, key.Place)) entries.Add((key, value));
            else errors.Add(key.Place, $"the field “{key.Value}” stands a second time; the first is in line {seen[key.Value].Line}. Keep one of them.");
        }

        return new YamlMap(At(file, start.Start), entries);
    }

    private YamlText Text(Scalar scalar)
    {
        var place = At(file, scalar.Start);
        if (TextCheck.FirstIllFormed(scalar.Value) is >= 0 and var at)
            errors.Add(place, $"text was expected; the character U+{(int)scalar.Value[at]:X4} at place {at + 1} of the value is not text. Remove it.");
        return new YamlText(place, scalar.Value);
    }

    private static Place At(string file, Mark mark) => new(file, (int)mark.Line, (int)mark.Column);
}
