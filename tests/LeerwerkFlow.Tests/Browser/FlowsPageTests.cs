using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Tests.Kernel;
using static LeerwerkFlow.Tests.Ontwerp.Api.DesignerBrowser;

namespace LeerwerkFlow.Tests.Browser;

/// <summary>The list of flows, with something that waits for a second person.</summary>
public sealed class FlowsPageTests
{
    [Fact]
    public async Task The_list_of_flows_reads_well_at_every_width()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true, settings: "--Ontwerp:TweedePersoon=true");
        await world.Get<ImportFlows>().RunAsync(FlowFiles.Folder, "test");
        var nora = await world.AddMedewerkerAsync("nora", "coordinator");
        await world.AddMedewerkerAsync("milan", "coordinator");
        var rust = new Teken("rustpunt").Stap("begin", "Elsa.Start").Taak("praat").Stap("klaar", "Elsa.Complete", ("outcomes", new[] { "Klaar" })).Pijl("begin", "praat", "Done").Pijl("praat", "klaar");
        await world.As<SaveFlowConcept>(nora).RunAsync("rustpunt", Drawn(rust), null);
        await world.As<PlaceOpmerking>(nora).RunAsync("rustpunt", "praat", "Is een half uur genoeg?");
        var iup = (await world.Get<Definities>().LatestAsync("lwb-1")).Single(d => d.Id == "iup");
        var concept = await world.As<SaveFlowConcept>(nora).RunAsync("iup", iup.Bron.DeepClone().AsObject(), iup.VersieId);
        await world.Db.WriteAsync([.. Publicatievraag.Ask(new("iup", "lwb-1", "", concept.Revisie!.Value, "nora", world.Klok.Now), "Het IUP komt een week vroeger.", "nora", world.Klok.Now)]);
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.SignInAsync("milan");

        await browser.GoAsync("/ontwerp");

        await browser.ShotAsync("flows");
    }
}
