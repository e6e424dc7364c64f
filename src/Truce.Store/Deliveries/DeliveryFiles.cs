using System.Collections.Concurrent;
using System.Text.Json;
using Truce.Store.Disk;

namespace Truce.Store.Deliveries;

/// <summary>
/// How far the messages of each subscription have come: state and not record, one file each under <c>deliveries/</c>, replaced whole. It
/// is written before a message is first sent, so that after a crash the same message goes out under the same name and never another in
/// its place. A file that was lost begins anew at the end of the record. Safe for concurrent readers; each subscription has one writer.
/// </summary>
/// <param name="disk">The centre's folder.</param>
public sealed class DeliveryFiles(IDisk disk)
{
    private const string Directory = "deliveries";

    private readonly ConcurrentDictionary<Id<Subscription>, DeliveryState> known = [];

    /// <summary>Where a subscription stands; null where nothing is kept of it.</summary>
    /// <exception cref="InvalidDataException">Its file cannot be read; says which.</exception>
    public DeliveryState? Find(Id<Subscription> subscription)
    {
        if (known.TryGetValue(subscription, out var state)) return state;
        var path = PathOf(subscription);
        if (!disk.Exists(path)) return null;
        try
        {
            return known[subscription] = CanonicalValues.Read<DeliveryState>(disk.ReadAll(path));
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{path} cannot be read. Take the file away: messages then begin anew with what is recorded from now on.", problem);
        }
    }

    /// <summary>Keeps where a subscription stands.</summary>
    public void Keep(Id<Subscription> subscription, DeliveryState state)
    {
        disk.Replace(PathOf(subscription), CanonicalValues.Write(state));
        known[subscription] = state;
    }

    private static string PathOf(Id<Subscription> subscription) => $"{Directory}/{subscription}.json";
}
