using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Bench.Guardrails.Orakel;

/// <summary>Everything that chance or a person decides on a path. This one is plain chance, leaning to outcomes that were taken least and to the ends of every range.</summary>
public class Keuzes(Random random)
{
    // What sends a person home before the work begins: taken less, or few paths would ever reach nazorg.
    private static readonly HashSet<string> Weg = ["ZietAf", "NietGekomen", "NietGetekend", "GeenPlaats", "Negatief", "Stoppen", "NietAanvragen", "Geweigerd", "TeLaat"];

    private readonly Dictionary<string, int> taken = [];

    protected Random Random => random;

    /// <summary>How often the toeleiding tries what was tried least; 0 plays nearly every path on to the work.</summary>
    protected double Dwars { get; set; } = 0.1;

    public virtual string Uitkomst(OpenWait wait, IReadOnlyList<string> opties)
    {
        var toeleiding = wait.Flow == "toeleiding";
        var gekozen = random.NextDouble() < (toeleiding ? Dwars : 0.4) ? opties.MinBy(o => (Taken(wait, o), random.Next())) : opties[toeleiding ? Weighed(opties) : random.Next(opties.Count)];
        taken[$"{wait.Flow}/{wait.Stap}:{gekozen}"] = Taken(wait, gekozen!) + 1;
        return gekozen!;
    }

    /// <summary>How far into its term something is done: 0 at once, 1 on the last day.</summary>
    public virtual double Deel(OpenWait? wait) => random.Next(10) switch
    {
        < 4 => 0,
        < 7 => 1,
        _ => random.NextDouble(),
    };

    /// <summary>True to leave a task or a message for later, also after its last day, as long as anything else can happen.</summary>
    public virtual bool Uitgesteld(OpenWait wait) => false;

    public virtual bool Ja(string feit, double kans = 0.5) => random.NextDouble() < kans;

    /// <summary>Whether an optional block is on; each partner switches its own.</summary>
    public virtual bool Blok(string naam, bool standaard) => random.Next(5) == 0 ? random.Next(2) == 0 : standaard;

    /// <summary>The answer of a rule of the domain; <paramref name="echt"/> is the true one.</summary>
    public virtual bool Controle(OpenWait wait, bool echt) => echt;

    public virtual T Een<T>(string feit, IReadOnlyList<T> opties) => opties[random.Next(opties.Count)];

    public virtual int Getal(string feit, int van, int tot) => random.Next(4) switch
    {
        0 => van,
        1 => tot,
        _ => random.Next(van, tot + 1),
    };

    public virtual DateOnly Dag(string feit, DateOnly van, DateOnly tot) => van.AddDays((int)Math.Round(Deel(null) * (tot.DayNumber - van.DayNumber)));

    /// <summary>The interrupt to raise now, one that the traject accepts; null: none.</summary>
    public virtual string? Onderbreking(FlowState state, IEnumerable<string> mogelijk) => null;

    /// <summary>A change of plan that a person makes now, beside the flow; null: none.</summary>
    public virtual SortedMap<Feit>? Wijziging(FlowState state, DateOnly dag) => null;

    /// <summary>Told of every step of the path; true when the path need not go on.</summary>
    public virtual bool See(Zet zet) => false;

    private int Taken(OpenWait wait, string uitkomst) => taken.GetValueOrDefault($"{wait.Flow}/{wait.Stap}:{uitkomst}");

    private int Weighed(IReadOnlyList<string> opties)
    {
        var good = Enumerable.Range(0, opties.Count).Where(i => !Weg.Contains(opties[i])).ToList();
        return good.Count == 0 || random.NextDouble() < 0.03 ? random.Next(opties.Count) : good[random.Next(good.Count)];
    }
}
