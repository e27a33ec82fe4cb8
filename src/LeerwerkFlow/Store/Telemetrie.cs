using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LeerwerkFlow.Store;

/// <summary>
/// What the app measures of its own work, for whoever listens; without a listener it costs next to nothing. Ids and codes only: no name, no register number, no free text.
/// </summary>
internal static class Telemetrie
{
    public const string Naam = "LeerwerkFlow";

    private static readonly ActivitySource Source = new(Naam);
    private static readonly Meter Meter = new(Naam);

    /// <summary>Steps of trajecten that were committed, by kind of stimulus.</summary>
    public static readonly Counter<long> Steps = Meter.CreateCounter<long>("leerwerkflow.steps", "{step}", "Steps of trajecten that were committed");

    /// <summary>How long after its instant a timer woke its traject, on the clock of the house.</summary>
    public static readonly Histogram<double> Lateness = Meter.CreateHistogram<double>("leerwerkflow.timer.lateness", "s", "How long after its instant a timer woke its traject");

    /// <summary>Attempts to deliver, by what the melding became.</summary>
    public static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("leerwerkflow.deliveries", "{delivery}", "Attempts to deliver a melding");

    /// <summary>Begins a piece of work; dispose ends it. Null when nobody listens.</summary>
    /// <param name="naam">Such as <c>step</c>.</param>
    public static Activity? Begin(string naam, string traject) => Source.StartActivity(naam)?.SetTag("leerwerkflow.traject", traject);
}
