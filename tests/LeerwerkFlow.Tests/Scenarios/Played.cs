using System.Globalization;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Flows.Simulation;
using LeerwerkFlow.Ontwerp;

namespace LeerwerkFlow.Tests.Scenarios;

/// <summary>The shipped scenarios, played on the shipped flow.</summary>
internal static class Played
{
    private static readonly string Workflows = Path.Combine(House.SourceTree.Root, "workflows");
    private static readonly Lazy<FlowSet> Shipped = new(() => FlowFiles.Read(Workflows).Flows ?? throw new InvalidOperationException("The shipped flows have findings; run the verb verify."));

    public static FlowSet Flows => Shipped.Value;

    /// <summary>Names of the scenario files.</summary>
    public static IEnumerable<string> Names =>
        Directory.GetFiles(Path.Combine(Workflows, "scenarios"), "*.json").Select(p => Path.GetFileNameWithoutExtension(p)!).Order(StringComparer.Ordinal);

    public static Timeline Of(string scenario, string start = "2010-03-01") => Play(scenario, Text(scenario), start);

    /// <summary>Plays a scenario that is given as text.</summary>
    public static Timeline Play(string naam, string scenario, string start = "2010-03-01") =>
        SimulatedWorld.Run(Flows, "wep-2008", Scenario.Parse(naam, scenario), DateOnly.ParseExact(start, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static string Text(string scenario) => File.ReadAllText(Path.Combine(Workflows, "scenarios", scenario + ".json"));

    /// <summary>Dates of the lines of a kind and code, in order.</summary>
    public static string[] Dates(this Timeline timeline, string kind, string code) => [.. timeline.Entries.Where(e => e.Kind == kind && e.Code == code).Select(e => Iso(e.Date))];

    /// <summary>Dates of the waits with a timer code, in order.</summary>
    public static string[] Timer(this Timeline timeline, string code) => timeline.Dates("wacht", code);

    /// <summary>Every milestone as <c>yyyy-MM-dd CODE</c>, in order; the talks of nazorg apart.</summary>
    public static string[] Mijlpalen(this Timeline timeline) =>
        [.. timeline.Entries.Where(e => e.Kind == "mijlpaal" && e.Code != "NAZORGGESPREK_GEVOERD").Select(e => $"{Iso(e.Date)} {e.Code}")];

    /// <summary>The first date of a step by its place.</summary>
    public static string Step(this Timeline timeline, string pad, string kind) => Iso(timeline.Entries.First(e => e.Step == pad && e.Kind == kind).Date);

    /// <summary>Wire outcomes of a melding, in order.</summary>
    public static string[] Uitkomsten(this Timeline timeline, string mijlpaal) => [.. timeline.Entries.Where(e => e.Kind == "melding" && e.Code == mijlpaal).Select(e => e.Why)];

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
