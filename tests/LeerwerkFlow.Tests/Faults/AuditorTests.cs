using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Kernel;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>Rows that were right and are spoilt by one statement: the auditor says which invariant broke.</summary>
public sealed class AuditorTests
{
    private static readonly Teken Flow = new Teken("proef").Taak("eerst").Stap("a", "Leerwerk.Melding", ("mijlpaal", "TOELEIDING_ONTVANGEN")).Stap("w", "Leerwerk.Wacht", ("moment", "hier + 1 dag"))
        .Stap("m", "Leerwerk.Mijlpaal", ("code", "INTAKE_AFGEROND")).Stap("b", "Leerwerk.Melding", ("mijlpaal", "WEIGERING")).Taak("tweede").Stap("later", "Leerwerk.Wacht", ("moment", "hier + 1 jaar"))
        .Pijl("eerst", "a").Pijl("a", "w").Pijl("w", "m").Pijl("m", "b").Pijl("b", "tweede").Pijl("m", "later");

    [Fact]
    public async Task Each_spoilt_row_is_found_under_its_invariant()
    {
        await using var world = await TestWorld.StartAsync();
        await world.AddMedewerkerAsync("an");
        var traject = await Proeftraject.StartAsync(world, "an", Flow);
        await traject.DoneAsync("eerst");
        world.Time.Advance(TimeSpan.FromDays(2));
        await world.Get<DueWork>().RunAsync();
        var (taak, rev) = (await world.Db.FindAsync<string>("SELECT id FROM taak WHERE pad = 'eerst'"), await traject.RevisionAsync());
        await world.Db.WriteAsync([new("INSERT INTO antwoord (taak, traject, formulier, inhoud, bewaard, door) VALUES (@taak, @Id, 'incident', @leeg, '', 'an')", new { taak, traject.Id, leeg = Array.Empty<byte>() })]);
        var vdab = (await world.Db.QueryAsync<(string, string, long, byte[])>("SELECT id, traject, sequence, body FROM melding WHERE status = 'AANVAARD'")).Select(m => new Aangekomen(m.Item1, m.Item2, m.Item3, Auditor.HashOf(m.Item4))).ToArray();
        Gezegd[] gezegd = [new(traject.Id, rev), new(traject.Id, rev - 1, taak, "Klaar")];
        await world.Db.WriteAsync([new("UPDATE taak SET uitkomst = 'Klaar' WHERE id = @taak", new { taak })]);
        Assert.Single(vdab);
        Assert.Empty(await Auditor.RunAsync(world.Services, vdab, gezegd, world.Klok.Now, rust: true));

        async Task SpoilAsync(string sql, string undo, params string[] invariants)
        {
            await world.Db.WriteAsync([new(sql, new { taak })]);
            var found = await Auditor.RunAsync(world.Services, vdab, gezegd, world.Klok.Now, rust: true);
            await world.Db.WriteAsync([new(undo, new { taak })]);
            Assert.All(invariants, i => Assert.Contains(found, f => f.StartsWith(i, StringComparison.Ordinal)));
        }

        await SpoilAsync("UPDATE taak SET status = 'open' WHERE id = @taak", "UPDATE taak SET status = 'klaar' WHERE id = @taak", "I1", "I4");
        await SpoilAsync("UPDATE traject SET revisie = revisie - 1", "UPDATE traject SET revisie = revisie + 1", "I1");
        await SpoilAsync("UPDATE melding SET body = CAST(replace(CAST(body AS TEXT), '2010', '2011') AS BLOB)", "UPDATE melding SET body = CAST(replace(CAST(body AS TEXT), '2011', '2010') AS BLOB)", "I2");
        await SpoilAsync("INSERT INTO mijlpaal SELECT traject, mijlpaal, 2, datum, stap, vastgelegd FROM mijlpaal", "DELETE FROM mijlpaal WHERE versie = 2", "I2");
        await SpoilAsync("UPDATE melding SET status = 'AANVAARD', kanaal = 'webhook' WHERE sequence = 2", "UPDATE melding SET status = 'VASTGEHOUDEN', kanaal = NULL WHERE sequence = 2", "I2", "I4");
        await SpoilAsync("UPDATE taak SET status = 'geannuleerd' WHERE pad = 'tweede'", "UPDATE taak SET status = 'open' WHERE pad = 'tweede'", "I3");
        await SpoilAsync("UPDATE taak SET status = 'geannuleerd' WHERE soort = 'voorlezen'", "UPDATE taak SET status = 'open' WHERE soort = 'voorlezen'", "I3");
        await SpoilAsync("UPDATE wacht SET status = 'voorbij' WHERE status = 'open'", "UPDATE wacht SET status = 'open' WHERE pad IN ('tweede', 'later')", "I4", "I5", "I3");
        await SpoilAsync("UPDATE traject SET staat = replace(staat, 'eerst', 'ander')", "UPDATE traject SET staat = replace(staat, 'ander', 'eerst')", "I5");
        await SpoilAsync("UPDATE wacht SET vervalt = '2010-03-05' WHERE pad = 'w'", "UPDATE wacht SET vervalt = '2010-03-01' WHERE pad = 'w'", "I6");
        await SpoilAsync("UPDATE melding SET sequence = 3 - sequence + 10", "UPDATE melding SET sequence = 13 - sequence", "I7", "I2");
        await SpoilAsync("UPDATE journaal SET actor = 'ik' WHERE nr = 2", "UPDATE journaal SET actor = 'test' WHERE nr = 2", "I5/I8");
        Assert.Contains(await Auditor.RunAsync(world.Services, [.. vdab, vdab[0] with { Sleutel = "ander" }], gezegd, world.Klok.Now), f => f.StartsWith("I2", StringComparison.Ordinal));
        Assert.Contains(await Auditor.RunAsync(world.Services, vdab, [.. gezegd, gezegd[1]], world.Klok.Now), f => f.StartsWith("I2", StringComparison.Ordinal));
        Assert.Contains(await Auditor.RunAsync(world.Services, vdab, gezegd, world.Klok.Now.AddDays(-3)), f => f.StartsWith("I6", StringComparison.Ordinal));
        Assert.Contains(await Auditor.RunAsync(world.Services, vdab, gezegd, world.Klok.Now.AddYears(1), rust: true), f => f.StartsWith("I6", StringComparison.Ordinal));
        Assert.Empty(await Auditor.RunAsync(world.Services, vdab, gezegd, world.Klok.Now, rust: true));
    }
}
