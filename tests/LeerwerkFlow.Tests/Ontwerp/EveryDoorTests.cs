using System.Net;
using System.Text.Json.Nodes;
using LeerwerkFlow.Access;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Tests.Guardrails;
using LeerwerkFlow.Tests.Ontwerp.Api;
using LeerwerkFlow.Tests.Ontwerp.Studio;
using LeerwerkFlow.Tests.Trajecten;

namespace LeerwerkFlow.Tests.Ontwerp;

/// <summary>S9: one gate. A drawing that breaks a duty is refused through every door, with the same sentence, and nothing changes.</summary>
public sealed class EveryDoorTests
{
    private static readonly Dictionary<string, (string Flow, string Regel, Action<Tekenbord> Edit)> Edits = new()
    {
        ["a melding that is dropped"] = ("nazorg", "ELKE_MIJLPAAL_GEMELD", b => b.ZonderStap("nazorg", "md-nazorg")),
        ["nazorg of five months"] = ("toeleiding", "NAZORG_ZES_MAANDEN", b => b.Zet("toeleiding", "feit-nazorg-einde", "waarde", "einde + 5 maanden")),
        ["a letter for another reader"] = ("intake", "BRIEVEN_BESTAAN", b => b.Zet("intake", "uitnodiging", "ontvanger", "vdab")),
        // The block is on in the shipped flow; a partner may switch it off.
        ["a duty behind an optional block"] = ("iup", "PLICHT_BEGELEIDINGSPLAN", b => b.Voorwaarde("iup", "blok-pop", "blok_loopbaanplanning").Pijl("iup", "iup-eigen", "Klaar", "blok-pop")
            .Pijl("iup", "blok-pop", "True", "begeleidingsplan").Pijl("iup", "plan", "Klaar", "pop")),
    };

    public static TheoryData<string> Names => [.. Edits.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task A_broken_flow_is_refused_with_the_same_sentence_and_changes_nothing(string naam)
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        var (flow, regel, edit) = Edits[naam];
        var bord = new Tekenbord();
        edit(bord);
        var co = new CurrentUser("co", "Medewerker co", "lwb-1", Roles.Parse("coordinator"));

        var refused = await Assert.ThrowsAsync<FlowRefused>(() => world.As<PublishFlow>(co).RunAsync(flow, bord[flow], flow + "@1"));
        var zin = Assert.Single(refused.Findings, f => f.Zin.Contains($"({regel}, ", StringComparison.Ordinal)).Zin;

        Assert.Contains(zin, await ByDesignerAsync(world, flow, bord), StringComparison.Ordinal);
        Assert.Contains(zin, await ByStudioAsync(world, flow, bord), StringComparison.Ordinal);
        Assert.Contains(zin, await ByFolderAsync(world, flow, bord), StringComparison.Ordinal);
        Assert.Contains(zin, await ByPackageAsync(world, flow, bord), StringComparison.Ordinal);
        Assert.Equal((1L, 0L, 0L), await world.Db.FindAsync<(long, long, long)>("SELECT (SELECT COUNT(*) FROM flowversie), (SELECT COUNT(*) FROM flowconcept) + (SELECT COUNT(*) FROM flowvoorstel), (SELECT COUNT(*) FROM flowjournaal)"));
    }

    private static async Task<string> ByDesignerAsync(TestWorld world, string flow, Tekenbord bord)
    {
        var designer = new DesignerBrowser(await world.SignInAsync("co"));
        var answer = await designer.PostAsync($"flows/{flow}/publiceren", new() { ["versieId"] = flow + "@1", ["definitie"] = bord[flow].DeepClone(), ["reden"] = "proberen" }, HttpStatusCode.BadRequest);
        return string.Join('\n', answer["bevindingen"]!.AsArray());
    }

    private static async Task<string> ByStudioAsync(TestWorld world, string flow, Tekenbord bord)
    {
        var studio = await StudioBrowser.BeheerderAsync(world);
        var model = await studio.OpenAsync(flow);
        model["root"] = bord[flow]["root"]!.DeepClone();
        return string.Join('\n', await studio.RefusedAsync("workflow-definitions", StudioBrowser.Wish(model, publish: true)));
    }

    private static async Task<string> ByFolderAsync(TestWorld world, string flow, Tekenbord bord)
    {
        var map = Directory.CreateDirectory(Path.Combine(world.DataDirectory, "kapot", "fasen")).Parent!.FullName;
        foreach (var path in FlowFiles.Paths(Path.Combine(AppContext.BaseDirectory, "workflows")))
            File.Copy(path, Path.Combine(map, Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "workflows"), path)));
        await File.WriteAllTextAsync(Path.Combine(map, "fasen", flow + ".json"), bord[flow].ToJsonString());
        return (await Assert.ThrowsAsync<RuleBroken>(() => world.Get<ImportFlows>().RunAsync(map, "test"))).Message;
    }

    private static async Task<string> ByPackageAsync(TestWorld world, string flow, Tekenbord bord)
    {
        var pakket = await world.Get<ExportPakket>().RunAsync("wep-2008", "lwb-1");
        var kapot = PakketZip.Write(pakket with { Bestanden = pakket.Bestanden.SetItem($"flows/{flow}.json", bord[flow].ToJsonString()) });
        return (await Assert.ThrowsAsync<FlowRefused>(() => world.Get<ImportPakket>().RunAsync(kapot, "lwb-1", "co"))).Message;
    }

    [Fact]
    public async Task A_rule_that_two_others_took_away_stops_nobody_any_more()
    {
        await using var world = await TestWorld.StartAsync();
        await Voorbeeld.FillAsync(world);
        await world.Get<LoadRegels>().RunAsync(RegelSets.Folder);
        var (co, b, c) = (new CurrentUser("co", "Medewerker co", "lwb-1", Roles.Parse("coordinator")), await world.AddMedewerkerAsync("b", "coordinator", "lwb-2"), await world.AddMedewerkerAsync("c", "beheerder", null));
        var bord = new Tekenbord().ZonderStap("nazorg", "md-nazorg");
        var less = JsonNode.Parse((await world.Get<RegelSets>().FindTextAsync("wep-2008"))!)!.AsObject();
        foreach (var regel in less["regels"]!.AsArray().Where(r => (string?)r!["code"] is "ELKE_MIJLPAAL_GEMELD" or "NAZORG_GESTART_GEMELD").ToList())
            less["regels"]!.AsArray().Remove(regel);

        var versie = await world.As<ProposeRegels>(co).RunAsync("wep-2008", less.ToJsonString(), "proefdecreet", "proberen");
        await world.As<DecideRegels>(b).ApproveAsync("wep-2008", versie, 1);
        await Assert.ThrowsAsync<FlowRefused>(() => world.As<PublishFlow>(co).RunAsync("nazorg", bord["nazorg"], "nazorg@1"));
        await world.As<DecideRegels>(c).ApproveAsync("wep-2008", versie, 2);

        Assert.Equal(["wep-2008@lwb-1@2"], (await world.As<PublishFlow>(co).RunAsync("nazorg", bord["nazorg"], "nazorg@1")).Versies);
    }
}
