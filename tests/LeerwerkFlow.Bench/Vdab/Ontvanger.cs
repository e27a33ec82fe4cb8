using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LeerwerkFlow.Bench.Vdab;

/// <summary>Takes every melding, answers 200 and keeps count of what came: of each traject the last number, and of all together what was wrong.</summary>
internal sealed class Ontvanger : IAsyncDisposable
{
    // As many as leave side by side: the next of them begins when all of the eight before are answered and committed.
    private const int Eight = LeerwerkFlow.Vdab.DeliverMelding.SideBySide;
    private const int PerSample = 100;

    private readonly Lock ledger = new();
    private readonly Dictionary<string, long> last = [];
    private readonly HashSet<string> ids = [];
    private readonly List<long> eights = [];
    private readonly WebApplication app;
    private int came;
    private int wrong;

    private Ontvanger(WebApplication app) => this.app = app;

    public string Adres => app.Urls.First() + "/";

    /// <summary>Most memory of the process while they came, in MB.</summary>
    public long MemoryMost { get; private set; }

    public static async Task<Ontvanger> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var ontvanger = new Ontvanger(builder.Build());
        ontvanger.app.Run(ontvanger.ReceiveAsync);
        await ontvanger.app.StartAsync();
        return ontvanger;
    }

    /// <summary>True when so many came, each once, and of each traject 1, 2, 3 … in order.</summary>
    public bool IsWhole(int aantal) => wrong == 0 && came == aantal && ids.Count == aantal;

    /// <summary>How long eight side by side took, from the first that arrives to the first of the next eight: sending, answering, committing, and now and then the search for what is due.</summary>
    /// <param name="part">0.5 is the median.</param>
    public double EightMs(double part) =>
        Math.Round(eights.Zip(eights.Skip(1), (a, b) => Stopwatch.GetElapsedTime(a, b).TotalMilliseconds).Order().ElementAtOrDefault((int)((eights.Count - 1) * part)), 1);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var json = await JsonDocument.ParseAsync(context.Request.Body);
        Note(json.RootElement.GetProperty("id").GetString()!, json.RootElement.GetProperty("source").GetString()!, long.Parse(json.RootElement.GetProperty("sequence").GetString()!, CultureInfo.InvariantCulture));
        await context.Response.WriteAsJsonAsync(new { status = "aanvaard", ontvangstnummer = "V-1" });
    }

    private void Note(string id, string bron, long sequence)
    {
        lock (ledger)
        {
            if (came++ % Eight == 0)
                eights.Add(Stopwatch.GetTimestamp());
            if (came % PerSample == 0)
                MemoryMost = Math.Max(MemoryMost, Environment.WorkingSet / 1_000_000);
            if (!ids.Add(id) || sequence != last.GetValueOrDefault(bron) + 1)
                wrong++;
            last[bron] = sequence;
        }
    }
}
