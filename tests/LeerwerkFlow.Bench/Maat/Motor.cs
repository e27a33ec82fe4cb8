using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using LeerwerkFlow.Access;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Bench.Maat;

/// <summary>
/// Ours, on the real app. <c>leerwerkflow</c> is the engine: the taak is closed with its sealed answer, the step is played, and state, waits, taken, journal, timeline and melding are one transaction.
/// <c>product</c> is what the page calls: besides, it reads the taak through the rights of the person, checks the form and the four eyes.
/// </summary>
internal sealed class Motor : Peer
{
    private static readonly CurrentUser An = new(Huis.Coach, "An Verzonnen", Huis.Lwb, new HashSet<Role> { Role.Coach });
    private readonly Huis huis;
    private readonly bool isProduct;
    private readonly string flow;
    private readonly Dictionary<int, string> trajecten = [];
    private readonly MeterListener meters = new();
    private Dictionary<string, Open> open = [];
    private long statements;
    private long commits;

    private readonly bool isOwner;

    private Motor(Huis huis, bool isProduct, string flow, bool isOwner)
        : base(isProduct ? "product" : "leerwerkflow")
    {
        (this.huis, this.isProduct, this.flow, this.isOwner) = (huis, isProduct, flow, isOwner);
        var db = huis.Db;
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == db)
                listener.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<long>((instrument, n, _, _) =>
        {
            if (instrument.Name.EndsWith("commits", StringComparison.Ordinal))
                commits = n;
            else
                Interlocked.Add(ref statements, n);
        });
        meters.Start();
    }

    private sealed record Open(string Id, string Traject, string Wacht, long Revisie);

    public static async Task<Motor> OpenAsync(string engine, bool isProduct) => new(await Huis.OpenAsync(engine), isProduct, "mini-nu", isOwner: true);

    /// <summary>On a house that is there already, such as a full one.</summary>
    public static Motor On(Huis huis, string flow = "mini-nu") => new(huis, isProduct: false, flow, isOwner: false);

    /// <summary>Statements sent so far, reads and writes.</summary>
    public long Statements => Interlocked.Read(ref statements);

    /// <summary>Transactions committed so far, reads not counted.</summary>
    public long Commits
    {
        get
        {
            meters.RecordObservableInstruments();
            return commits;
        }
    }

    public override async Task StartAsync(int i)
    {
        var nieuw = new NieuweToeleiding(Huis.Lwb, "Nora", "Voorbeeld", new Contact(Straat: Lading.Start(i)), Huis.Vacature, Huis.Coach, null, flow);
        var id = await huis.Get<StartTraject>().RunAsync(nieuw, An.Id);
        lock (trajecten)
            trajecten[i] = id;
    }

    public override Task AnswerAsync(int i, int no)
    {
        var taak = open[trajecten[i]];
        return isProduct ? CompleteAsync(taak, i, no) : AdvanceAsync(taak, i, no);
    }

    public override Task<int> WakeAsync(int sideBySide) => huis.Get<WakeDue>().RunAsync();

    public override async Task PrepareAsync(int from, int until, int no)
    {
        var rows = await huis.Db.QueryAsync<Open>("SELECT id, traject, wacht, revisie FROM taak WHERE status = 'open' AND soort = 'stap' AND traject LIKE 'TR-%'");
        open = rows.ToDictionary(r => r.Traject);
    }

    /// <summary>True when each of these has an open taak again, which is prepared then.</summary>
    public async Task<bool> HasTakenAsync(int[] numbers)
    {
        await PrepareAsync(0, 0, 3);
        return Array.TrueForAll(numbers, i => open.ContainsKey(trajecten[i]));
    }

    /// <summary>The open taak of this traject, for a caller that has its page open.</summary>
    public async Task PrepareAsync(int i, string traject)
    {
        trajecten[i] = traject;
        open[traject] = (await huis.Db.QueryAsync<Open>("SELECT id, traject, wacht, revisie FROM taak WHERE traject = @traject AND status = 'open' AND soort = 'stap'", new { traject }))[0];
    }

    public override async Task<(long Finished, long Effects)> CountAsync() => (
        await huis.Db.FindAsync<long>("SELECT COUNT(*) FROM traject WHERE status = 'afgerond'"),
        await huis.Db.FindAsync<long>("SELECT COUNT(*) FROM (SELECT DISTINCT traject, mijlpaal, versie FROM melding) m"));

    public override Task<Stand> ReadAsync() => huis.ReadAsync(Statements, Commits);

    public override Task<(string Text, bool IsDurable)> DurabilityAsync() => huis.DurabilityAsync();

    public override async ValueTask DisposeAsync()
    {
        meters.Dispose();
        if (isOwner)
            await huis.DisposeAsync();
    }

    private async Task CompleteAsync(Open taak, int i, int no)
    {
        var fouten = await huis.Get<CompleteTaak>().RunAsync(An, new(taak.Id, taak.Revisie, null, new Dictionary<string, string[]> { ["gedaan"] = [Lading.Antwoord(i, no)] }));
        if (fouten.Count > 0)
            throw new InvalidOperationException(string.Join(" ", fouten.Values));
    }

    private Task AdvanceAsync(Open taak, int i, int no)
    {
        var klok = huis.Get<Klok>();
        var antwoord = new FormulierAntwoord(new JsonObject { ["gedaan"] = Lading.Antwoord(i, no) }, [], Stimuli.NoFeiten, new Dictionary<string, string>());
        return huis.Get<AdvanceTraject>().RunAsync(
            taak.Traject, (_, _) => Stimuli.By(klok, taak.Wacht, Stimuli.Klaar), An.Id, TaakAntwoord.Rows(huis.Get<Kluis>(), An.Id, taak.Traject, taak.Id, taak.Revisie, "incident", Stimuli.Klaar, null, antwoord, klok.Now));
    }
}
