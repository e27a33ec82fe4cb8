using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Vdab;
using LeerwerkFlow.Vdab.Berichten;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Faults.Simulatie;

/// <summary>How one seed went.</summary>
/// <param name="Fouten">What broke, with the day on which it was seen; empty when all is well.</param>
/// <param name="Stappen">Lines of the journals.</param>
internal sealed record Verslag(int Zaad, IReadOnlyList<string> Fouten, double Jaren, long Stappen, int Storingen, int Uitval);

/// <summary>
/// One seed: two machines on one disk, a VDAB behind a bad line, people who click twice and from old pages, and time that leaps; then calm, in which everything must come to its end. One thread,
/// and everything is decided by one <see cref="Random"/>.
/// </summary>
internal sealed class Spel : IDisposable
{
    private const int Onrust = 170, Rust = 500;
    private static readonly CurrentUser[] Mensen =
    [
        new("an", "an", Huis.Lwb, new HashSet<Role> { Role.Coach }), new("bo", "bo", Huis.Lwb, new HashSet<Role> { Role.Coordinator }), new("co", "co", Huis.Lwb, new HashSet<Role> { Role.Coordinator }),
        new("be", "be", Huis.Lwb, new HashSet<Role> { Role.Beheerder }),
    ];

    private readonly Random toeval;
    private readonly Storing storing;
    private readonly Geheugen geheugen;
    private readonly SimulatedClock klok = new(Huis.Begin);
    private readonly Ontvanger vdab;
    private readonly Kamers?[] machines = new Kamers?[2];
    private readonly List<string> fouten = [];
    private readonly List<Gezegd> gezegd = [];
    private readonly int zaad;
    private int? binnenin;
    private int uitval;

    public Spel(int zaad, Plant? plant = null)
    {
        this.zaad = zaad;
        geheugen = new(Huis.Rijen, plant is { LateCommit: true });
        toeval = new(zaad);
        storing = new(toeval, new[] { 0, 0.5, 1, 4 }[toeval.Next(4)], plant);
        vdab = new(toeval, storing, klok);
        Blik = Huis.Look(geheugen);
        Doeners = new(this, toeval, storing);
    }

    /// <summary>The rows as they are, for whoever must choose what to do.</summary>
    public Db Blik { get; }

    public Ontvanger Vdab => vdab;

    public DateTimeOffset Nu => klok.GetUtcNow();

    public DateOnly Vandaag => BrusselsTime.DayOf(Nu);

    private Doeners Doeners { get; }

    public async Task<Verslag> RunAsync()
    {
        for (var n = toeval.Next(3); n >= 0; n--)
            await DoAsync(null, rooms => rooms.GetRequiredService<StartTraject>().RunAsync(new(Huis.Lwb, "Nora", "Voorbeeld", new Contact(Postcode: "9000"), "v", "an", "Tom Verzonnen"), "co"), id => new(id));
        for (var n = 0; n < Onrust && fouten.Count == 0 && (n == 0 || await OpenAsync()); n++)
        {
            await WorkAsync();
            for (var k = toeval.Next(1, 4); k > 0; k--)
                await Doeners.ActAsync();
            await GoOnAsync();
            fouten.AddRange((await Auditor.GlanceAsync(Blik, Nu)).Select(f => $"{Vandaag:yyyy-MM-dd}: {f}"));
        }

        storing.Kalm = true;
        var rounds = 0;
        for (; rounds < Rust && fouten.Count == 0 && await OpenAsync(); rounds++)
        {
            await WorkAsync();
            await Doeners.SettleAsync();
            await GoOnAsync();
        }

        await WorkAsync();
        if (rounds == Rust)
            fouten.Add("I3 het komt niet tot een einde: " + string.Join(", ", await Blik.QueryAsync<string>(OpenWork)));
        if (fouten.Count == 0)
            fouten.AddRange(await Auditor.RunAsync(Machine(0), vdab.Grootboek, gezegd, Nu, rust: true));
        return new(zaad, fouten, (Nu - Huis.Begin).TotalDays / 365.25, await Blik.FindAsync<long>("SELECT COUNT(*) FROM journaal"), storing.Aantal, uitval);
    }

    /// <summary>A hash of every row, sealed ones opened; what is drawn for people only (codes on paper) is left out.</summary>
    public Task<string> HashAsync() => Vingerafdruk.OfAsync(geheugen.Connection);

    /// <summary>Somebody does something on a machine; what goes wrong there is as it is for them: they know nothing.</summary>
    /// <param name="gesprek">What they are told when it was done; null: nothing.</param>
    /// <returns>True when they were told that it is done.</returns>
    public async Task<bool> DoAsync<T>(CurrentUser? wie, Func<IServiceProvider, Task<T>> werk, Func<T, Gezegd?> gesprek)
    {
        var nr = binnenin is { } ander ? ander : toeval.Next(2);
        try
        {
            var uit = await DirectAsync(werk(Machine(nr)));
            if (gesprek(uit) is { } zin)
                gezegd.Add(zin);
            return true;
        }
        catch (Uitval)
        {
            await StopAsync(nr);
        }
        catch (Exception e) when (e is Moved or RuleBroken or NotFound or NotAllowed or StoreFull or Onzeker)
        {
            // A sentence on a page; nothing is promised.
        }
        catch (Exception e)
        {
            // A planted bug must be found by what it leaves behind, not because it falls over.
            if (storing.Plant is null)
                fouten.Add($"{Vandaag:yyyy-MM-dd}: fout voor {wie?.Id ?? "klok"}: {string.Join(" |", e.ToString().Split('\n').Take(8))}");
        }

        return false;
    }

    /// <summary>A use case as a request of this person gets it.</summary>
    public static T As<T>(IServiceProvider rooms, CurrentUser wie) => ActivatorUtilities.CreateInstance<T>(rooms, wie);

    public static CurrentUser Mens(string id) => Mensen.Single(m => m.Id == id);

    public void Dispose() => geheugen.Dispose();

    // A receipt that never comes is told to a person after two werkdagen; that is its end here.
    private const string OpenWork =
        """
        SELECT t.id || ' ' || w.id FROM traject t JOIN wacht w ON w.traject = t.id AND w.status = 'open' WHERE t.status <> 'afgerond'
        UNION ALL SELECT n.traject || ' melding ' || n.sequence || ' ' || n.status FROM melding n WHERE n.status NOT IN ('AANVAARD', 'GEWEIGERD') AND (n.status <> 'VERZONDEN' OR n.gemist IS NULL)
        UNION ALL SELECT b.traject || ' brief ' || b.aanleiding FROM document b WHERE b.status = 'gevraagd'
        """;

    private async Task<bool> OpenAsync() => await Blik.FindAsync<string>(OpenWork) is not null;

    private Kamers Machine(int nr)
    {
        if (machines[nr] is { } loopt)
            return loopt;
        var schijf = new Machine(geheugen, storing) { Tussen = () => MeanwhileAsync(1 - nr) };
        return machines[nr] = Huis.Start(geheugen, storing, klok, vdab, _ => schijf);
    }

    private async Task StopAsync(int nr)
    {
        uitval++;
        geheugen.LosePending();
        if (machines[nr] is { } stuk)
            await stuk.DisposeAsync();
        machines[nr] = null;
    }

    // What another machine does while this one is about to write: the clockwork, or the next person.
    private async Task MeanwhileAsync(int nr)
    {
        if (binnenin is not null)
            return;
        binnenin = nr;
        try
        {
            if (toeval.Next(2) == 0)
                await WorkAsync();
            else
                await Doeners.ActAsync();
        }
        finally
        {
            binnenin = null;
        }
    }

    private async Task WorkAsync()
    {
        vdab.Arrive();
        foreach (var zending in vdab.Zendingen.Where(z => z.Op <= Nu).OrderBy(_ => toeval.Next()).ToArray())
        {
            if (await DoAsync(null, rooms => ReceiveAsync(rooms, zending), _ => null))
                vdab.Zendingen.Remove(zending);
        }

        await DoAsync(null, async rooms =>
        {
            await rooms.GetRequiredService<DueWork>().RunAsync();
            return 0;
        }, _ => null);
    }

    private async Task<int> ReceiveAsync(IServiceProvider rooms, Zending zending)
    {
        var seconds = Nu.ToUnixTimeSeconds();
        var context = new DefaultHttpContext { RequestServices = rooms };
        (context.Request.Method, context.Request.ContentType, context.Request.Body) = ("POST", "application/cloudevents+json", new MemoryStream(zending.Body));
        context.Request.Headers[WebhookSignature.IdHeader] = zending.Id;
        context.Request.Headers[WebhookSignature.TimestampHeader] = $"{seconds}";
        context.Request.Headers[WebhookSignature.SignatureHeader] = WebhookSignature.Sign(Ontvanger.Sleutel, zending.Id, seconds, zending.Body);
        var answer = await rooms.GetRequiredService<ReceiveBericht>().RunAsync(context);
        return (answer as IStatusCodeHttpResult)?.StatusCode is null or 200 ? 200 : throw new InvalidOperationException($"What VDAB sent was refused: {System.Text.Encoding.UTF8.GetString(zending.Body)}");
    }

    // To what is due next, somewhere before it, or far past it when all machines stood still.
    private async Task GoOnAsync()
    {
        var dag = await Blik.FindAsync<DateOnly?>("SELECT MIN(vervalt) FROM wacht WHERE status = 'open' AND vervalt > @vandaag", new { vandaag = Vandaag });
        var poging = await Blik.FindAsync<DateTimeOffset?>("SELECT MIN(volgende) FROM melding WHERE status IN ('KLAAR', 'TIJDELIJK_MISLUKT') AND volgende > @nu", new { nu = Nu });
        var volgende = new[] { dag is { } d ? BrusselsTime.StartOf(d) : Nu.AddDays(10), poging ?? Nu.AddDays(10), Nu.AddDays(12) }.Min();
        var lot = toeval.Next(100);
        var stap = storing.Kalm ? volgende - Nu : lot switch
        {
            < 25 => volgende - Nu,
            < 85 => (volgende - Nu) * toeval.NextDouble(),
            < 97 => TimeSpan.FromMinutes(toeval.Next(1, 600)),
            _ => TimeSpan.FromDays(toeval.Next(1, 60)),
        };
        klok.Advance(TimeSpan.FromSeconds(Math.Ceiling(Math.Max(1, stap.TotalSeconds))));
    }

    // Nothing may run beside: a task that is not done at once would make chance of threads.
    private static Task<T> DirectAsync<T>(Task<T> task) => task.IsCompleted ? task : throw new InvalidOperationException("Something in the simulation waits for another thread.");
}
