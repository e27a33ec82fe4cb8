using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Documenten.Kaarten;

/// <summary>
/// What stands on the card of a deelnemer: where am I, what comes next, who is my coach, what to bring. All words come from the flow (the inputs <c>kaart…</c> of its fasen and taken)
/// and none from a dossier: a card says the same of an end that was planned and of one that was not, and of a suspension only that there is one.
/// </summary>
/// <param name="Coach">First name, or null.</param>
/// <param name="Weg">The fasen in order; empty when there is nothing to show on the way.</param>
internal sealed record Kaart(string Voornaam, string? Coach, string? Telefoon, KaartStand Stand, IReadOnlyList<KaartFase> Weg, IReadOnlyList<KaartStap> Straks)
{
    private const int Most = 3;

    /// <summary>The fase that the person is in, or null.</summary>
    public KaartFase? Hier => Weg.FirstOrDefault(f => f.Waar == "nu");

    public IEnumerable<string> Mee => Straks.Select(s => s.Mee).OfType<string>().Distinct();

    /// <param name="afspraak">The day that a form keeps (<c>formulier.veld</c>), where the flow knows no fact of that name.</param>
    public static Kaart Of(string voornaam, string? coach, string? telefoon, FlowVersie versie, FlowState state, DateOnly vandaag, Func<string, DateOnly?> afspraak)
    {
        var stand = state.IsEnded ? KaartStand.Klaar : state.Opschortingen.Any(o => o.Van <= vandaag && (o.Tot is not { } tot || tot >= vandaag)) ? KaartStand.Stil : KaartStand.Loopt;
        var straks = stand == KaartStand.Loopt ? Next(versie, state, vandaag, afspraak) : [];
        return new(voornaam, coach?.Split(' ')[0], telefoon, stand, stand == KaartStand.Klaar ? [] : Way(versie, state), straks);
    }

    // By the order in which they are drawn, not by what happened: a fase that was passed over looks like the others.
    private static IReadOnlyList<KaartFase> Way(FlowVersie versie, FlowState state)
    {
        var fasen = versie.Flows.Get(versie.Flow).Steps.Where(s => s.Type == "Leerwerk.Fase").ToList();
        var hier = fasen.FindLastIndex(f => state.Scopes.ContainsKey(f.Id));
        return hier < 0 ? [] : [.. fasen.Select((f, n) => new KaartFase(f.Text("kaart") ?? f.Titel, f.Text("kaartUitleg"), n < hier ? "voorbij" : n == hier ? "nu" : "straks"))];
    }

    // What stands open first, then what is to come; of the same sentence the first day.
    private static List<KaartStap> Next(FlowVersie versie, FlowState state, DateOnly vandaag, Func<string, DateOnly?> afspraak)
    {
        var open = state.Waits.Values.Where(w => w.Soort == WaitSoort.Taak).Select(w => (Step: versie.Flows.Get(w.Flow).GetStep(w.Stap), Dag: WachtDatum.Of(state, w).Datum, Hoe: "ten laatste op"));
        var later = Expect.From(versie.Flows, state, vandaag).Where(v => v.Soort == "taak").Select(v => (Step: Fasen.FindStep(versie, v.Pad), Dag: (DateOnly?)v.Datum, Hoe: "rond"));
        return [.. open.Select(s => ((Step?)s.Step, s.Dag, s.Hoe)).Concat(later)
            .Where(s => s.Item1?.Text("kaart") is not null).Select(s => Line(s.Item1!, s.Dag, s.Hoe)).DistinctBy(s => s.Zin).Take(Most).OrderBy(s => s.Dag ?? vandaag)];

        KaartStap Line(Step step, DateOnly? dag, string hoe)
        {
            var afgesproken = step.Text("kaartDag") is { } naam ? StepRows.Fact(state, naam) ?? afspraak(naam) : null;
            if (afgesproken >= vandaag)
                (dag, hoe) = (afgesproken, "op");
            return new(step.Text("kaart")!, dag >= vandaag ? dag : null, dag >= vandaag ? $"{hoe} {Datum.Lang(dag.Value)}" : null, step.Text("kaartMee"));
        }
    }
}

/// <summary>Whether the traject runs, stands still, or is over.</summary>
internal enum KaartStand
{
    Loopt,
    Stil,
    Klaar,
}

/// <summary>A fase on the way. <paramref name="Waar"/>: <c>voorbij</c>, <c>nu</c> or <c>straks</c>.</summary>
internal sealed record KaartFase(string Naam, string? Uitleg, string Waar);

/// <summary>Something to come. <paramref name="Wanneer"/>: the day in words ("op", "ten laatste op", "rond"); null when the coach still says it.</summary>
internal sealed record KaartStap(string Zin, DateOnly? Dag, string? Wanneer, string? Mee);
