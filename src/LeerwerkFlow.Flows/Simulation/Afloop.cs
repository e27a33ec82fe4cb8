using System.Collections.Immutable;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Simulation;

/// <summary>What a line of an <see cref="Afloop"/> is about.</summary>
public enum Feitelijk
{
    /// <summary>A Fase began; its code is the flow that it plays.</summary>
    FaseBegonnen,

    /// <summary>A Fase was left by an outcome.</summary>
    FaseVerlaten,

    /// <summary>A milestone was reached on its date.</summary>
    Mijlpaal,

    /// <summary>A notification was queued, with its wire outcome or none.</summary>
    Melding,
}

/// <summary>One thing that happened. <paramref name="Pad"/> is the place of the step.</summary>
public sealed record Gebeurd(Feitelijk Soort, string Pad, string Code, DateOnly Dag, string? Uitkomst);

/// <summary>How a traject went, as far as others see it.</summary>
/// <param name="Einde">The last day on which something happened.</param>
/// <param name="Uitkomst">How it ended; null when it stands still.</param>
public sealed record Afloop(ImmutableArray<Gebeurd> Gebeurd, DateOnly Einde, string? Uitkomst)
{
    /// <summary>The lines of a kind and a code, in order.</summary>
    public IEnumerable<Gebeurd> Of(Feitelijk soort, string code) => Gebeurd.Where(g => g.Soort == soort && g.Code == code);

    /// <summary>The first date of a milestone, or null.</summary>
    public DateOnly? Mijlpaal(string code) => Of(Feitelijk.Mijlpaal, code).FirstOrDefault()?.Dag;

    /// <summary>The last wire outcome of a notification, or null.</summary>
    public string? Melding(string code) => Of(Feitelijk.Melding, code).LastOrDefault()?.Uitkomst;
}

/// <summary>Keeps what a play brings.</summary>
internal sealed class AfloopSchrijver
{
    private readonly ImmutableArray<Gebeurd>.Builder lijst = ImmutableArray.CreateBuilder<Gebeurd>();

    public void Write(IEnumerable<Effect> effects, FlowState state, DateOnly today)
    {
        foreach (var effect in effects)
        {
            if (Line(effect, state, today) is { } regel)
                lijst.Add(regel);
        }
    }

    public Afloop Finish(FlowState? state, DateOnly today) => new(lijst.ToImmutable(), today, state?.Uitkomst);

    private static Gebeurd? Line(Effect effect, FlowState state, DateOnly today) => effect switch
    {
        FaseEntered e => new(Feitelijk.FaseBegonnen, e.Pad, e.Flow, today, null),
        FaseLeft e => new(Feitelijk.FaseVerlaten, e.Pad, e.Flow, today, e.Uitkomst),
        MijlpaalReached e => new(Feitelijk.Mijlpaal, e.Pad, e.Mijlpaal, WachtDatum.Read(state, e.Datum, e.Hier).Datum ?? today, null),
        MeldingQueued e => new(Feitelijk.Melding, e.Pad, e.Mijlpaal, WachtDatum.Read(state, e.Datum, e.Hier).Datum ?? today, e.Uitkomst),
        _ => null,
    };
}
