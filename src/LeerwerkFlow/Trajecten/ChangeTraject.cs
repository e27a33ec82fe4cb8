using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>A change of plan that a person asks for; each becomes one stimulus, so that previewing and doing are the same step.</summary>
public abstract record Wijziging
{
    internal abstract Stimulus Make(FlowState state, DateTimeOffset now, DateOnly vandaag);

    /// <summary>Early exit of the whole traject; the reason is no part of it (S5).</summary>
    /// <param name="Einde">Last day of the werkervaring. During nazorg the werkervaring has ended already and this changes nothing.</param>
    public sealed record Stop(DateOnly Einde, bool NazorgAangeboden) : Wijziging
    {
        internal override Stimulus Make(FlowState state, DateTimeOffset now, DateOnly vandaag)
        {
            var feiten = Set(("nazorgAangeboden", Feit.JaNee(NazorgAangeboden)));
            return new Interrupt(
                now, vandaag, state.Scopes.ContainsKey("nazorg") ? feiten : feiten.SetItem("einde", Feit.Datum(Einde)), Interrupts.Stopgezet, Buitenste: true);
        }
    }

    /// <summary>A job was found before the planned end.</summary>
    /// <param name="Einde">Last day of the werkervaring.</param>
    /// <param name="WerkStart">First day in the new job.</param>
    /// <param name="Uitkomst"><c>WERK_NEC</c> or <c>WERK_SE</c>.</param>
    public sealed record Job(DateOnly Einde, DateOnly WerkStart, string Uitkomst) : Wijziging
    {
        internal override Stimulus Make(FlowState state, DateTimeOffset now, DateOnly vandaag) => new Interrupt(
            now,
            vandaag,
            Set(("einde", Feit.Datum(Einde)), ("werk", Feit.JaNee(true)), ("werk.start", Feit.Datum(WerkStart)), ("uitkomst", Feit.Code(Uitkomst))),
            Interrupts.JobGevonden,
            Buitenste: false);
    }

    /// <summary>Extension after a decision of VDAB.</summary>
    /// <param name="Maanden">Total length in months, at most 18 (B 3.1).</param>
    public sealed record Verleng(int Maanden) : Wijziging
    {
        internal override Stimulus Make(FlowState state, DateTimeOffset now, DateOnly vandaag)
        {
            var nu = state.Feiten.GetValueOrDefault("lengte")?.AsGetal ?? 0;
            if (Maanden > 18)
                throw new RuleBroken("Een werkervaring duurt samen met de verlenging ten hoogste 18 maanden.", "Maanden");
            if (Maanden <= nu)
                throw new RuleBroken($"De werkervaring duurt nu al {nu} maanden. Geef de totale duur na de verlenging.", "Maanden");
            return new Change(now, vandaag, Set(("lengte", Feit.Getal(Maanden))));
        }
    }

    /// <summary>Suspension; both days count, without <paramref name="Tot"/> it stays open. The reason is no part of it (S5).</summary>
    /// <param name="EindeSchuift">The end moves by the suspended days, as when the authority suspends a whole measure; otherwise only an extension moves it (OD-09).</param>
    public sealed record Schors(DateOnly Van, DateOnly? Tot, bool EindeSchuift = false) : Wijziging
    {
        internal override Stimulus Make(FlowState state, DateTimeOffset now, DateOnly vandaag) =>
            new Change(now, vandaag, EindeSchuift && Tot is { } tot ? Later(state, Van, tot) : Stimuli.NoFeiten, [.. state.Opschortingen, new Opschorting(Van, Tot)]);
    }

    /// <summary>Resumes after an open suspension; <paramref name="Tot"/> is its last day.</summary>
    /// <param name="EindeSchuift">As of <see cref="Schors"/>.</param>
    public sealed record Hervat(DateOnly Tot, bool EindeSchuift = false) : Wijziging
    {
        internal override Stimulus Make(FlowState state, DateTimeOffset now, DateOnly vandaag) => new Change(
            now,
            vandaag,
            EindeSchuift ? Later(state, state.Opschortingen.First(o => o.Tot is null).Van, Tot) : Stimuli.NoFeiten,
            [.. state.Opschortingen.Select(o => o.Tot is null ? o with { Tot = Tot } : o)]);
    }

    /// <summary>A suspension that should not have been: it goes, and so does what it added to the end. What happened meanwhile stays (kernel law 4).</summary>
    public sealed record Ontschors(Opschorting Weg, bool EindeSchuift) : Wijziging
    {
        internal override Stimulus Make(FlowState state, DateTimeOffset now, DateOnly vandaag)
        {
            if (!state.Opschortingen.Contains(Weg))
                throw new RuleBroken("Deze schorsing staat hier niet meer zo: iemand wijzigde ze al. Bekijk dit traject apart.");
            var feiten = Stimuli.NoFeiten;
            if (EindeSchuift && Weg.Tot is { } tot && Erbij(state, Weg.Van, tot) is { } erbij && state.Feiten.GetValueOrDefault("einde") is { Soort: FeitSoort.Formule } einde)
            {
                if (!einde.Tekst.EndsWith(erbij, StringComparison.Ordinal))
                    throw new RuleBroken("Het einde is intussen nog op een andere manier verschoven. Bekijk dit traject apart.");
                feiten = Set(("einde", einde with { Tekst = einde.Tekst[..^erbij.Length] }));
            }

            return new Change(now, vandaag, feiten, [.. state.Opschortingen.Where(o => o != Weg)]);
        }
    }

    /// <summary>The start was another day than was written.</summary>
    public sealed record Begindatum(DateOnly Start) : Wijziging
    {
        internal override Stimulus Make(FlowState state, DateTimeOffset now, DateOnly vandaag) => new Change(now, vandaag, Set(("start", Feit.Datum(Start))));
    }

    // The end keeps its formula, so that a corrected start or an extension still moves it. One that is a date (a stop, a new job) stands.
    private static SortedMap<Feit> Later(FlowState state, DateOnly van, DateOnly tot) =>
        state.Feiten.GetValueOrDefault("einde") is { Soort: FeitSoort.Formule } einde && Erbij(state, van, tot) is { } erbij
            ? Set(("einde", einde with { Tekst = einde.Tekst + erbij }))
            : Stimuli.NoFeiten;

    private static string? Erbij(FlowState state, DateOnly van, DateOnly tot) =>
        StepRows.Fact(state, "start") is { } start && tot >= start ? $" + {tot.DayNumber - (van > start ? van : start).DayNumber + 1} dagen" : null;

    private static SortedMap<Feit> Set(params ReadOnlySpan<(string Naam, Feit Feit)> feiten)
    {
        var set = Stimuli.NoFeiten.ToBuilder();
        foreach (var (naam, feit) in feiten)
            set[naam] = feit;
        return set.ToImmutable();
    }
}

/// <summary>Makes a change of plan, or shows what it would do first.</summary>
public sealed class ChangeTraject(Db db, Klok klok, FlowVersies versies, AdvanceTraject advance)
{
    /// <param name="revisie">The revision that the person saw; another one is refused.</param>
    /// <exception cref="RuleBroken">The change is not possible; nothing was written.</exception>
    /// <exception cref="Moved">Somebody else changed the traject first.</exception>
    public Task RunAsync(string traject, long revisie, Wijziging wijziging, string actor, IEnumerable<Statement>? alongside = null, CancellationToken ct = default) =>
        advance.RunAsync(
            traject,
            (row, state) => row.Revisie == revisie ? Make(wijziging, state) : throw new Moved(),
            actor,
            alongside,
            ct);

    /// <summary>What the change would do: the same step, not written.</summary>
    /// <exception cref="RuleBroken">The change is not possible.</exception>
    public async Task<IReadOnlyList<Gevolg>> PreviewAsync(string traject, Wijziging wijziging, CancellationToken ct = default)
    {
        // zicht: the page that asks has checked who may see this traject.
        var row = await db.FindAsync<TrajectRow>($"SELECT {TrajectRow.Columns} FROM traject t WHERE t.id = @traject", new { traject }, ct) ?? throw new NotFound();
        return Preview(row, await versies.GetAsync(row.Flowversie), wijziging);
    }

    /// <summary>The same for a traject that was read already.</summary>
    /// <exception cref="RuleBroken">The change is not possible.</exception>
    public IReadOnlyList<Gevolg> Preview(TrajectRow row, FlowVersie versie, Wijziging wijziging)
    {
        var before = row.State();
        try
        {
            var result = Play.Next(versie.Flows, before, Make(wijziging, before));
            return [.. Gevolgen.OfFeiten(versie.Flows, before, result.State), .. Gevolgen.OfEffects(versie.Flows, before, result)];
        }
        catch (FlowFault fault)
        {
            throw new RuleBroken(fault.Message);
        }
    }

    private Stimulus Make(Wijziging wijziging, FlowState state)
    {
        Wijzigingen.Check(wijziging, state, klok.Vandaag);
        return wijziging.Make(state, klok.Now, klok.Vandaag);
    }
}
