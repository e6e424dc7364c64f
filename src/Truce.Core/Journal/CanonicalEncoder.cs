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

    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < 0x20 or '"' or '\\';

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        for (var at = 0; at < textLength; at++)
            if (WillEncode(text[at])) return at;
        return -1;
    }

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text)
    {
        for (var at = 0; at < utf8Text.Length; at++)
            if (WillEncode(utf8Text[at])) return at;
        return -1;
    }

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
