namespace Truce.Store.Centres;

/// <summary>
/// Passes one thing at a time from one thread to another. Whoever must wait sleeps at once: on few cores a spinning thread takes the
/// time of the one it waits for.
/// </summary>
internal sealed class Handoff<T>
    where T : class
{
    private readonly object gate = new();
    private T? lying;
    private bool isClosed;

    /// <summary>Gives a thing; waits while the one before has not been taken.</summary>
    public void Give(T thing)
    {
        lock (gate)
        {
            while (lying is not null) Monitor.Wait(gate);
            lying = thing;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Takes the next thing; null once it was closed and all is taken.</summary>
    public T? Take()
    {
        lock (gate)
        {
            while (lying is null && !isClosed) Monitor.Wait(gate);
            var taken = lying;
            lying = null;
            Monitor.PulseAll(gate);
            return taken;
        }
    }

    /// <summary>Nothing more comes.</summary>
    public void Close()
    {
        lock (gate)
        {
            isClosed = true;
            Monitor.PulseAll(gate);
        }
    }
}
