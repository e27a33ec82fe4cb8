using System.Text.Json;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox;

/// <summary>What a person typed and did not complete.</summary>
/// <param name="Tekst">By posted name; never a confidential field (S17).</param>
/// <param name="Versie">Counts how often it was kept; 0: never yet.</param>
/// <param name="Vensters">The last windows that wrote, with the turn of each.</param>
public sealed record Concept(IReadOnlyDictionary<string, string[]> Tekst, DateTimeOffset Bijgewerkt, long Versie, IReadOnlyDictionary<string, long> Vensters)
{
    /// <summary>True when this text of that window, or a later one, was kept: it is no text of somebody else.</summary>
    public bool Has(Venster van) => van.Naam.Length > 0 && Vensters.TryGetValue(van.Naam, out var teller) && teller >= van.Teller;

    /// <summary>True when that window went on from the text that is kept now: it wrote last and did not hear the answer, or it began with that text without a network.</summary>
    public bool Precedes(Venster van) => Vensters.LastOrDefault() is { Key.Length: > 0 } laatste && (laatste.Key == van.Naam || van.Na.GetValueOrDefault(laatste.Key, -1) >= laatste.Value);
}

/// <summary>A window of a browser, and how often its text had changed.</summary>
/// <param name="Naam">Chance; empty without script.</param>
public sealed record Venster(string Naam, long Teller)
{
    public static Venster None { get; } = new("", 0);

    /// <summary>The windows whose text it went on from, with the turn of each: a copy that opened without a network begins with what the window before it could not send.</summary>
    public IReadOnlyDictionary<string, long> Na { get; init; } = new Dictionary<string, long>();

    /// <summary>As the script says it: <c>Venster</c>, <c>Teller</c>, and for each window before it <c>Na</c> as <c>teller:venster</c>. What is no number counts as no turn.</summary>
    public static Venster Of(IFormCollection form)
    {
        Dictionary<string, long> na = [];
        foreach (var delen in form["Na"].Select(n => (n ?? "").Split(':', 2)).Where(d => d.Length == 2))
            na[delen[1]] = Number(delen[0]);
        return new(form["Venster"].ToString(), Number(form["Teller"])) { Na = na };
    }

    private static long Number(string? text) => long.TryParse(text, out var number) ? number : 0;
}

/// <summary>Keeps what a person typed until the taak is completed: sealed, for that person alone, and never a confidential field (S17).</summary>
public sealed class SaveConcept(Db db, Klok klok, Kluis kluis, ReadTaak read, Formulieren formulieren)
{
    // A browser that is killed comes back with what it wrote to disk, and it may write once a minute only.
    private const int VenstersAtMost = 100;
    private static readonly HashSet<string> Names = ["SamenMet", "SamenOp"];

    /// <param name="versie">The version that the window began with. When another window kept something else since, nothing is written over it.</param>
    /// <param name="van">Who sends it. An older text of a window whose newer text is kept already changes nothing.</param>
    /// <param name="link">Id of the link by which somebody from outside types: the text is kept with it, apart from that of whose name the taak is on.</param>
    /// <returns>What is kept now; when its text is not what was given, it is of another window.</returns>
    /// <exception cref="Moved">The taak is closed or another's since; nothing was kept.</exception>
    public async Task<Concept> RunAsync(CurrentUser user, string id, IReadOnlyDictionary<string, string[]> gepost, long versie, Venster van, string? link = null, CancellationToken ct = default)
    {
        var taak = await read.GetAsync(user, id, ct);
        if (!taak.MayBeDoneBy(user))
            throw new Moved();

        var tekst = Kept(formulieren.Get(taak.Formulier), gepost);
        var before = await FindAsync(user, id, link, ct);
        if (before?.Has(van) == true)
            return before;
        if (before?.Precedes(van) == true)
            versie = before.Versie;
        var vensters = (before?.Vensters ?? new Dictionary<string, long>()).Where(v => v.Key != van.Naam).TakeLast(VenstersAtMost - 1).Append(new(van.Naam, van.Teller)).ToDictionary();
        try
        {
            await db.WriteAsync(
                [new(
                    link is not null
                    ? "UPDATE taaklink SET inhoud = @inhoud, bijgewerkt = @now, versie = @versie + 1, vensters = @vensters WHERE id = @link AND versie = @versie AND gesloten IS NULL"
                    : """
                    INSERT INTO concept (taak, medewerker, inhoud, bijgewerkt, versie, vensters) VALUES (@id, @wie, @inhoud, @now, @versie + 1, @vensters)
                    ON CONFLICT (taak, medewerker) DO UPDATE SET inhoud = excluded.inhoud, bijgewerkt = excluded.bijgewerkt, versie = excluded.versie, vensters = excluded.vensters
                    WHERE concept.versie = @versie
                    """,
                    new { id, link, wie = user.Id, inhoud = kluis.Seal(Luik.Persoon, JsonSerializer.Serialize(tekst)), now = klok.Now, versie, vensters = JsonSerializer.Serialize(vensters) },
                    ExpectedRows: 1)],
                ct);
            return new(tekst, klok.Now, versie + 1, vensters);
        }
        catch (Moved) when (!ct.IsCancellationRequested)
        {
            return await FindAsync(user, id, link, ct) ?? throw new Moved();
        }
    }

    /// <summary>What this person typed before, or by this link; null when there is nothing.</summary>
    public async Task<Concept?> FindAsync(CurrentUser user, string id, string? link = null, CancellationToken ct = default) =>
        await db.FindAsync<Row>(
            link is null ? "SELECT inhoud, bijgewerkt, versie, vensters FROM concept WHERE taak = @id AND medewerker = @wie" : "SELECT inhoud, bijgewerkt, versie, vensters FROM taaklink WHERE id = @link AND inhoud IS NOT NULL",
            new { id, link, wie = user.Id },
            ct) is { } row
            ? new(JsonSerializer.Deserialize<Dictionary<string, string[]>>(kluis.Open(Luik.Persoon, row.Inhoud))!, row.Bijgewerkt, row.Versie, JsonSerializer.Deserialize<Dictionary<string, long>>(row.Vensters)!)
            : null;

    /// <summary>The fields in which two texts of one form differ, with what each says; empty when a concept holds all that may be kept of what was posted.</summary>
    public static IReadOnlyList<(string Veld, string Hier, string Daar)> Compare(Formulier formulier, IReadOnlyDictionary<string, string[]> gepost, Concept daar)
    {
        var hier = Kept(formulier, gepost);
        return
        [
            .. hier.Keys.Union(daar.Tekst.Keys).Order(StringComparer.Ordinal)
                .Select(naam => (naam, Words(hier, naam), Words(daar.Tekst, naam)))
                .Where(v => v.Item2 != v.Item3)
                .Select(v => (formulier.FindVeld(v.naam.Split('.')[0])?.Label ?? v.naam, v.Item2, v.Item3)),
        ];
    }

    private static string Words(IReadOnlyDictionary<string, string[]> tekst, string naam) => string.Join(", ", tekst.GetValueOrDefault(naam, []));

    private static Dictionary<string, string[]> Kept(Formulier formulier, IReadOnlyDictionary<string, string[]> gepost)
    {
        var velden = formulier.Velden.Where(v => !v.Vertrouwelijk).Select(v => v.Naam).ToHashSet(StringComparer.Ordinal);
        return gepost.Where(p => (velden.Contains(p.Key.Split('.')[0]) || Names.Contains(p.Key)) && p.Value.Any(v => v.Length > 0)).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
    }

    private sealed record Row(byte[] Inhoud, DateTimeOffset Bijgewerkt, long Versie, string Vensters);
}
