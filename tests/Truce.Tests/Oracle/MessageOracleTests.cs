using Truce.Core.Access;
using Truce.Core.Subscriptions;
using Truce.Web.Subscriptions;

namespace Truce.Tests.Oracle;

/// <summary>What messages of subscriptions say, to each member and of any stretch of the record, against the oracle.</summary>
public class MessageOracleTests
{
    private const int Seed = 20251120;

    [Fact]
    public void A_message_names_what_its_seat_may_see_and_that_changed_and_nothing_else()
    {
        using var story = new Story(Seed, reopens: false);
        story.Ask(0);
        var chance = new Random(Seed);
        var named = 0;
        foreach (var member in story.Active)
        {
            for (var at = 0; at < 12; at++)
            {
                var after = chance.NextInt64(-1, story.Head);
                var to = Math.Min(story.Head, after + chance.Next(1, 200));
                var view = story.Test.Centre.View(Story.Id<Member>(member), to);
                var who = story.Oracle.Viewer(member);
                var changes = ChangeMessage.Of(new SubscriptionAccount(CommandDoors.Text, "https://desk.example/truce", []), view, after);
                var subscription = new Subscription(new(1), new(1), Story.Id<Member>(member), new(CommandDoors.Text, "https://desk.example/truce", []), 0, null, false);
                var body = System.Text.Encoding.UTF8.GetString(ChangeMessage.Write(subscription, story.Test.Centre, view, after, changes, null));
                var expected = story.Log.Deeds.Where(deed => deed.Index > after && deed.Index <= to && story.Oracle.Sees(who, deed, to) && story.Oracle.MarkOf(deed.Stream).Label != Label.Red)
                    .Select(deed => deed.Stream).Distinct().Order(StringComparer.Ordinal);
                changes.Select(one => $"{one.Thing}").Order(StringComparer.Ordinal).ShouldBe(expected, $"seed {Seed}, {member}, after {after} to {to}");

                // A text only where everybody may read it.
                foreach (var token in Texts.TokensIn(body)) story.Oracle.MayRead(Who.Public, new Token(token), to).ShouldBeTrue($"seed {Seed}, {member}, after {after} to {to}: {token}");
                named += changes.Count;
            }
        }

        named.ShouldBeGreaterThan(500);
    }
}
