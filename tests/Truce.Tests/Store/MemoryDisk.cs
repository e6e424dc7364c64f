using System.Security.Cryptography;
using System.Text;
using Truce.Store.Disk;

namespace Truce.Tests.Store;

/// <summary>What a disk does to one primitive act.</summary>
public enum Fault
{
    /// <summary>It throws; nothing happened.</summary>
    Lost,

    /// <summary>It happened, and throws all the same.</summary>
    KeptButReportedLost,

    /// <summary>It happened, and then the machine stops: every later act throws.</summary>
    CrashAfter,

    /// <summary>A sync reports that it is done, and made nothing durable. No honest disk does this.</summary>
    Lies,
}

/// <summary>What a crash does to what was not durable.</summary>
public enum Aftermath
{
    /// <summary>Only what was synced, under names that were synced.</summary>
    OnlyDurable,

    /// <summary>Every name, and half of the bytes that were not synced.</summary>
    Torn,

    /// <summary>Every name and length, with noughts for the bytes that were not synced.</summary>
    Noughts,

    /// <summary>Everything stands and nothing more is durable, as when the process alone was killed.</summary>
    Everything,
}

/// <summary>The machine stopped.</summary>
public sealed class CrashException() : IOException("the machine stopped");

/// <summary>
/// A disk in memory that knows what is durable: content after <see cref="IDiskFile.Sync"/>, a name after
/// <see cref="SyncDirectory"/> of its directory. It counts the primitive acts, and treats one of them as it is told.
/// </summary>
public sealed class MemoryDisk : IDisk
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Node> names = [];
    private readonly Dictionary<string, Node> durableNames = [];
    private (int Act, Fault Fault)? planned;
    private long room = long.MaxValue;
    private bool stopped;

    /// <summary>Primitive acts so far.</summary>
    public int Acts { get; private set; }

    /// <summary>Each act as words, for the table of a failure.</summary>
    public List<string> Log { get; } = [];

    /// <summary>Bytes that may still be added before the disk is full.</summary>
    public long Room
    {
        get { lock (gate) return room; }
        set { lock (gate) room = value; }
    }

    /// <summary>Every file there is now, with its content.</summary>
    public IReadOnlyList<(string Path, byte[] Content)> All
    {
        get { lock (gate) return [.. names.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value.Live.ToArray()))]; }
    }

    /// <summary>Equal where two disks hold the same files.</summary>
    public string Print()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, content) in All)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\n{content.Length}\n"));
            hash.AppendData(content);
        }

        return Convert.ToHexString(hash.GetCurrentHash());
    }

    /// <summary>From now on the act with this number, from 1, goes wrong.</summary>
    public void Plan(int act, Fault fault) => planned = (act, fault);

    /// <summary>The machine stops now.</summary>
    public void Stop()
    {
        lock (gate) stopped = true;
    }

    /// <summary>What stands after a crash, on a disk without faults.</summary>
    public MemoryDisk AfterCrash(Aftermath aftermath)
    {
        var after = new MemoryDisk();
        lock (gate)
        {
            if (aftermath == Aftermath.Everything)
            {
                var copies = names.Values.Concat(durableNames.Values).Distinct().ToDictionary(node => node, node => new Node { Live = [.. node.Live], Synced = node.Synced });
                foreach (var (path, node) in names) after.names[path] = copies[node];
                foreach (var (path, node) in durableNames) after.durableNames[path] = copies[node];
                return after;
            }

            foreach (var (path, node) in aftermath == Aftermath.OnlyDurable ? durableNames : names)
            {
                var content = node.AfterCrash(aftermath);
                after.names[path] = after.durableNames[path] = new Node { Live = [.. content], Synced = content };
            }
        }

        return after;
    }

    /// <summary>Puts a content under a path, durable, past all counting: what a bad disk or hand does.</summary>
    public void Put(string path, byte[] content)
    {
        lock (gate) names[path] = durableNames[path] = new Node { Live = [.. content], Synced = content };
    }

    public bool Exists(string path)
    {
        lock (gate) return names.ContainsKey(path);
    }

    public IReadOnlyList<string> Files(string directory)
    {
        lock (gate) return [.. names.Keys.Where(path => DiskActs.DirectoryOf(path) == directory).Select(path => path[(path.LastIndexOf('/') + 1)..]).Order(StringComparer.Ordinal)];
    }

    public IDiskFile Open(string path, bool empty = false)
    {
        lock (gate)
        {
            if (!names.TryGetValue(path, out var node) || empty)
            {
                Act($"open {path}", () =>
                {
                    if (node is null) names[path] = node = new Node();
                    else node.Live.Clear();
                });
            }

            return new File(this, path, names[path]);
        }
    }

    public IDiskReader Read(string path)
    {
        lock (gate) return names.TryGetValue(path, out var node) ? new Reader(this, node) : throw new FileNotFoundException(path);
    }

    public void Rename(string from, string to)
    {
        lock (gate)
        {
            Act($"rename {from} to {to}", () =>
            {
                names[to] = names.Remove(from, out var node) ? node : throw new FileNotFoundException(from);
            });
        }
    }

    public void Delete(string path)
    {
        lock (gate)
            if (names.ContainsKey(path)) Act($"delete {path}", () => names.Remove(path));
    }

    public void DeleteDirectory(string directory)
    {
        lock (gate)
        {
            var inside = names.Keys.Where(path => path.StartsWith(directory + "/", StringComparison.Ordinal)).ToArray();
            if (inside.Length > 0) Act($"delete directory {directory}", () => Array.ForEach(inside, path => names.Remove(path)));
        }
    }

    public void SyncDirectory(string directory)
    {
        lock (gate)
        {
            Act($"sync directory {directory}", () =>
            {
                for (var path = directory; ; path = DiskActs.DirectoryOf(path))
                {
                    SyncNames(path);
                    if (path.Length == 0) return;
                }
            }, isSync: true);
        }
    }

    private void SyncNames(string directory)
    {
        foreach (var path in durableNames.Keys.Where(path => DiskActs.DirectoryOf(path) == directory && !names.ContainsKey(path)).ToArray())
            durableNames.Remove(path);
        foreach (var (path, node) in names)
            if (DiskActs.DirectoryOf(path) == directory) durableNames[path] = node;
    }

    private void Act(string what, Action act, bool isSync = false)
    {
        if (stopped) throw new CrashException();
        Acts++;
        Log.Add(what);
        var fault = planned is { } plan && plan.Act == Acts ? plan.Fault : (Fault?)null;
        if (fault == Fault.Lost) throw new IOException($"fault: act {Acts} was lost: {what}");
        if (fault != Fault.Lies || !isSync) act();
        if (fault == Fault.KeptButReportedLost) throw new IOException($"fault: act {Acts} was kept and is reported lost: {what}");
        if (fault == Fault.CrashAfter) stopped = true;
    }

    private sealed class Node
    {
        public List<byte> Live { get; init; } = [];

        public byte[] Synced { get; set; } = [];

        public byte[] AfterCrash(Aftermath aftermath)
        {
            var grew = Live.Count > Synced.Length && Live.Take(Synced.Length).SequenceEqual(Synced);
            if (!grew || aftermath == Aftermath.OnlyDurable) return Synced;
            var kept = aftermath == Aftermath.Torn ? (Live.Count - Synced.Length) / 2 : Live.Count - Synced.Length;
            return aftermath == Aftermath.Torn ? [.. Live.Take(Synced.Length + kept)] : [.. Synced, .. new byte[kept]];
        }
    }

    private sealed class File(MemoryDisk disk, string path, Node node) : IDiskFile
    {
        public long Length
        {
            get { lock (disk.gate) return node.Live.Count; }
        }

        public void Append(ReadOnlySpan<byte> bytes)
        {
            var copy = bytes.ToArray();
            lock (disk.gate)
            {
                disk.Act($"append {copy.Length} bytes to {path}", () =>
                {
                    var fits = (int)Math.Min(copy.Length, disk.room);
                    node.Live.AddRange(copy.AsSpan(0, fits));
                    disk.room -= fits;
                    if (fits < copy.Length) throw new IOException("No space left on device");
                });
            }
        }

        public void Sync()
        {
            lock (disk.gate) disk.Act($"sync {path}", () => node.Synced = [.. node.Live], isSync: true);
        }

        public void Truncate(long length)
        {
            lock (disk.gate) disk.Act($"truncate {path} to {length}", () => node.Live.RemoveRange((int)length, node.Live.Count - (int)length));
        }

        public void Dispose()
        {
        }
    }

    private sealed class Reader(MemoryDisk disk, Node node) : IDiskReader
    {
        public long Length
        {
            get { lock (disk.gate) return node.Live.Count; }
        }

        public int ReadAt(long offset, Span<byte> into)
        {
            lock (disk.gate)
            {
                var count = (int)Math.Max(0, Math.Min(into.Length, node.Live.Count - offset));
                System.Runtime.InteropServices.CollectionsMarshal.AsSpan(node.Live).Slice((int)Math.Min(offset, node.Live.Count), count).CopyTo(into);
                return count;
            }
        }

        public void Dispose()
        {
        }
    }
}
