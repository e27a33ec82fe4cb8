using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Flows.Simulation;

namespace LeerwerkFlow.Ontwerp.Api;

/// <summary>One line of a rehearsed traject.</summary>
internal sealed record Beeldregel(DateOnly Datum, string Soort, string Stap, string Code, string Titel, string Waarom);

/// <summary>Where a rehearsed traject stood after a move.</summary>
/// <param name="Open">Places of the open waits.</param>
/// <param name="Gedaan">Place of the wait that ended with the move; null for the beginning and for what came from outside.</param>
internal sealed record Beeld(DateOnly Datum, IReadOnlyList<string> Open, string? Gedaan);

/// <summary>One rehearsed traject.</summary>
/// <param name="Fout">Dutch: why it did not reach its end; null when it did.</param>
/// <param name="PerMaand">Tasks a month by role (S12).</param>
internal sealed record Tijdbeeld(string? Fout, IReadOnlyList<Beeldregel> Regels, IReadOnlyList<Beeld> Beelden, IReadOnlyDictionary<string, decimal> PerMaand);

/// <summary>A scenario on the drawing and on what is published, side by side. Fictitious (S21).</summary>
internal sealed class Rehearse(CheckConcept concept, Definities definities, Scenarios scenarios)
{
    /// <exception cref="RuleBroken">There is no such scenario.</exception>
    /// <exception cref="FlowRefused">The drawing holds what may never be kept.</exception>
    public async Task<object> RunAsync(string flow, JsonObject definitie, string scenario, DateOnly start, string? organisatie)
    {
        var gekozen = scenarios.Find(scenario) ?? throw new RuleBroken($"Het scenario “{scenario}” bestaat niet. Kies er een uit de lijst.");
        if (start.Year is < 1990 or > 2100)
            throw new RuleBroken("Kies een dag tussen 1990 en 2100.");
        var (top, read) = await concept.ReadAsync(flow, definitie, organisatie);
        var nieuw = read.Flows is { } flows ? Play(flows, top, gekozen, start) : new($"De tekening is nog niet af: {read.Findings[0]}", [], [], new Dictionary<string, decimal>());
        var published = (await definities.PublishedAsync(organisatie)).FirstOrDefault(d => d.Id == flow);
        var before = published is null ? default : await concept.ReadAsync(flow, published.Bron, organisatie);
        return new { nieuw, oud = before.Read?.Flows is { } was ? Play(was, before.Top, gekozen, start) : null };
    }

    private static Tijdbeeld Play(FlowSet flows, string top, Scenario scenario, DateOnly start)
    {
        var beelden = new List<Beeld>();
        var before = new Dictionary<string, string>();
        var played = SimulatedWorld.Rehearse(flows, top, scenario, start, (dag, move, staat) =>
        {
            beelden.Add(new(dag, [.. staat.Waits.Values.Select(w => w.Pad)], move?.Stimulus is Resume resume ? before.GetValueOrDefault(resume.Wait) : null));
            before = staat.Waits.Values.ToDictionary(w => w.Id, w => w.Pad);
        });
        var timeline = played.Timeline;
        return new(
            played.Fout,
            [.. timeline.Entries.Select(e => new Beeldregel(e.Date, e.Kind, e.Step, e.Code, e.Title, e.Why))],
            beelden,
            timeline.Taken.Keys.ToDictionary(rol => rol, timeline.PerMaand));
    }
}
