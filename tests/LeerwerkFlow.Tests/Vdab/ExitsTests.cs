using System.Text;
using System.Text.RegularExpressions;
using LeerwerkFlow.Tests.Trajecten;
using LeerwerkFlow.Vdab;

namespace LeerwerkFlow.Tests.Vdab;

/// <summary>Why somebody stops never leaves the house: whatever the reason, VDAB receives the same bytes.</summary>
public sealed partial class ExitsTests
{
    [Fact]
    public async Task Four_exits_are_the_same_bytes_but_for_ids_and_dates()
    {
        var lists = new List<string[]>();
        foreach (var (reden, toelichting) in new[] { ("ZIEKTE", "lang ziek"), ("DETENTIE", "gevangenis"), ("ONTSLAG", "dringende reden"), ("VERHUIS", "naar Luik") })
            lists.Add(await PlayAsync(reden, toelichting));

        Assert.Contains("be.leerwerkflow.mijlpaal.traject_stopgezet", string.Concat(lists[0]), StringComparison.Ordinal);
        Assert.All(lists, l => Assert.Equal(lists[0], l));
        Assert.DoesNotMatch("(?i)ziek|detentie|gevangenis|ontslag|dringend|verhuis|luik", string.Concat(lists.SelectMany(l => l)));
    }

    /// <summary>What the simulator holds of one traject that stops for this reason, without its ids and dates.</summary>
    private static async Task<string[]> PlayAsync(string reden, string toelichting)
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var id = await Voorbeeld.StartWorkAsync(world);
        using var an = await world.SignInAsync("an");
        var seen = await TestBrowser.ReadAsync(await an.PostAsync($"/traject/{id}/stoppen", [("Reden", reden), ("Toelichting", toelichting)]));
        await WijzigingPageTests.ConfirmAsync(an, seen, $"/traject/{id}/stoppen");
        await Voorbeeld.DoAsync(world, id, "stopzetting", "Klaar");
        await world.Get<DueWork>().RunAsync();
        foreach (var held in await world.Db.QueryAsync<string>("SELECT id FROM melding WHERE status = 'VASTGEHOUDEN'"))
            await an.PostAsync($"/melding/{held}", [("Verteld", "GESPREK")]);
        await world.Get<DeliverMelding>().RunAsync();

        var bodies = await world.Db.QueryAsync<byte[]>("SELECT body FROM simulator_ontvangst ORDER BY sequence");
        return [.. bodies.Select(b => Changing().Replace(Encoding.UTF8.GetString(b), "*"))];
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:]+Z)?")]
    private static partial Regex Changing();
}
