using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Vdab.Kanalen;

/// <summary>
/// Takes the file with VDAB's answers to an export: <c>id;status;foutcode;ontvangstnummer</c>, UTF-8. All lines are checked first; with one that is wrong nothing is taken. The same
/// file again changes nothing.
/// </summary>
public sealed class ImportAntwoorden(Db db, Klok klok, CurrentUser user)
{
    public const int MostBytes = 2_000_000;

    private const int MostShown = 20;
    private const string Veld = "Antwoorden";
    private static readonly string[] Kop = ["id", "status", "foutcode", "ontvangstnummer"];
    private static readonly CsvConfiguration Vorm = new(CultureInfo.InvariantCulture) { Delimiter = ";", TrimOptions = TrimOptions.Trim, BadDataFound = null };

    public sealed record Telling(int Aanvaard, int Geweigerd, int AlBekend);

    /// <exception cref="RuleBroken">The file cannot be read, or lines of it are wrong; the sentence names them by number.</exception>
    public async Task<Telling> RunAsync(Stream? bestand, CancellationToken ct = default)
    {
        user.Require(Right.KiestKanaal);
        var regels = Read(bestand ?? throw new RuleBroken("Kies eerst het bestand met de antwoorden.", Veld));
        var ours = await FindAsync([.. regels.Select(r => r.Id).Distinct()], ct);
        var first = regels.GroupBy(r => r.Id).ToDictionary(g => g.Key, g => g.First().Lijn);
        var fouten = regels.Select(r => (r.Lijn, Zin: Wrong(r, first[r.Id], ours.GetValueOrDefault(r.Id)))).Where(f => f.Zin is not null).ToList();
        if (fouten.Count > 0)
            throw new RuleBroken($"Er is niets overgenomen. {string.Join(' ', fouten.Take(MostShown).Select(f => $"Regel {f.Lijn}: {f.Zin}"))}{(fouten.Count > MostShown ? $" En nog {fouten.Count - MostShown} andere regels." : "")}", Veld);
        var nieuw = regels.Where(r => ours[r.Id].Status == "VERZONDEN").ToList();
        await db.WriteAsync([.. nieuw.SelectMany(r => Rows(r, ours[r.Id]))], ct);
        return new(nieuw.Count(r => r.Aanvaard), nieuw.Count(r => !r.Aanvaard), regels.Count - nieuw.Count);
    }

    // Two who bring the same file at once: the second finds that the rows moved, and nothing is written twice.
    private IEnumerable<Statement> Rows(Regel regel, Onze onze) =>
    [
        .. ApplyOntvangst.Rows(regel.Id, regel.Aanvaard, regel.Foutcode, regel.Nummer, klok.Now).Select(s => s with { ExpectedRows = 1 }),
        .. regel.Aanvaard ? [] : (Statement[])[RaiseIncident.Row(
            onze.Traject, onze.Coach, $"vdab/{onze.Mijlpaal}", $"De melding “{Mijlpalen.Label(onze.Mijlpaal)}” is geweigerd door VDAB: {regel.Foutcode}.", klok.Vandaag, klok.Now)],
    ];

    private static List<Regel> Read(Stream bestand)
    {
        try
        {
            using var parser = new CsvParser(new StreamReader(bestand, new UTF8Encoding(false, throwOnInvalidBytes: true)), Vorm);
            if (!parser.Read() || !parser.Record!.SequenceEqual(Kop))
                throw new RuleBroken($"De eerste regel van het bestand is niet “{string.Join(';', Kop)}”. Vraag VDAB om een bestand in die vorm.", Veld);
            List<Regel> regels = [];
            while (parser.Read())
            {
                var velden = parser.Record!;
                regels.Add(new(parser.RawRow, velden.Length, velden[0], velden.ElementAtOrDefault(1) ?? "", Filled(velden.ElementAtOrDefault(2)), Filled(velden.ElementAtOrDefault(3))));
            }

            return regels.Count > 0 ? regels : throw new RuleBroken("Er staan geen antwoorden in dit bestand.", Veld);
        }
        catch (DecoderFallbackException)
        {
            throw new RuleBroken("Dit bestand is geen tekst in UTF-8. Bewaar het als “CSV UTF-8” en kies het opnieuw.", Veld);
        }
    }

    private static string? Filled(string? veld) => string.IsNullOrEmpty(veld) ? null : veld;

    private async Task<Dictionary<string, Onze>> FindAsync(string[] ids, CancellationToken ct)
    {
        Dictionary<string, Onze> found = [];
        foreach (var some in ids.Chunk(500))
        {
            foreach (var onze in await db.QueryAsync<Onze>(
                $"SELECT n.id, n.traject, n.mijlpaal, n.status, t.coach FROM melding n JOIN traject t ON t.id = n.traject WHERE n.id IN @some AND n.bestand IS NOT NULL AND {Zicht.Sql}", user.ZichtArgs(new { some }), ct))
                found.Add(onze.Id, onze);
        }

        return found;
    }

    private static string? Wrong(Regel regel, int eerste, Onze? onze) => regel switch
    {
        { Velden: not 4 } => $"hier staan {regel.Velden} velden in plaats van 4.",
        _ when onze is null => "deze id staat in geen bestand van ons.",
        { Status: not ("aanvaard" or "geweigerd") } => "de status is niet aanvaard of geweigerd.",
        { Aanvaard: false, Foutcode: null } => "een geweigerde melding heeft een foutcode nodig.",
        { Foutcode: { } code } when !WebhookKanaal.Foutcode().IsMatch(code) => "de foutcode heeft alleen hoofdletters en liggende streepjes.",
        { Nummer: { } nummer } when !WebhookKanaal.Nummer().IsMatch(nummer) => "dit ontvangstnummer kan niet juist zijn.",
        _ when eerste != regel.Lijn => $"deze id staat er al, op regel {eerste}.",
        { Aanvaard: false } when onze.Status == "AANVAARD" => "VDAB aanvaardde deze melding al.",
        { Aanvaard: true } when onze.Status == "GEWEIGERD" => "VDAB weigerde deze melding al.",
        _ => null,
    };

    private sealed record Regel(int Lijn, int Velden, string Id, string Status, string? Foutcode, string? Nummer)
    {
        public bool Aanvaard => Status == "aanvaard";
    }

    private sealed record Onze(string Id, string Traject, string Mijlpaal, string Status, string? Coach);
}
