using System.Globalization;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Agenda;

/// <summary>When an afspraak is, as people say it: a local day and hour in Europe/Brussels, and how long. It lies within that day.</summary>
/// <param name="Minuten">How long, as a clock on the wall does not always show it: an hour at the change of the clock is still sixty minutes.</param>
internal readonly record struct Tijdvak(DateOnly Dag, TimeOnly Uur, int Minuten)
{
    public const int LeastMinuten = 5;
    public const int MostMinuten = 600;

    private const int FirstYear = 2000;
    private const int LastYear = 2199;

    public DateTimeOffset Van => BrusselsTime.At(Dag, Uur)!.Value;

    public DateTimeOffset Tot => Van.AddMinutes(Minuten);

    /// <summary>The local time at which it ends.</summary>
    public TimeOnly Einde => BrusselsTime.TimeOf(Tot);

    /// <summary>"10.00 tot 11.00 uur", and which of the two when autumn gives the hour twice.</summary>
    public string Uren => $"{Text(Uur)} tot {Text(Einde)} uur{(BrusselsTime.IsTwice(Dag, Uur) ? " (de eerste keer, in de zomertijd)" : "")}";

    public bool Overlaps(Tijdvak ander) => Van < ander.Tot && ander.Van < Tot;

    /// <summary>What was typed, when it can be.</summary>
    /// <param name="uur">Such as <c>9:30</c>, <c>09.30</c> or <c>9</c>.</param>
    /// <exception cref="RuleBroken">Something is missing, or that day, hour or length cannot be.</exception>
    public static Tijdvak Read(DateOnly? dag, string? uur, int? minuten)
    {
        if (dag is not { } op)
            throw new RuleBroken("Vul de dag in.", "Dag");
        if (op.Year is < FirstYear or > LastYear)
            throw new RuleBroken("Kijk het jaar na.", "Dag");
        if (!TimeOnly.TryParseExact((uur ?? "").Trim().Replace('.', ':'), ["H:mm", "HH:mm", "HH:mm:ss", "%H"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var om))
            throw new RuleBroken("Vul het uur in. Bijvoorbeeld 9:30.", "Uur");
        if (minuten is not (>= LeastMinuten and <= MostMinuten))
            throw new RuleBroken($"Vul in hoeveel minuten het duurt: {LeastMinuten} tot {MostMinuten}.", "Minuten");
        if (BrusselsTime.At(op, om) is not { } van)
            throw new RuleBroken($"Op {Datum.Lang(op)} bestaat {Text(om)} uur niet: de klok springt dan van 2 naar 3 uur. Kies een ander uur.", "Uur");
        return van.AddMinutes(minuten.Value) <= BrusselsTime.StartOf(op.AddDays(1))
            ? new(op, om, minuten.Value)
            : throw new RuleBroken("De afspraak duurt tot na middernacht. Kies een vroeger uur, of minder minuten.", "Minuten");
    }

    /// <summary>"9.30"</summary>
    public static string Text(TimeOnly uur) => $"{uur.Hour}.{uur.Minute:00}";
}
