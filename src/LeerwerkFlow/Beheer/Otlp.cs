using System.Diagnostics;
using System.Diagnostics.Metrics;
using LeerwerkFlow.Store;
using LeerwerkFlow.Store.Backups;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace LeerwerkFlow.Beheer;

/// <summary>Sends traces and figures to a collector of the house (OTLP over HTTP), only when the setting <c>Telemetrie:Otlp</c> names one, such as <c>http://127.0.0.1:4318</c>.</summary>
internal sealed class Otlp : IDisposable
{
    private static readonly string[] Meters = [Telemetrie.Naam, "LeerwerkFlow.Store", "LeerwerkFlow.Beheer", "Microsoft.AspNetCore.Hosting", "System.Runtime"];

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private readonly Meter meter = new("LeerwerkFlow.Beheer");
    private readonly TracerProvider traces;
    private (long Op, Cijfers Cijfers)? last;
    private readonly MeterProvider metrics;

    public Otlp(Uri adres, ReadCijfers cijfers)
    {
        Watch("leerwerkflow.waits.due", "{wait}", c => c.TeWekken);
        Watch("leerwerkflow.deliveries.waiting", "{melding}", c => c.Afleveringen);
        Watch("leerwerkflow.mails.waiting", "{mail}", c => c.Mails);
        Watch("leerwerkflow.tasks.late", "{task}", c => c.TeLaat);
        Watch("leerwerkflow.incidents.open", "{task}", c => c.Incidenten);
        Watch("leerwerkflow.store.size", "By", c => c.Bytes);
        // Nothing of the machine or of its user: only what this is.
        var resource = ResourceBuilder.CreateEmpty().AddService("leerwerkflow", serviceVersion: MakeBackup.Versie);
        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Telemetrie.Naam, "Microsoft.AspNetCore").AddProcessor(new OnlyIds()).AddOtlpExporter(o => To(o, adres, "v1/traces")).Build();
        metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter(o => To(o, adres, "v1/metrics")).Build();

        // Asked by the exporter, on a thread of its own, once a minute: all of them read the figures once.
        void Watch(string naam, string eenheid, Func<Cijfers, long> get) => meter.CreateObservableGauge(naam, () => get(Read(cijfers)), eenheid);
    }

    /// <summary>Says of each request by which route it came, and nothing else of it.</summary>
    public static async Task NoteAsync(HttpContext context, RequestDelegate next)
    {
        var activity = Activity.Current;
        await next(context);
        activity?.SetTag("http.request.method", context.Request.Method).SetTag("http.response.status_code", context.Response.StatusCode).SetTag("http.route", "/" + (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/'));
    }

    /// <summary>Sends what is kept.</summary>
    public bool Flush() => traces.ForceFlush() & metrics.ForceFlush();

    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
        meter.Dispose();
    }

    private Cijfers Read(ReadCijfers cijfers)
    {
        if (last is not { } known || Stopwatch.GetElapsedTime(known.Op) > Fresh)
            last = (Stopwatch.GetTimestamp(), cijfers.RunAsync().GetAwaiter().GetResult());
        return last.Value.Cijfers;
    }

    private static void To(OtlpExporterOptions options, Uri adres, string pad)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new(adres, pad);
    }

    /// <summary>A path or a question can hold a name or the secret of a link; the route does not. What is not on this list does not leave.</summary>
    private sealed class OnlyIds : BaseProcessor<Activity>
    {
        private static readonly HashSet<string> Leaves = ["http.request.method", "http.response.status_code", "http.route", "leerwerkflow.traject"];

        public override void OnEnd(Activity data)
        {
            foreach (var tag in data.TagObjects.Select(t => t.Key).Where(k => !Leaves.Contains(k)).ToList())
                data.SetTag(tag, null);
            if (data.Source.Name != Telemetrie.Naam)
                data.DisplayName = $"{data.GetTagItem("http.request.method")} {data.GetTagItem("http.route")}".Trim();
            data.SetStatus(data.Status);
        }
    }
}
