using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Documenten.Afdrukken;
using LeerwerkFlow.Documenten.Post;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Documenten;

/// <summary>Documents by what a person must do with them, or all of them to search in.</summary>
[Needs(Right.ZietDocumenten)]
internal sealed class DocumentenPage(Db db, Klok klok, CurrentUser user, CollectTeruggekomen teruggekomen) : PageModel
{
    public const int Most = 100;

    // zicht: a part of the queries below, each of which adds it.
    private const string From = "FROM document b JOIN traject t ON t.id = b.traject JOIN deelnemer d ON d.id = t.deelnemer";

    /// <summary>The work lists: what they are called and which rows they hold.</summary>
    internal static readonly (string Naam, string Tekst, string Sql)[] Lijsten =
    [
        ("lezen", "Na te lezen", "b.status = 'gemaakt' AND b.nalezen = 1"),
        ("versturen", "Te versturen of te geven", "(b.status = 'nagelezen' OR (b.status = 'gemaakt' AND b.nalezen = 0)) AND b.wacht_op NOT LIKE 'ondertekend%' AND b.id NOT IN (SELECT m.document FROM mail m WHERE m.status = 'klaar' AND m.gesloten IS NULL)"),
        ("mail", "Mail niet aangekomen", "b.status <> 'geannuleerd' AND b.id IN (SELECT m.document FROM mail m WHERE m.status IN ('geweigerd', 'teruggekomen') AND m.gesloten IS NULL)"),
        ("tekenen", "Te ondertekenen", "b.wacht_op LIKE 'ondertekend%' AND b.status IN ('nagelezen', 'verstuurd')"),
        ("maken", "Wordt gemaakt", "b.status = 'gevraagd'"),
        ("alle", "Alle", "1 = 1"),
    ];

    internal sealed record Rij(
        string Id, string Traject, string Aanleiding, string Sjabloon, string Code, string Titel, string Ontvanger, string Kanaal, bool Nalezen, string WachtOp, string Status,
        string Handtekeningen, DateOnly Datum, long Revisie, string Deelnemer, string? Mail, bool Bewerkt)
    {
        /// <summary>It can be printed together with others.</summary>
        public bool KanMee => !Bewerkt && AfdrukRegel.Kanalen.Contains(Kanaal);

        public DocumentRow Document => new(Id, Traject, Aanleiding, Sjabloon, Code, Titel, Ontvanger, Kanaal, Nalezen, WachtOp, Status, Handtekeningen, Datum, Revisie);
    }

    internal Rij[] Rijen { get; private set; } = [];

    internal Dictionary<string, long> Tellingen { get; } = [];

    /// <summary>How many mails came back that belong to no document.</summary>
    internal int Onbekend => teruggekomen.Unknown;

    internal bool MagSchrijven => user.May(Right.OntwerptFlows);

    internal string Gekozen => Lijst ?? (string.IsNullOrEmpty(Traject) && string.IsNullOrEmpty(Zoek) ? "lezen" : "alle");

    /// <summary>Several can be chosen to be printed together.</summary>
    internal bool KanSamen => Gekozen == "versturen" && Array.Exists(Rijen, r => r.KanMee);

    [BindProperty(SupportsGet = true)]
    public string? Lijst { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Zoek { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Traject { get; set; }

    public async Task OnGetAsync()
    {
        foreach (var (naam, _, sql) in Lijsten)
            Tellingen[naam] = await db.FindAsync<long>($"SELECT COUNT(*) {From} WHERE {sql} AND {Zicht.Lijst}", user.ZichtArgs());
        var filter = Array.Find(Lijsten, l => l.Naam == Gekozen).Sql ?? "1 = 1";
        Rijen = await db.QueryAsync<Rij>(
            $"""
            SELECT {DocumentRow.Columns}, d.voornaam || ' ' || d.naam AS deelnemer, (SELECT m.status FROM mail m WHERE m.document = b.id AND m.gesloten IS NULL) AS mail, CASE WHEN {AfdrukRegel.IsBewerkt} THEN 1 ELSE 0 END AS bewerkt {From}
            WHERE {filter} AND (@traject = '' OR t.id = @traject) AND (d.zoek LIKE @zoek OR lower(b.titel) LIKE @letterlijk OR lower(t.id) LIKE @letterlijk) AND {Zicht.Lijst}
            ORDER BY b.datum DESC, b.id DESC LIMIT @most
            """,
            user.ZichtArgs(new { traject = Traject ?? "", zoek = $"%{Zoekwoord.Of(Zoek)}%", letterlijk = $"%{(Zoek ?? "").Trim().ToLowerInvariant()}%", most = Most }));
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, Rijen.Length > 0 && !string.IsNullOrEmpty(Traject) ? Traject : null, "documenten-bekeken", klok.Now)]);
    }
}
