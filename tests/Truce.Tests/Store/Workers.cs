using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Truce.Tests.Store;

/// <summary>Does independent work on threads of its own: work that waits for answers would starve the pool that brings them.</summary>
internal static class Workers
{
    public static void Each<T>(IEnumerable<T> items, Action<T> act)
    {
        var queue = new ConcurrentQueue<T>(items);
        Run(Environment.ProcessorCount, _ =>
        {
            while (queue.TryDequeue(out var item)) act(item);
        });
    }

    /// <summary>Runs n threads to their end; throws what the first of them threw.</summary>
    public static void Run(int count, Action<int> act)
    {
        var problems = new ConcurrentQueue<Exception>();
        var threads = Enumerable.Range(0, count).Select(number => new Thread(() =>
        {
            try
            {
                act(number);
            }
            catch (Exception problem)
            {
                problems.Enqueue(problem);
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        if (problems.TryDequeue(out var first)) ExceptionDispatchInfo.Throw(first);
    }
}
