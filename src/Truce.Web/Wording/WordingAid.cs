using System.Security.Cryptography;
using System.Text;
using Truce.Core.Wording;
using Truce.Web.Forms;

namespace Truce.Web.Wording;

/// <summary>A remark on what was written in a field.</summary>
public sealed record FieldRemark(string Field, WordingRemark Remark);

/// <summary>The guide to neutral words at the forms: it looks at what is sent for a public text, points out, and lets it pass as it is where a person says so.</summary>
public sealed class WordingAid(WordingGuide guide)
{
    /// <summary>The input that says that a person has seen the remarks; its value is theirs.</summary>
    public const string Confirmed = "as-it-is";

    /// <summary>The guide with what a centre adds in a file.</summary>
    /// <param name="file">Null: the guide as it comes.</param>
    /// <exception cref="System.Text.Json.JsonException">The file is no guide; says where.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static WordingAid Open(string? file) => new(file is null ? WordingGuide.Standing : WordingGuide.Standing.With(WordingGuide.Parse(File.ReadAllBytes(file))));

    /// <summary>What is to be looked at again in the texts that were sent, in the order of the fields.</summary>
    public IReadOnlyList<FieldRemark> Remarks(IEnumerable<Field> fields, FormInput input) =>
        [.. fields.SelectMany(field => Check(field, input).Select(remark => new FieldRemark(field.Name, remark)))];

    /// <summary>The same of texts that come from elsewhere than a form.</summary>
    public IReadOnlyList<FieldRemark> Remarks(IEnumerable<(string Field, LocalText Text)> texts) =>
        [.. texts.SelectMany(one => guide.Check(one.Text).Select(remark => new FieldRemark(one.Field, remark)))];

    /// <summary>By what a confirmation is tied to the remarks that were shown.</summary>
    public static string PrintOf(IEnumerable<FieldRemark> remarks) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n', remarks.Select(one => $"{one.Field} {one.Remark.Kind} {one.Remark.Language} {one.Remark.At} {one.Remark.Found}")))))[..16];

    private IEnumerable<WordingRemark> Check(Field field, FormInput input) => field switch
    {
        LocalField { IsAsStated: false } when input.Optional(field.Name) is { } text => guide.Check(text),
        TextField { LanguageOf: { } language } when input.OptionalText(field.Name) is { } text => guide.Check(text, input.Raw(language)),
        _ => [],
    };
}
