using System.Collections.Concurrent;
using System.Collections.Immutable;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Demo;

/// <summary>One fictitious person while the traject is played.</summary>
internal sealed record DemoMens(string Traject, DemoDoel Doel, DemoPlek Plek, string Coach, string Coordinator, Speeltijd Tijd);

/// <summary>What people filled in when they ended a taak of a played traject: the rows that <c>CompleteTaak</c> writes, with the facts of the form.</summary>
internal sealed class DemoAnswers(Db db, Kluis kluis, Formulieren formulieren, int zaad, DateTimeOffset laatste)
{
    private readonly ConcurrentBag<string> refused = [];

    /// <summary>Forms that did not accept their answers, each with why; none unless a form changed and this did not.</summary>
    public IReadOnlyCollection<string> Refused => refused;

    /// <summary>The move of <paramref name="mens"/> with its person, its facts and its rows.</summary>
    public async Task<Zet> MakeAsync(DemoMens mens, FlowState state, Move move)
    {
        if (move.Stimulus is not Resume resume)
        {
            mens.Tijd.MoveTo(move.Dag, TimeSpan.FromHours(9), laatste);
            return new(move.Stimulus, mens.Coach);
        }

        var lot = Lot.Of(zaad, $"antwoord/{mens.Doel.Nr}/{resume.Wait}");
        mens.Tijd.MoveTo(move.Dag, state.Waits.Values.Any(w => w.Id == resume.Wait && w.Soort == WaitSoort.Moment) ? TimeSpan.Zero : TimeSpan.FromMinutes(lot.Next(8 * 60, 17 * 60)), laatste);
        // zicht: played by the system itself.
        var taak = await db.FindAsync<Taak>(
            "SELECT id, soort, formulier, rol, revisie FROM taak WHERE traject = @Traject AND wacht = @Wait AND status = 'open'", new { mens.Traject, resume.Wait });
        return taak switch
        {
            null => new(resume, mens.Coach),
            { Soort: "bericht" } => new(resume, "vdab"),
            _ => Complete(mens, state, resume, taak, lot),
        };
    }

    private Zet Complete(DemoMens mens, FlowState state, Resume resume, Taak taak, Random lot)
    {
        var formulier = formulieren.Get(taak.Formulier);
        var context = new FormulierContext(resume.Hier)
        {
            Feiten = state.Feiten.SetItems(resume.Feiten),
            Competenties = mens.Plek.Competenties,
            Keuzelijsten = Lijsten(mens),
        };
        var post = DemoWoorden.Fill(formulier, resume.Uitkomst, context, Vast(formulier, state, resume), mens, lot);
        var antwoord = formulier.Read(post, resume.Uitkomst, context);
        if (!antwoord.InOrde)
            refused.Add($"{formulier.Naam} ({resume.Uitkomst}): {string.Join(' ', antwoord.Fouten.Values)}");

        var wie = taak.Rol == "coordinator" ? mens.Coordinator : mens.Coach;
        var nieuw = antwoord.InOrde ? antwoord.Feiten.Where(f => !resume.Feiten.ContainsKey(f.Key) && state.Feiten.GetValueOrDefault(f.Key) != f.Value) : [];
        return new(resume with { Feiten = resume.Feiten.SetItems(nieuw) }, wie, Rows(mens, taak, resume.Uitkomst, antwoord, wie, mens.Tijd.GetUtcNow()));
    }

    private IEnumerable<Statement> Rows(DemoMens mens, Taak taak, string uitkomst, FormulierAntwoord antwoord, string wie, DateTimeOffset now)
    {
        foreach (var row in TaakAntwoord.Rows(kluis, wie, mens.Traject, taak.Id, taak.Revisie, taak.Formulier, uitkomst, null, antwoord, now))
            yield return row;
        if (taak.Formulier != "coach-toewijzen")
            yield break;
        yield return new("UPDATE traject SET coach = @Coach WHERE id = @Traject", new { mens.Coach, mens.Traject });
        yield return new("UPDATE taak SET medewerker = @Coach WHERE traject = @Traject AND status = 'open' AND rol = 'coach' AND medewerker IS NULL", new { mens.Coach, mens.Traject });
    }

    // What the scenario says, else what the flow knows: a form may not contradict it.
    private static Dictionary<string, string> Vast(Formulier formulier, FlowState state, Resume resume)
    {
        Dictionary<string, string> vast = new(StringComparer.Ordinal);
        foreach (var naam in formulier.Velden.Select(v => v.Feit).OfType<string>())
        {
            if (Text(state, resume.Feiten.GetValueOrDefault(naam) ?? state.Feiten.GetValueOrDefault(naam), naam) is { } tekst)
                vast[naam] = tekst;
        }

        return vast;
    }

    private static string? Text(FlowState state, Feit? feit, string naam) => feit switch
    {
        null or { Soort: FeitSoort.Onbekend } => null,
        { Soort: FeitSoort.Formule } => WachtDatum.Read(state, naam, default).Datum is { } dag ? Feit.Datum(dag).Tekst : null,
        _ => feit.Tekst,
    };

    private static ImmutableDictionary<string, ImmutableArray<FormulierKeuze>> Lijsten(DemoMens mens) => ImmutableDictionary.CreateRange<string, ImmutableArray<FormulierKeuze>>(
    [
        new("coaches", [new(mens.Coach, mens.Coach)]), new("vacatures", [new(mens.Plek.Vacature, mens.Plek.Vacature)]),
    ]);

    private sealed record Taak(string Id, string Soort, string Formulier, string Rol, long Revisie);
}
