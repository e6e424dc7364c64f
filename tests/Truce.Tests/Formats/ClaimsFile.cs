using System.Security.Cryptography;
using System.Text;

namespace Truce.Tests.Formats;

/// <summary>A small claims file for an invented text, whose one anchor is the text's first four bytes.</summary>
internal static class ClaimsFile
{
    public static string For(string text, string replace = "", string by = "")
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var file = $$"""
            format: truce-import/1
            at: 2026-11-20T08:00:00Z

            sources:
              - key: office
                name:
                  en: The office
                kind: organisation
                grades:
                  - subject: aid
                    reliability: C
                    basis:
                      en: Invented.

            questions:
              - key: trucks
                text:
                  en: How many trucks came?
                subject: aid
                distinctions:
                  - first:
                      en: came
                    second:
                      en: unloaded
                    note:
                      en: Not the same.

            reports:
              - key: invented
                source: office
                title:
                  en: An invented text
                published: 2026-11-20
                received: 2026-11-20T08:00:00Z
                language: en
                text: {file: article.txt, sha256: {{Hash(bytes)}}, bytes: {{bytes.Length}}}
                claims:
                  - key: forty
                    statement:
                      en: Forty trucks came.
                    said: 2026-11-20
                    anchor: {from: 0, to: 4, sha256: {{Hash(bytes.AsSpan(0, Math.Min(4, bytes.Length)))}}}
                    chain: [office]
                    question: trucks
                    stance: quantifies
                    quantity:
                      least: 40
                      most: 40
                      unit: trucks
                    grade:
                      credibility: 3
                      basis:
                        en: Invented.
                    remark:
                      en: Invented.

            """;
        if (replace.Length == 0) return file;
        file.ShouldContain(replace);
        return file.Replace(replace, by);
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
