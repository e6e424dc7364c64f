using System.Buffers;
using System.Text.Encodings.Web;

namespace Truce.Core.Journal;

/// <summary>
/// Escapes in JSON strings just what RFC 8785 escapes: the quotation mark, the backslash and the controls below U+0020. Everything
/// else, other scripts included, stays as it is. Half surrogate pairs must have been refused before.
/// </summary>
internal sealed unsafe class CanonicalEncoder : JavaScriptEncoder
{
    public static readonly CanonicalEncoder Instance = new();

    private const string Hexadecimal = "0123456789abcdef";

    // Every text of every event is searched, so it is searched many characters at a time.
    private static readonly SearchValues<char> Escaped = SearchValues.Create(['"', '\\', .. Enumerable.Range(0, 0x20).Select(control => (char)control)]);
    private static readonly SearchValues<byte> EscapedUtf8 = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(control => (byte)control)]);

    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < 0x20 or '"' or '\\';

    public override int FindFirstCharacterToEncode(char* text, int textLength) => new ReadOnlySpan<char>(text, textLength).IndexOfAny(Escaped);

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text) => utf8Text.IndexOfAny(EscapedUtf8);

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var target = new Span<char>(buffer, bufferLength);
        var shorthand = unicodeScalar switch
        {
            '"' => '"',
            '\\' => '\\',
            '\b' => 'b',
            '\t' => 't',
            '\n' => 'n',
            '\f' => 'f',
            '\r' => 'r',
            _ => '\0',
        };
        ReadOnlySpan<char> escaped = shorthand != '\0'
            ? ['\\', shorthand]
            : WillEncode(unicodeScalar)
                ? ['\\', 'u', '0', '0', Hexadecimal[unicodeScalar >> 4], Hexadecimal[unicodeScalar & 15]]
                : new System.Text.Rune(unicodeScalar).ToString();
        numberOfCharactersWritten = escaped.TryCopyTo(target) ? escaped.Length : 0;
        return numberOfCharactersWritten > 0;
    }
}
