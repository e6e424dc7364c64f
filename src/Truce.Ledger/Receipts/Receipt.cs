using System.Buffers;

namespace Truce.Ledger;

/// <summary>What a reader takes away: the parts of one event that this reader may see, and the proof that the event stands in the ledger.</summary>
/// <param name="Event">The event; the digests of withheld parts are among the opaque ones.</param>
/// <param name="Proof">The proof of its entry under a signed checkpoint.</param>
/// <remarks>
/// Stored as canonical JSON, here broken for reading:
/// <code>
/// {"format":"truce-receipt/1","opaque":[...],"parts":[...],"proof":"c2sp.org/tlog-proof@v1\nindex ..."}
/// </code>
/// with <c>opaque</c> and <c>parts</c> as in <see cref="EventLine"/>. In a file one newline may follow.
/// </remarks>
public sealed record Receipt(EventLine Event, TlogProof Proof)
{
    /// <summary>The longest receipt that is read: 64 MiB, the size of a segment of the journal.</summary>
    public const int MaxLength = 64 << 20;

    private static ReadOnlySpan<byte> Before => "{\"format\":\"truce-receipt/1\","u8;

    /// <summary>Reads a receipt.</summary>
    /// <exception cref="RecordException">It is not canonical, not the shape of a receipt, or its proof is not one.</exception>
    public static Receipt Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MaxLength) throw new RecordException("A receipt of more than 64 MiB.", MaxLength);
        if (bytes.Length > 0 && bytes.Span[^1] == '\n') bytes = bytes[..^1];
        var reader = new EventReader(bytes.Span, Before);
        var read = EventLine.Read(ref reader, bytes);
        reader.Literal(",\"proof\":"u8);
        var proof = CanonicalString.Unescape(reader.String());
        reader.Literal("}"u8);
        reader.End();
        if (!TlogProof.TryParse(proof, out var parsed)) throw new RecordException("The proof is not of the form c2sp.org/tlog-proof@v1.", -1);
        return new Receipt(read, parsed);
    }

    /// <summary>The stored form, without a newline.</summary>
    public byte[] ToBytes()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        buffer.Write(Before);
        Event.WriteInside(buffer);
        buffer.Write(",\"proof\":"u8);
        CanonicalJson.WriteString(buffer, Proof.Format());
        buffer.Write("}"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Checks every step from the open parts to the signature. All steps are taken, so that the verdict shows each.</summary>
    /// <param name="key">The ledger's key, from a place that the reader trusts.</param>
    public ReceiptVerdict Check(VerifierKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var signed = Ledger.Checkpoint.TryOpen(Proof.Checkpoint, key, out var checkpoint, out var problem);
        var steps = new List<ReceiptStep>
        {
            new(signed, signed ? $"The checkpoint at {checkpoint!.Size} entries is signed by {key.Name} (key {key.KeyId:x8})." : problem),
        };
        if (signed)
        {
            var leaf = LedgerEntry.LeafHash(Proof.Index, Event.Commitment());
            var included = Merkle.VerifyInclusion(Proof.Index, checkpoint!.Size, leaf, [.. Proof.Hashes], checkpoint.Root);
            steps.Add(new(included, included
                ? $"Entry {Proof.Index} of the ledger is this event: each part shown here is as it was recorded."
                : "The event and its proof do not lead to the signed root: a shown part, a salt, a hidden part's hash or the proof was altered; which one cannot be told."));
        }
        steps.Add(CheckIndex());
        return new ReceiptVerdict(steps, checkpoint);
    }

    private ReceiptStep CheckIndex()
    {
        if (!Event.TryPart("head", out var head)) return new(true, "The head of the event is not shown, so there is no index in it to compare.");
        return EventHead.TryIndex(head.Value.Span, out var index) && index == Proof.Index
            ? new(true, $"The event calls itself number {Proof.Index}, and that is its place.")
            : new(false, $"The event does not call itself number {Proof.Index}, which is its place.");
    }
}
