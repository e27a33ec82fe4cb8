using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Bench.Guardrails.Orakel;

/// <summary>Chance that plays path after path: some try every turn of the toeleiding, others go deep, and many of those stop early somewhere, in any phase.</summary>
/// <param name="nadruk">The flow in which to look hardest; null: everywhere alike.</param>
public sealed class Toeval(Random random, FlowSet flows, string? nadruk = null) : Keuzes(random)
{
    private const string TijdensTbs = "tbs";

    private readonly string[] fasen = [.. flows.Get(Bundel.Top).Steps.Where(s => s.Type == "Leerwerk.Fase").Select(s => s.Id)];
    private string? naam;
    private string? fase;
    private int nog;
    private bool isTraag;
    private bool isLang;

    /// <summary>Begins another path.</summary>
    /// <returns>The day on which it begins.</returns>
    public DateOnly Plan()
    {
        var (dwars, stopt) = nadruk switch
        {
            "toeleiding" => (0.7, 0.15),
            "wep-2008" => (0.15, 0.7),
            null => (0.3, 0.4),
            _ => (0.1, 0.35),
        };
        Dwars = Random.NextDouble() < dwars ? 0.5 : 0.02;
        naam = Random.NextDouble() > stopt ? null : Random.Next(2) == 0 ? Interrupts.Stopgezet : Interrupts.JobGevonden;
        (isTraag, isLang) = (Random.Next(6) == 0, Random.NextDouble() < (nadruk is "tbs" or "sollicitatie" ? 0.7 : 0.2));
        Aim();
        return new DateOnly(2009, 1, 5).AddDays(Random.Next(1000));
    }

    public override string? Onderbreking(FlowState state, IEnumerable<string> mogelijk)
    {
        if (naam is null || !IsThere(state) || nog-- > 0 || !mogelijk.Contains(naam))
            return null;
        var nu = naam;

        // Now and then a second time: nazorg stops early too.
        naam = Random.Next(5) == 0 ? Interrupts.Stopgezet : null;
        Aim();
        return nu;
    }

    // A path on which everybody is late: attests grow old, VDAB is asked again.
    public override string Uitkomst(OpenWait wait, IReadOnlyList<string> opties) =>
        isTraag && wait.Flow == "toeleiding" && opties.FirstOrDefault(o => o is "TeLaat" or "Opnieuw") is { } laat && Random.Next(10) < 6 ? laat : base.Uitkomst(wait, opties);

    public override double Deel(OpenWait? wait) => isTraag && Random.Next(6) > 0 ? 1 : base.Deel(wait);

    // A long path with one TBS after another.
    public override bool Ja(string feit, double kans = 0.5) => base.Ja(feit, (isLang, feit) switch
    {
        (true, "tbs.voorstel") => 0.8,
        (true, "tbs.einde") => 0.05,
        _ => kans,
    });

    public override int Getal(string feit, int van, int tot) => isLang && Random.Next(4) > 0 ? tot : base.Getal(feit, van, tot);

    public override DateOnly Dag(string feit, DateOnly van, DateOnly tot) => (isLang, feit) switch
    {
        (true, "tbs.voorstel" or "tbs.start") when Random.Next(4) > 0 => van,
        (true, "tbs.einde") when Random.Next(4) > 0 => van.AddDays((tot.DayNumber - van.DayNumber) * Random.Next(60, 101) / 100),
        _ => base.Dag(feit, van, tot),
    };

    private bool IsThere(FlowState state) => fase switch
    {
        null => true,
        TijdensTbs => state.Feiten.TryGetValue("tbs.loopt", out var loopt) && loopt.Tekst == "ja",
        _ => state.Scopes.ContainsKey(fase),
    };

    private void Aim() => (fase, nog) = Random.Next(4) == 0 ? (TijdensTbs, Random.Next(6)) : (fasen.Length == 0 ? null : fasen[Random.Next(fasen.Length)], Random.Next(4) == 0 ? Random.Next(60) : Random.Next(12));
}
