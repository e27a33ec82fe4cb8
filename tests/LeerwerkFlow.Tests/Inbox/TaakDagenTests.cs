using System.Globalization;
using System.Text.RegularExpressions;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Inbox;

/// <summary>The last day, the day to aim at and the day on which somebody asks; each says why, and what it says is counted again here.</summary>
public sealed partial class TaakDagenTests
{
    [Fact]
    public async Task A_step_sets_its_own_days_and_a_later_start_moves_all_three()
    {
        await using var inbox = await InboxWorld.StartAsync();
        var before = await DaysAsync(inbox, "Voer het gesprek");

        await inbox.World.Klok.MoveAsync(new DateOnly(2010, 3, 16));
        await inbox.ChangeAsync(new Wijziging.Begindatum(new(2010, 3, 15)));
        var after = await DaysAsync(inbox, "Voer het gesprek");

        Assert.Equal(("start 01/03/2010 + 2 dagen = 02/03/2010", "start 01/03/2010 + 10 dagen = 10/03/2010"), (before.Streefdag!.Waarom, before.Opvolging!.Waarom));
        Assert.Equal(new DateOnly?[] { new(2010, 3, 5), new(2010, 3, 2), new(2010, 3, 10) }, [before.Termijn!.Dag, before.Streefdag.Dag, before.Opvolging.Dag]);
        Assert.Equal(new DateOnly?[] { new(2010, 3, 19), new(2010, 3, 16), new(2010, 3, 24) }, [after.Termijn!.Dag, after.Streefdag!.Dag, after.Opvolging!.Dag]);
        AssertCounted(before, after);
    }

    [Fact]
    public async Task A_step_that_sets_none_has_two_werkdagen_before_and_one_after()
    {
        await using var inbox = await InboxWorld.StartAsync();

        var dagen = await DaysAsync(inbox, "Kies een coach");

        // 28 February 2011 is a Monday.
        Assert.Equal("laatste dag 28/02/2011 − 2 werkdagen = 24/02/2011", dagen.Streefdag!.Waarom);
        Assert.Equal("laatste dag 28/02/2011 + 1 werkdag = 01/03/2011", dagen.Opvolging!.Waarom);
        AssertCounted(dagen);
    }

    [Fact]
    public async Task A_message_is_asked_after_before_its_last_day_and_what_has_no_last_day_has_no_days()
    {
        await using var inbox = await InboxWorld.StartAsync();

        var bericht = await DaysAsync(inbox, "bericht");

        Assert.Null(bericht.Streefdag);
        Assert.Equal((new DateOnly(2010, 3, 31), new DateOnly(2010, 3, 29)), (bericht.Termijn!.Dag, bericht.Opvolging!.Dag));
        Assert.Equal(TaakDagen.Geen, await DaysAsync(inbox, "Vraag het na"));
    }

    // 4 March is a Thursday, 5 March the last day.
    [Theory]
    [InlineData(1, 3)]
    [InlineData(4, 4)]
    [InlineData(5, 5)]
    [InlineData(9, 5)]
    public void The_day_to_aim_at_is_never_before_the_taak_was_there_nor_after_its_last_day(int geopend, int streef)
    {
        var regel = new PostvakRegel("k", "T", "t", "Jo", "Fictief", "coach", "werk/a", "f", new(2010, 3, 5), "start", null, null, null, "stap", null, null, 1, "week", null, null, null, default);

        Assert.Equal(new DateOnly(2010, 3, streef), TaakDagen.Of(regel, (null, null), new(2010, 3, geopend)).Streefdag!.Dag);
    }

    private static async Task<TaakDagen> DaysAsync(InboxWorld inbox, string titel) => (await inbox.Get<Postvak>().ReadAsync(inbox.Carla, new(true))).Regels.Single(r => r.Titel == titel).Dagen;

    private static void AssertCounted(params TaakDagen[] all)
    {
        foreach (var dag in all.SelectMany(d => new[] { d.Termijn, d.Streefdag, d.Opvolging }).OfType<TaakDag>().Where(d => Sum().IsMatch(d.Waarom)))
        {
            var (groups, n) = (Sum().Match(dag.Waarom).Groups, int.Parse(Sum().Match(dag.Waarom).Groups["n"].Value, CultureInfo.InvariantCulture));
            var (step, day) = (groups["teken"].Value == "+" ? 1 : -1, Day(groups["van"].Value));
            // The first day counts itself; a werkdag is counted from the day after, and there is no holiday among these.
            for (var left = groups["soort"].Value.StartsWith("werkdag", StringComparison.Ordinal) ? n : n - 1; left > 0; left -= groups["soort"].Value[0] == 'd' || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) ? 1 : 0)
                day = day.AddDays(step);
            Assert.Equal((dag.Dag, dag.Dag), (day, Day(groups["tot"].Value)));
        }
    }

    private static DateOnly Day(string tekst) => DateOnly.ParseExact(tekst, "dd/MM/yyyy", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<van>\d\d/\d\d/\d{4}) (?<teken>[+−]) (?<n>\d+) (?<soort>werkdag|dag)(en)? = (?<tot>\d\d/\d\d/\d{4})$")]
    private static partial Regex Sum();
}
