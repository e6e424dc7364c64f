namespace Truce.Core.Wording;

/// <summary>Numbers and names by which a person could be found: they have no place in what is published.</summary>
public static class PersonalData
{
    private static readonly string[] Documents = ["passport", "id no", "id number", "identity", "هوية", "جواز", "דרכון", "ת.ז", "ת״ז", "תעודת זהות"];

    /// <summary>Where the first telephone, identity or bank account number stands in a text; -1 where there is none.</summary>
    /// <remarks>
    /// An identity number has nine digits and the check digit of the Palestinian and Israeli registers (each second digit doubled, the sum
    /// divisible by ten), or follows the name of a document. An account number is an IBAN whose remainder by 97 is 1 (ISO 13616). A
    /// telephone number begins with a plus or two zeros, or is a local one of nine or ten digits that begins with a zero.
    /// </remarks>
    public static int FirstNumber(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] == '+')) continue;
            if (IsAccount(text, at)) return at;
            if (text[at] != '+' && !char.IsDigit(text[at]) && text[at] != '(') continue;
            var (digits, marks, end) = Run(text, at);
            if (digits.Length > 0 && (IsTelephone(text[at], digits, marks) || IsIdentity(digits, marks) || IsOfDocument(text, at, digits))) return at;
            at = Math.Max(at, end - 1);
        }

        return -1;
    }

    /// <summary>What reads like the name of a person: a title and the words after it.</summary>
    public static IEnumerable<(int At, int Length)> Names(string text, IEnumerable<string> honorifics)
    {
        foreach (var title in honorifics)
        {
            for (var at = text.IndexOf(title, StringComparison.Ordinal); at >= 0; at = text.IndexOf(title, at + 1, StringComparison.Ordinal))
            {
                if (at > 0 && char.IsLetter(text[at - 1])) continue;
                var name = at + title.Length;
                if (name < text.Length && text[name] == '.') name++;
                if (name + 1 >= text.Length || text[name] != ' ' || !BeginsName(text[name + 1])) continue;
                var end = name + 1;
                while (end < text.Length && (char.IsLetter(text[end]) || text[end] is '-' or '’' or '\'')) end++;
                yield return (at, end - at);
            }
        }
    }

    /// <summary>Mail addresses.</summary>
    public static IEnumerable<(int At, int Length)> Addresses(string text)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var (from, until) = (at, at + 1);
            while (from > 0 && IsOfAddress(text[from - 1])) from--;
            while (until < text.Length && IsOfAddress(text[until])) until++;
            if (from < at && text.AsSpan(at + 1, until - at - 1).Contains('.')) yield return (from, until - from);
        }
    }

    private static bool IsOfAddress(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' or '+';

    // Arabic and Hebrew have no capitals: there every word after a title counts.
    private static bool BeginsName(char character) => char.IsUpper(character) || char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.OtherLetter;

    private static bool IsTelephone(char first, string digits, int marks) =>
        (first == '+' && digits.Length is >= 8 and <= 15)
        || (digits.StartsWith("00", StringComparison.Ordinal) && digits.Length is >= 10 and <= 17)
        || (digits[0] == '0' && digits.Length is 9 or 10 && marks <= 3);

    private static bool IsIdentity(string digits, int marks)
    {
        if (digits.Length != 9 || marks > 1) return false;
        var sum = 0;
        for (var at = 0; at < 9; at++)
        {
            var one = (digits[at] - '0') * (at % 2 + 1);
            sum += one > 9 ? one - 9 : one;
        }

        return sum % 10 == 0;
    }

    private static bool IsOfDocument(string text, int at, string digits)
    {
        if (digits.Length is < 6 or > 12) return false;
        var before = text[Math.Max(0, at - 24)..at];
        return Documents.Any(word => before.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsAccount(string text, int at)
    {
        if (at + 15 > text.Length || !char.IsAsciiLetterUpper(text[at]) || !char.IsAsciiLetterUpper(text[at + 1]) || !char.IsAsciiDigit(text[at + 2]) || !char.IsAsciiDigit(text[at + 3])) return false;
        var plain = new string([.. text[at..Math.Min(text.Length, at + 42)].TakeWhile(one => char.IsAsciiLetterUpper(one) || char.IsAsciiDigit(one) || one == ' ').Where(one => one != ' ')]);
        for (var length = Math.Min(34, plain.Length); length >= 15; length--)
            if (Remainder(plain[4..length] + plain[..4]) == 1) return true;
        return false;
    }

    private static int Remainder(string account)
    {
        var rest = 0;
        foreach (var character in account)
            rest = char.IsAsciiDigit(character) ? (rest * 10 + character - '0') % 97 : (rest * 100 + character - 'A' + 10) % 97;
        return rest;
    }

    // Digits of any script, with what people set between them. A comma or a point sets off thousands or decimals, and a bare space too where
    // three digits follow each time: such a number is a count.
    private static (string Digits, int Marks, int End) Run(string text, int at)
    {
        var digits = new System.Text.StringBuilder();
        var (marks, end) = (0, at);
        if (text[at] is '+' or '(') end++;
        for (; end < text.Length; end++)
        {
            if (char.IsDigit(text[end]))
            {
                digits.Append((int)char.GetNumericValue(text[end]));
                continue;
            }

            if (text[end] is ',' or '٬' && end + 1 < text.Length && char.IsDigit(text[end + 1])) return ("", 0, Skip(text, end));
            if (text[end] is not (' ' or '-' or '(' or ')' or '.') || end + 1 >= text.Length || !(char.IsDigit(text[end + 1]) || text[end + 1] is '(' or ' ')) break;
            marks++;
        }

        return (digits.ToString(), marks, end);
    }

    private static int Skip(string text, int at)
    {
        while (at < text.Length && (char.IsDigit(text[at]) || text[at] is ',' or '٬' or '.')) at++;
        return at;
    }
}
