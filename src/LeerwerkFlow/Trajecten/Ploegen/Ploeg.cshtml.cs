using System.Text.Json;
using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Trajecten.Ploegen;

/// <summary>
/// Mijn ploeg on the telephone: person, competence, and what was seen, in three taps (S15). Without script each tap is a page; with it, all of it happens on one page that also works without network
/// (<c>ploeg.js</c>), which sends by <c>Wie</c> and <c>Bewaar</c>.
/// </summary>
[Needs(Right.NoteertObservaties)]
internal sealed class PloegPage(Db db, Klok klok, CurrentUser user, SaveObservaties save, IAntiforgery antiforgery) : FormPage
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Id of the traject of the person that was tapped; empty: nobody yet.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Wie { get; set; }

    /// <summary>Code of the competence that was tapped.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Wat { get; set; }

    internal PloegLid[] Leden { get; private set; } = [];

    internal string Gebruiker => user.Id;

    internal PloegLid? Lid => Leden.FirstOrDefault(l => l.Id == Wie);

    /// <summary>Each functieprofiel of the ploeg with its competences.</summary>
    internal IEnumerable<(string Profiel, IReadOnlyList<Competentie> Competenties)> Profielen => Leden.DistinctBy(l => l.Profiel).Select(l => (l.Profiel, Competenties.Read(l.Competenties)));

    internal string Stap => Lid is null ? "wie" : Competenties.Read(Lid.Competenties).Any(c => c.Code == Wat) ? "hoe" : "wat";

    public async Task OnGetAsync()
    {
        await LoadAsync();
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, null, "ploeg-bekeken", klok.Now)]);
    }

    public override async Task LoadAsync() => Leden = await Ploeglijst.ReadAsync(db, user, klok.Vandaag, HttpContext.RequestAborted);

    /// <summary>Without script: one observatie, now.</summary>
    public async Task<IActionResult> OnPostAsync(string? letter)
    {
        var uit = await save.RunAsync(user, user.Id, [new(Guid.CreateVersion7(klok.Now).ToString(), Wie ?? "", Wat ?? "", letter, klok.Now.ToString("O"))], HttpContext.RequestAborted);
        if (!uit[0].Bewaard)
            throw new RuleBroken(uit[0].Zin!);
        TempData["Gelukt"] = "Genoteerd.";
        return LocalRedirect("/ploeg");
    }

    /// <summary>Who has signed in now, with a fresh key for sending: the page may be an old copy.</summary>
    public IActionResult OnGetWie() => new JsonResult(new { wie = user.Id, sleutel = antiforgery.GetAndStoreTokens(HttpContext).RequestToken });

    /// <summary>What the telephone kept, with an answer for each.</summary>
    public async Task<IActionResult> OnPostBewaarAsync(string? van, string? tikken)
    {
        try
        {
            return new JsonResult(await save.RunAsync(user, van ?? "", JsonSerializer.Deserialize<Tik[]>(tikken ?? "[]", Json) ?? [], HttpContext.RequestAborted));
        }
        catch (JsonException)
        {
            return BadRequest();
        }
    }
}
