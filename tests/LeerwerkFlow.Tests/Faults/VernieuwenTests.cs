using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>A house of three nodes goes to a newer version while people work in it.</summary>
public sealed class VernieuwenTests
{
    [Fact]
    public async Task Nodes_are_replaced_one_after_the_other_and_what_began_on_the_old_version_ends_on_the_new()
    {
        await using var knopen = await Knopen.StartAsync();
        await Ronde.PrepareAsync(knopen.World);
        using var an = await knopen.SignInAsync("an");
        using var co = await knopen.SignInAsync("co");
        var ronde = new Ronde(knopen, an);
        var oud = await ronde.BeginAsync(30);
        // Half of them stand still for days when it begins.
        Assert.Equal(15, (await ronde.DoTakenAsync(oud[..15])).Length);

        // The newer version changes the tables while the older nodes read and write them.
        var bezig = ronde.DoTakenAsync(oud[15..]);
        await knopen.MigrateAsync(new(Migration.Shipped().Count + 1, "nieuwer", "ALTER TABLE traject ADD COLUMN nieuw TEXT; ALTER TABLE taak ADD COLUMN nieuw BIGINT NOT NULL DEFAULT 7; CREATE INDEX taak_nieuw ON taak (nieuw, traject)"));
        Assert.Equal(15, (await bezig).Length);

        // An older node that stops now does not come back, and says why.
        await knopen.StopAsync(0);
        var zin = (await Assert.ThrowsAsync<InvalidOperationException>(() => knopen.BeginAsync(0))).Message;
        Assert.Contains("Deze databank is van een nieuwere versie van LeerwerkFlow", zin, StringComparison.Ordinal);

        // There is no newer program yet: this one stands for it, when what it does not know is out of its sight.
        await knopen.World.Db.WriteAsync([new("DELETE FROM schema_versie WHERE naam = 'nieuwer'", ExpectedRows: 1)]);
        await knopen.BeginAsync(0);
        await Ronde.PublishAsync(knopen.World, "TOELEIDING_ONTVANGEN");
        var nieuw = await ronde.BeginAsync(30);
        for (var knoop = 1; knoop < 3; knoop++)
        {
            var taken = ronde.DoTakenAsync(nieuw);
            await knopen.StopAsync(knoop);
            await taken;
            await knopen.BeginAsync(knoop);
        }

        await Knopen.UntilAsync("each taak is done", async () =>
        {
            await ronde.DoTakenAsync(nieuw);
            return await ronde.OpenTakenAsync(nieuw);
        });
        await knopen.World.Klok.MoveAsync(knopen.World.Klok.Vandaag.AddDays(2));
        Assert.True(await Ronde.MoveAsync(co, "/wachtwoord"));
        await Knopen.UntilAsync("all trajecten end", () => ronde.OpenAsync([.. oud, .. nieuw]));

        await ronde.AssertOnceAsync(60);
        Assert.Equal(
            [("INTAKE_AFGEROND", 1, 30), ("TOELEIDING_ONTVANGEN", 2, 30)],
            await knopen.World.Db.QueryAsync<(string, long, long)>("SELECT n.mijlpaal, v.versie, COUNT(*) FROM melding n JOIN traject t ON t.id = n.traject JOIN flowversie v ON v.id = t.flowversie GROUP BY n.mijlpaal, v.versie ORDER BY v.versie"));
        Assert.Equal(60, await knopen.World.Db.FindAsync<long>("SELECT COUNT(*) FROM taak WHERE nieuw = 7"));
    }
}
