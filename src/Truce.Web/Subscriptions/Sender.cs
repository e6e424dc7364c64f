using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Truce.Store.Accounts;
using Truce.Store.Deliveries;

namespace Truce.Web.Subscriptions;

/// <summary>
/// Sends the messages of subscriptions. There is no queue: the record is the queue, and of each subscription it is kept how far it came.
/// One message of a subscription is under way at a time; before it is first sent, its name and the stretch of the record that it tells of
/// are on disk, so that it is sent at least once and always under that name.
/// </summary>
public sealed class Sender : IHostedService, IDisposable
{
    private readonly Centre centre;
    private readonly SubscriptionSecrets secrets;
    private readonly IClock clock;
    private readonly Uri? site;
    private readonly ILogger<Sender> log;
    private readonly HttpClient client;
    private readonly Lock chanceGate = new();
    private readonly Random chance;
    private readonly ConcurrentDictionary<Id<Subscription>, Task> running = [];
    private readonly ConcurrentDictionary<Id<Subscription>, long> looked = [];
    private readonly ConcurrentDictionary<Id<Subscription>, Lock> writing = [];
    private readonly SemaphoreSlim room;
    private readonly CancellationTokenSource ending = new();
    private Task? beating;
    private volatile IReadOnlyDictionary<Id<Subscription>, Id<Member>> seats = new Dictionary<Id<Subscription>, Id<Member>>();
    private long listedAt = -1;
    private bool disposed;

    public Sender(Centre centre, SubscriptionSecrets secrets, DeliveryFiles files, IClock clock, SendingTerms terms, SendingSite site, ILogger<Sender> log)
    {
        (this.centre, this.secrets, Files, this.clock, Terms, this.site, this.log) = (centre, secrets, files, clock, terms, site.Address, log);
        chance = terms.Seed is { } seed ? new Random(seed) : new Random();
        room = new SemaphoreSlim(terms.MostAtOnce);

        // No proxy, no cookies, no way on to another address, and nothing that was asked of this server goes along.
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectCallback = Outside.Dial(terms.AllowsInside),
            ConnectTimeout = terms.LongestAnswer,
            MaxResponseHeadersLength = 32,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ActivityHeadersPropagator = null,
        })
        { Timeout = terms.LongestAnswer };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Truce", "1"));
    }

    /// <summary>How messages are sent.</summary>
    public SendingTerms Terms { get; }

    /// <summary>How far each subscription has come.</summary>
    public DeliveryFiles Files { get; }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (Terms.Beat > TimeSpan.Zero && !centre.IsReadOnly) beating = Task.Run(RunAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await ending.CancelAsync();
        if (beating is not null) await beating;
        await Task.WhenAll(running.Values);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, true)) return;
        ending.Cancel();
        client.Dispose();
        room.Dispose();
        ending.Dispose();
    }

    /// <summary>Begins what there is to send now; the beat does the same by itself.</summary>
    /// <returns>Ends when everything that was begun has ended, well or not.</returns>
    public Task BeatAsync()
    {
        foreach (var subscription in All())
        {
            if (running.TryGetValue(subscription.Id, out var task) && !task.IsCompleted) continue;
            running[subscription.Id] = SendAsync(subscription.Id);
        }

        return Task.WhenAll(running.Values);
    }

    /// <summary>Sends a message of the log once more, under its own name.</summary>
    /// <returns>False where the log has no such message.</returns>
    public bool Resend(Id<Subscription> id, int number)
    {
        if (Files.Find(id) is not { } state || state.Log.All(one => one.Number != number)) return false;
        Change(id, now => now.Resent.Contains(number) ? now : now with { Resent = now.Resent.Add(number) });
        return true;
    }

    /// <summary>Goes on with sending where it was given up.</summary>
    public void Wake(Id<Subscription> id)
    {
        if (Files.Find(id) is null) return;
        Change(id, state => state with
        {
            StoppedAt = null,
            FailingSince = null,
            Pending = state.Pending is { } pending ? pending with { NextAt = clock.GetCurrentInstant() } : null,
        });
    }

    // Which there are is read with the eyes of the seats that opened them, and anew only when something was recorded.
    private IEnumerable<Subscription> All()
    {
        if (centre.Head != listedAt)
        {
            listedAt = centre.Head;
            seats = centre.Overview(TlpLabel.Green, clock.GetCurrentInstant()).All<Member>().Where(one => one.Standing == MemberStanding.Active)
                .SelectMany(one => centre.View(one.Id).All<Subscription>().Where(each => each.Seat == one.Id)).ToDictionary(one => one.Id, one => one.Seat);
        }

        return seats.Select(one => Find(one.Key)).OfType<Subscription>().Where(one => one.Ended is null);
    }

    private Subscription? Find(Id<Subscription> id) => seats.TryGetValue(id, out var seat) ? centre.View(seat).Find(id) : null;

    private async Task RunAsync()
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                _ = BeatAsync();
            }
            catch (Exception problem)
            {
                log.LogError(problem, "A beat for those who subscribed to the record failed");
            }

            await Task.Delay(Terms.Beat, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SendAsync(Id<Subscription> id)
    {
        await Task.Yield();
        try
        {
            await room.WaitAsync(ending.Token);
            try
            {
                while (await NextAsync(id)) { }
            }
            finally
            {
                room.Release();
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
        }
        catch (Exception problem)
        {
            log.LogError(problem, "Messages of {Subscription} could not be sent", id);
        }
    }

    // One attempt, where there is something to send and the time for it has come.
    private async Task<bool> NextAsync(Id<Subscription> id)
    {
        if (Find(id) is not { Ended: null } subscription || secrets.BytesOf(id) is not { } secret || ViewOf(subscription, null) is not { } head) return false;
        var state = Files.Find(id) ?? DeliveryState.From(subscription.OpenedAt);
        if (state.StoppedAt is not null) return false;
        var now = clock.GetCurrentInstant();
        if (state.Resent is [var again, ..] && state.Log.FirstOrDefault(one => one.Number == again) is { } logged)
        {
            Change(id, one => one with { Resent = one.Resent.Remove(again) });
            await AttemptAsync(subscription, secret, logged, isAgain: true);
            return true;
        }

        if (state.Pending is null && !Begin(subscription, state, head)) return false;
        if (Files.Find(id) is not { Pending: { } pending } || pending.NextAt > now) return false;
        return await AttemptAsync(subscription, secret, pending, isAgain: false);
    }

    // Looks on in the record until something is to be told, and then keeps the message before it is sent.
    private bool Begin(Subscription subscription, DeliveryState state, View head)
    {
        var told = Math.Max(state.Told, looked.GetValueOrDefault(subscription.Id, -1));
        while (told < head.Index)
        {
            var to = Math.Min(head.Index, told + ChangeMessage.MostEvents);
            if (ViewOf(subscription, to) is not { } view) return false;
            var things = ChangeMessage.Of(subscription.Account, view, told).Count;
            if (things > 0)
            {
                var after = told;
                Change(subscription.Id, one => one with
                {
                    Told = Math.Max(one.Told, after),
                    Last = one.Last + 1,
                    Pending = new Delivery(one.Last + 1, after, to, things, 0, null, null, clock.GetCurrentInstant(), null, null, null),
                }, state);
                return true;
            }

            // Of what there was nothing to tell is not written down each time: after a restart it is looked at once more.
            looked[subscription.Id] = told = to;
        }

        return false;
    }

    private async Task<bool> AttemptAsync(Subscription subscription, byte[] secret, Delivery delivery, bool isAgain)
    {
        if (ViewOf(subscription, Math.Min(delivery.To, centre.Head)) is not { } view) return false;
        var changes = ChangeMessage.Of(subscription.Account, view, delivery.After);
        var (status, problem) = ((int?)null, (string?)null);
        var at = clock.GetCurrentInstant();

        // What may no longer be seen is no longer told; where nothing is left, the message has nothing to say and is over.
        if (changes.Count > 0)
            (status, problem) = await PostAsync(subscription, secret, delivery, ChangeMessage.Write(subscription, centre, view, delivery.After, changes, site), at);
        var arrived = changes.Count == 0 || status is >= 200 and < 300;
        var done = delivery with
        {
            Things = changes.Count,
            Attempts = delivery.Attempts + 1,
            FirstAt = delivery.FirstAt ?? at,
            LastAt = at,
            Status = status,
            Problem = problem,
            ArrivedAt = arrived ? at : delivery.ArrivedAt,
            NextAt = null,
        };
        Change(subscription.Id, state => isAgain ? state.With(done) : arrived ? Arrived(state, done) : Failed(state, done, at));
        return arrived || isAgain;
    }

    private static DeliveryState Arrived(DeliveryState state, Delivery done) => state.With(done) with { Told = done.To, Pending = null, FailingSince = null };

    private DeliveryState Failed(DeliveryState state, Delivery done, Instant at)
    {
        var since = state.FailingSince ?? at;

        // Whoever answers 410 asks for no more (RFC 9110, 15.5.11).
        if (done.Status == 410 || at - since >= Terms.GivesUpAfter) return state with { Pending = done, FailingSince = since, StoppedAt = at };
        Duration wait;
        lock (chanceGate) wait = Terms.WaitAfter(done.Attempts, chance);
        return state with { Pending = done with { NextAt = at + wait }, FailingSince = since };
    }

    private async Task<(int? Status, string? Problem)> PostAsync(Subscription subscription, byte[] secret, Delivery delivery, byte[] body, Instant at)
    {
        var address = new Uri(subscription.Account.Address);
        if (address.Scheme != Uri.UriSchemeHttps && !Terms.AllowsInside) return (null, "not-allowed");
        var id = NameOf(subscription.Id, delivery.Number);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation(MessageSignature.IdHeader, id);
        request.Headers.TryAddWithoutValidation(MessageSignature.TimeHeader, MessageSignature.Seconds(at));
        request.Headers.TryAddWithoutValidation(MessageSignature.SignatureHeader, MessageSignature.Of(secret, id, at, body));
        try
        {
            // Of the answer only its status is of interest: its body is never read.
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ending.Token);
            return ((int)answer.StatusCode, null);
        }
        catch (OperationCanceledException) when (!ending.IsCancellationRequested)
        {
            return (null, "no-answer-in-time");
        }
        catch (HttpRequestException failure)
        {
            return (null, failure.InnerException is Outside.NotAllowedException ? "not-allowed" : failure.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => "name-unknown",
                HttpRequestError.SecureConnectionError => "not-secure",
                _ => "no-connection",
            });
        }
    }

    /// <summary>The name of a message: the same at every attempt.</summary>
    public static string NameOf(Id<Subscription> subscription, int number) => $"msg_{subscription}_{number}";

    // What the seat sees; null where it is no active member of the organisation any more: then nothing is sent.
    private View? ViewOf(Subscription subscription, long? index)
    {
        var view = centre.View(subscription.Seat, index);
        return view.Viewer.Member == subscription.Seat && view.Viewer.Organisation == subscription.Owner ? view : null;
    }

    private void Change(Id<Subscription> id, Func<DeliveryState, DeliveryState> change, DeliveryState? begin = null)
    {
        lock (writing.GetOrAdd(id, _ => new Lock()))
        {
            if ((Files.Find(id) ?? begin) is { } state) Files.Keep(id, change(state));
        }
    }
}

/// <summary>Where people reach the centre; null where that is not known.</summary>
public sealed record SendingSite(Uri? Address);
