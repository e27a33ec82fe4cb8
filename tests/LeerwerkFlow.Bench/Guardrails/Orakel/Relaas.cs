using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Bench.Guardrails.Orakel;

/// <summary>Something that happened on a path; <paramref name="Nr"/> counts through the whole path.</summary>
internal sealed record Punt<T>(int Nr, Zet Zet, T Wat);

/// <summary>A task, a message, a document or a question that was closed.</summary>
internal sealed record Afgedaan(OpenWait Wait, Step Step, string Uitkomst)
{
    public bool IsTaak(string formulier) => Wait.Soort == WaitSoort.Taak && Step.Text("formulier") == formulier;

    public bool IsBericht(string soort) => Wait.Soort == WaitSoort.Bericht && Step.Text("soort") == soort;
}

/// <summary>A path told as a list of what counts for the law.</summary>
internal sealed class Relaas
{
    public Relaas(Wandeling wandeling)
    {
        Wandeling = wandeling;
        Punten = [.. wandeling.Zetten.SelectMany(z => z.Effects.Select(e => (z, e))).Select((p, nr) => new Punt<Effect>(nr, p.z, p.e))];
        Afgedaan = [.. Of<WaitClosed>().Select(p => new Punt<Afgedaan>(p.Nr, p.Zet, new(p.Wat.Wait, wandeling.Flows.Get(p.Wat.Wait.Flow).GetStep(p.Wat.Wait.Stap), p.Wat.Uitkomst)))];
        Mijlpalen = [.. Of<MijlpaalReached>()];
        Fasen = [.. Of<FaseEntered>()];
        Verlaten = [.. Of<FaseLeft>()];
        Onderbroken = wandeling.Zetten.FirstOrDefault(z => z.Stimulus is Interrupt);
        var werk = Mijlpalen.Where(m => m.Wat.Mijlpaal == "WERKERVARING_GESTART").Select(m => (m.Nr, m.Zet))
            .Concat(Fasen.Where(f => f.Wat.Flow is "werkervaring" or "sollicitatie").Select(f => (f.Nr, f.Zet))).OrderBy(p => p.Nr).FirstOrDefault();
        Werkt = werk.Zet is null ? null : new(werk.Nr, werk.Zet, "werk");
    }

    public Wandeling Wandeling { get; }

    public IReadOnlyList<Punt<Effect>> Punten { get; }

    public IReadOnlyList<Punt<Afgedaan>> Afgedaan { get; }

    public IReadOnlyList<Punt<MijlpaalReached>> Mijlpalen { get; }

    public IReadOnlyList<Punt<FaseEntered>> Fasen { get; }

    public IReadOnlyList<Punt<FaseLeft>> Verlaten { get; }

    /// <summary>The first interrupt; null: the path ran its course.</summary>
    public Zet? Onderbroken { get; }

    /// <summary>Where the werkervaring begins on this path; null: it never did.</summary>
    public Punt<string>? Werkt { get; }

    public bool IsAfgelopen => Wandeling.Gestrand is null;

    public FlowState Slot => Wandeling.Zetten[^1].Staat;

    /// <summary>A path with a werkervaring and an end, and no early exit.</summary>
    public bool IsGewoon => IsAfgelopen && Onderbroken is null && Werkt is not null;

    public IEnumerable<Punt<T>> Of<T>()
        where T : Effect => Punten.Where(p => p.Wat is T).Select(p => new Punt<T>(p.Nr, p.Zet, (T)p.Wat));

    /// <summary>Where a milestone of this code is reached first; null: nowhere.</summary>
    public Punt<MijlpaalReached>? First(string code) => Mijlpalen.FirstOrDefault(m => m.Wat.Mijlpaal == code);

    /// <summary>The date that the milestone is reported with.</summary>
    public static DateOnly? DatumOf(Punt<MijlpaalReached> mijlpaal) => Datums.Read(mijlpaal.Zet.Staat, mijlpaal.Wat.Datum, mijlpaal.Wat.Hier);

    /// <summary>The last day that the months of a length allow, from the start.</summary>
    public static DateOnly? Fact(Zet zet, string naam) => Datums.Fact(zet.Staat, naam);

    public bool Was(string feit, string waarde) => Slot.Feiten.TryGetValue(feit, out var f) && f.Tekst == waarde;
}
