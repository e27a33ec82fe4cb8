using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Inbox;

/// <summary>One day of a taak.</summary>
/// <param name="Waarom">Dutch: why it is that day, as <see cref="DatumUitleg.Waarom"/>.</param>
public sealed record TaakDag(DateOnly Dag, string Waarom);

/// <summary>The days of a taak; null where it has none.</summary>
/// <param name="Termijn">The last day, which still counts.</param>
/// <param name="Streefdag">The day to aim at: the step's <c>herinnering</c>, or else two werkdagen before the last day, but never before the taak was there.</param>
/// <param name="Opvolging">The day on which somebody asks: the step's <c>escalatie</c>, or else the first werkdag after the last day. For a message that is awaited: two werkdagen before it.</param>
public sealed record TaakDagen(TaakDag? Termijn, TaakDag? Streefdag, TaakDag? Opvolging)
{
    private const int Speling = 2;

    public static readonly TaakDagen Geen = new(null, null, null);

    /// <param name="set">What the step itself says of reminding and escalating; null where it says nothing.</param>
    /// <param name="geopend">The local day on which the taak was there.</param>
    public static TaakDagen Of(PostvakRegel regel, (TaakDag? Herinnering, TaakDag? Escalatie) set, DateOnly geopend)
    {
        if (regel.Termijn is not { } laatste)
            return new(null, set.Herinnering, set.Escalatie);

        var termijn = new TaakDag(laatste, string.IsNullOrEmpty(regel.Waarom) ? $"gevraagd op {Web.Datum.Cijfers(geopend)}" : regel.Waarom);
        return regel.Soort == "bericht"
            ? new(termijn, null, Before(laatste, geopend))
            : new(termijn, set.Herinnering ?? Before(laatste, geopend), set.Escalatie ?? Counted(laatste, 1));
    }

    /// <summary>The two days that a step sets, read over the traject as it is now.</summary>
    /// <param name="stap">The step that waits, with its wait; null for a taak without one.</param>
    internal static (TaakDag? Herinnering, TaakDag? Escalatie) Set(PostvakRegel regel, (Step Stap, OpenWait Wait, FlowState State)? stap) =>
        (One(regel.Herinnering, "herinnering", stap), One(regel.Escalatie, "escalatie", stap));

    private static TaakDag? One(DateOnly? rij, string invoer, (Step Stap, OpenWait Wait, FlowState State)? stap)
    {
        if (rij is not { } dag)
            return null;
        if (stap is not var (tekening, wait, state) || tekening.Text(invoer) is not { } formule)
            return new(dag, "zo staat het bij dit soort taak");

        var uitleg = WachtDatum.Read(state, formule, wait.Hier, wait.Beurt, wait.LooptDoor);
        return uitleg.Datum is { } nu ? new(nu, uitleg.Waarom) : null;
    }

    private static TaakDag Before(DateOnly laatste, DateOnly geopend) => Counted(laatste, -Speling) is { } streef && streef.Dag >= geopend
        ? streef
        : new(geopend < laatste ? geopend : laatste, $"meteen: de taak kwam op {Web.Datum.Cijfers(geopend)} en de laatste dag is {Web.Datum.Cijfers(laatste)}");

    private static TaakDag Counted(DateOnly laatste, int werkdagen)
    {
        var dag = Werkdagen.Add(laatste, werkdagen);
        return new(dag, $"laatste dag {Web.Datum.Cijfers(laatste)} {(werkdagen < 0 ? '−' : '+')} {(Math.Abs(werkdagen) == 1 ? "1 werkdag" : $"{Math.Abs(werkdagen)} werkdagen")} = {Web.Datum.Cijfers(dag)}");
    }
}
