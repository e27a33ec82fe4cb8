using System.Text.Json.Nodes;
using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Demo;

/// <summary>
/// The fictitious people of the demo, made by playing flows in simulated time through the same door as real work. The same seed on the same day gives the same
/// house: names, phases, dates, answers; only technical ids of rows differ.
/// </summary>
internal sealed class DemoPeople(
    Db db, Klok klok, Kluis kluis, DemoHouse house, AccessOptions access, FlowVersies versies, Controles controles, IEnumerable<IEffectWriter> writers, Formulieren formulieren,
    WakeDue wake)
{
    public const int Zaad = 2008;

    private const string Flow = "wep-2008";

    /// <summary>Fills an empty house.</summary>
    /// <returns>Forms that did not accept what the demo filled in; none when all is well.</returns>
    public async Task<IReadOnlyCollection<string>> MakeAsync(int aantal, int zaad = Zaad, CancellationToken ct = default)
    {
        await db.WriteAsync([.. DemoAccounts.Rows(access)], ct);
        var plekken = await house.BuildAsync(ct);
        var versie = await versies.NewestAsync(Flow, null);
        var vandaag = klok.Vandaag;
        var answers = new DemoAnswers(db, kluis, formulieren, zaad, klok.Now);
        var bronnen = Bronnen();

        HashSet<(string, string)> namen = [];
        List<(DemoMens Mens, Scenario Scenario)> mensen = [];
        foreach (var doel in DemoPlan.Make(aantal, zaad, vandaag))
        {
            var scenario = DemoScenario.Make(versie, bronnen[doel.Scenario], doel, zaad, vandaag);
            mensen.Add((await StartAsync(doel, scenario, plekken, namen, zaad, vandaag, ct), scenario));
        }

        await Task.WhenAll(mensen.Select(m => Task.Run(() => PlayAsync(m.Mens, m.Scenario, answers, ct), ct)));
        await wake.RunAsync(ct);
        return answers.Refused;
    }

    private static Dictionary<string, JsonObject> Bronnen() => Directory.GetFiles(Path.Combine(FlowFiles.Folder, "scenarios"), "*.json")
        .ToDictionary(p => Path.GetFileNameWithoutExtension(p), p => JsonNode.Parse(File.ReadAllText(p))!.AsObject());

    private async Task<DemoMens> StartAsync(
        DemoDoel doel, Scenario scenario, IReadOnlyList<DemoPlek> plekken, HashSet<(string, string)> namen, int zaad, DateOnly vandaag, CancellationToken ct)
    {
        var lot = Lot.Of(zaad, $"mens/{doel.Nr}");
        var organisatie = DemoAccounts.Organisaties[doel.Organisatie];
        var plek = plekken.Where(p => p.Organisatie == organisatie).ElementAt(doel.Plek);
        var coach = DemoAccounts.Coach(doel.Organisatie, doel.Coach).Id;
        var (voornaam, naam) = DemoNames.Person(lot, namen);
        var contact = new Contact(
            DemoNames.Telefoon(lot), $"{Slug.Of(voornaam)}.{Slug.Of(naam)}@voorbeeld.example", DemoNames.Straat(lot), "0000", "Nergenshuizen", vandaag.AddDays(-lot.Next(20 * 365, 58 * 365)));
        // In toeleiding half of them have no coach yet.
        var nieuw = new NieuweToeleiding(organisatie, voornaam, naam, contact, plek.Vacature, doel.Start > vandaag && doel.Nr % 2 == 0 ? null : coach, DemoNames.Trajectbegeleider(lot), Flow);
        var tijd = new Speeltijd();
        var speel = new Klok(tijd);
        var id = await new StartTraject(db, speel, kluis, versies, new Keuzeblokken(db), new AdvanceTraject(db, speel, versies, controles, writers)).RunAsync(
            nieuw,
            DemoAccounts.Coordinator(doel.Organisatie).Id,
            v =>
            {
                var begin = SimulatedWorld.Begin(v.Flows.Get(v.Flow), scenario, doel.Start);
                tijd.MoveTo(begin.Hier, TimeSpan.FromHours(9), klok.Now);
                return begin;
            },
            ct);
        return new(id, doel, plek, coach, DemoAccounts.Coordinator(doel.Organisatie).Id, tijd);
    }

    private async Task PlayAsync(DemoMens mens, Scenario scenario, DemoAnswers answers, CancellationToken ct)
    {
        var speel = new Klok(mens.Tijd);
        var play = new PlayScenario(db, versies, new AdvanceTraject(db, speel, versies, controles, writers));
        await play.RunAsync(mens.Traject, scenario, mens.Doel.Gedaan, mens.Coach, (state, move) => answers.MakeAsync(mens, state, move), ct);
    }
}
