using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Truce.Core.Submissions;

/// <summary>
/// The numbers of streams that follow from what they are of, so that the same thing finds the same stream again: the record itself then
/// knows what was sent before, whoever sends it, however many at once.
/// </summary>
/// <remarks>
/// A number that is taken by something else is passed over. What was once passed over stays taken, so a thing is always found before the
/// first number that is free. Every kind that a submission can begin counts, whatever it begins.
/// </remarks>
public static class InstanceNumbers
{
    private const int MostTries = 64;

    private static readonly StreamKind[] Begun =
    [
        StreamKind.Submission, StreamKind.Report, StreamKind.Incident, StreamKind.Observation, StreamKind.Hindrance, StreamKind.Passage, StreamKind.Marker,
        StreamKind.Claim,
    ];

    /// <summary>The submission that an organisation sent under an identifier; else the number that it will have.</summary>
    public static (FieldSubmission? Found, int Number) Of(IReading reading, Id<Organisation> sender, string instance)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var number = Number("submission", sender.Number, attempt, instance);
            if (reading.Find(new Id<FieldSubmission>(number)) is { } found && found.Instance == instance && reading.OwnerOf(found.Id) == sender) return (found, number);
            if (!Begun.Any(kind => reading.HasBegun(new Reference(kind, number)))) return (null, number);
        }

        throw new InvalidOperationException($"{MostTries} numbers in a row are taken.");
    }

    /// <summary>The source under which an organisation's reports from the field stand; else the number that it will have.</summary>
    public static (Source? Found, int Number) SourceOf(IReading reading, Id<Organisation> sender)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var number = Number("source", sender.Number, attempt, "");
            if (reading.Find(new Id<Source>(number)) is { } found && found.Organisation == sender) return (found, number);
            if (!reading.HasBegun(new Reference(StreamKind.Source, number))) return (null, number);
        }

        throw new InvalidOperationException($"{MostTries} numbers in a row are taken.");
    }

    /// <summary>The number that a thing has at an attempt.</summary>
    public static int Number(string what, int sender, int attempt, string instance)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"truce-{what}/1\n{sender}\n{attempt}\n{instance}"), digest);
        return (int)(BinaryPrimitives.ReadUInt64BigEndian(digest) % Reference.Count);
    }
}
