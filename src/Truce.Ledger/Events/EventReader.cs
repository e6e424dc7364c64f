using System.Numerics;

namespace Truce.Ledger;

/// <summary>
/// Reads <c>"opaque":[...],"parts":[...]</c>, which an event line and a receipt have in common, in one pass that checks
/// the canonical form and the shape together.
/// </summary>
/// <remarks>
/// Call <see cref="Opaque"/> until it is false, then <see cref="Part"/> until it is false. Whatever is wrong is thrown
/// as a <see cref="RecordException"/>; nothing is allocated otherwise.
/// </remarks>
internal ref struct EventReader
{
    private readonly ReadOnlySpan<byte> _text;
    private CanonicalScanner _scanner;
    private Hash _lastOpaque;
    private int _lastName, _lastNameLength;
    private int _digests;
    private bool _first;

    public EventReader(ReadOnlySpan<byte> text, ReadOnlySpan<byte> before)
    {
        if (CanonicalScanner.FirstInvalid(text) is var invalid && invalid >= 0) throw new RecordException("Not valid UTF-8.", invalid);
        _text = text;
        _scanner = new CanonicalScanner(text);
        Check(_scanner.Literal(before) && _scanner.Literal("\"opaque\":["u8));
        _first = true;
    }

    /// <summary>The next opaque digest; false once the list has ended.</summary>
    public bool Opaque(out Hash digest)
    {
        digest = default;
        if (_scanner.Took("],\"parts\":["u8))
        {
            _first = true;
            return false;
        }
        Check(_first || _scanner.Literal(","u8));
        var start = _scanner.At;
        Check(_scanner.String(out var raw));
        if (!Hash.TryParseBase64(raw, out digest)) throw new RecordException("A digest is not 32 bytes in base64.", start);
        if (!_first && digest.CompareTo(_lastOpaque) <= 0) throw new RecordException("Digests are not in ascending order.", start);
        Count(start);
        _lastOpaque = digest;
        _first = false;
        return true;
    }

    /// <summary>The next part and its salt; false once the list has ended.</summary>
    public bool Part(out PartPlace place, out Hash salt)
    {
        (place, salt) = (default, default);
        if (_scanner.Took("]"u8))
        {
            if (!BitOperations.IsPow2(_digests)) throw new RecordException($"The number of digests, {_digests}, is not a power of two.", _scanner.At - 1);
            return false;
        }
        Check(_first || _scanner.Literal(","u8));
        Check(_scanner.Literal("{\"part\":"u8));
        var canonical = _scanner.At;
        Check(_scanner.Literal("["u8));
        var name = _scanner.At + 1;
        Check(_scanner.String(out var raw));
        if (!PartName.IsValid(raw)) throw new RecordException("Not a name of a part.", name);
        if (!_first && raw.SequenceCompareTo(_text.Slice(_lastName, _lastNameLength)) <= 0) throw new RecordException("Parts are not in ascending order of their names.", name);
        // The value stands inside three brackets of the line, but its depth is counted for itself: 64 of its own.
        Check(_scanner.Literal(","u8) && _scanner.Value(0) && _scanner.Literal("]"u8));
        var end = _scanner.At;
        Check(_scanner.Literal(",\"salt\":"u8));
        var saltStart = _scanner.At + 1;
        Check(_scanner.String(out var saltText));
        if (!Hash.TryParseBase64(saltText, out salt)) throw new RecordException("A salt is not 32 bytes in base64.", saltStart);
        Check(_scanner.Literal("}"u8));
        Count(canonical);
        (_lastName, _lastNameLength, _first) = (name, raw.Length, false);
        place = new PartPlace(name, raw.Length, canonical, end - canonical);
        return true;
    }

    /// <summary>Reads exactly these bytes.</summary>
    public void Literal(ReadOnlySpan<byte> expected) => Check(_scanner.Literal(expected));

    /// <summary>Reads a string and gives what stands between its quotes.</summary>
    public ReadOnlySpan<byte> String()
    {
        Check(_scanner.String(out var raw));
        return raw;
    }

    /// <summary>Nothing may follow.</summary>
    public void End() => Check(_scanner.AtEnd || _scanner.Fail("more text after the end"));

    private void Count(int at)
    {
        if (++_digests > Commitments.MaxDigests) throw new RecordException($"More than {Commitments.MaxDigests} digests.", at);
    }

    private readonly void Check(bool read)
    {
        if (!read) throw new RecordException($"Not canonical: {_scanner.Problem}.", _scanner.At);
    }
}
