using System.Security.Cryptography;
using System.Text;
using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Trajecten.Maatregelen;

/// <summary>
/// Suspends many trajecten at once; with <see cref="Na"/> it ends or takes back what an earlier one suspended. In two steps: see what it does to whom, then confirm exactly that.
/// </summary>
[Needs(Right.SchorstSamen)]
internal sealed class SchorsenSamenPage(Db db, Klok klok, CurrentUser user, FindTrajecten find, PreviewMaatregel preview, StartMaatregel start, ReadMaatregel read) : FormPage
{
    private MaatregelVerslag? eerder;

    /// <summary>Id of the maatregel that this one follows; null for a new suspension.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Na { get; set; }

    /// <summary>Take it back instead of ending it.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Terug { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Welke { get; set; }

    [BindProperty]
    public string? Nummers { get; set; }

    [BindProperty]
    public DateOnly? Van { get; set; }

    [BindProperty]
    public DateOnly? Tot { get; set; }

    [BindProperty]
    public string? Schuift { get; set; } = "ja";

    [BindProperty]
    public string? Toelichting { get; set; }

    /// <summary>Fingerprint of what was looked at.</summary>
    [BindProperty]
    public string? Bekeken { get; set; }

    internal string Titel => Na is null ? "Samen schorsen" : Terug ? "Schorsing terugnemen" : "Samen hervatten";

    internal IReadOnlyList<Keuze> Keuzes { get; private set; } = [];

    internal MaatregelVerslag[] Vorige { get; private set; } = [];

    internal MaatregelBlik? Blik { get; private set; }

    internal string Afdruk { get; private set; } = "";

    internal string Uitleg => eerder is null
        ? "Voor als de hele maatregel, een promotor of een werkplek stilvalt. Elk traject wordt apart geschorst; wat niet kan, wordt overgeslagen en je leest waarom."
        : Terug
            ? $"De schorsing {Aanleiding.Days(new(eerder.Van, eerder.Tot))} verdwijnt bij wie ze kreeg. Datums en einde staan daarna weer zoals zonder die schorsing. Wat intussen gebeurde, blijft."
            : $"De schorsing {Aanleiding.Days(new(eerder.Van, null))} krijgt een laatste dag bij wie ze kreeg. De termijnen hebben daarna weer een datum{(eerder.Schuift ? " en het einde schuift op" : "")}.";

    internal IEnumerable<Veld> Velden => (Na, Terug) switch
    {
        (null, _) =>
        [
            new("Welke", "Welke trajecten?", Welke, "keuze") { Keuzes = Keuzes, Breedte = "" },
            new("Nummers", "Lijst van nummers", Nummers, "lang") { Verplicht = false, Langst = 100_000, Hulp = "Alleen als je hierboven de lijst koos. Zet spaties, komma’s of nieuwe regels tussen de nummers, zoals TR-2026-000123." },
            Veld.Dag("Van", "Eerste dag", Van),
            Veld.Dag("Tot", "Laatste dag", Tot) with { Verplicht = false, Hulp = "Laat leeg als je het nog niet weet. Je hervat dan later alles samen." },
            new("Schuift", "Schuift het einde van de werkervaring mee op?", Schuift, "rondjes") { Keuzes = Keuze.JaNee, Hulp = "Ja: het einde schuift zoveel dagen op als de schorsing duurt. Bij een schorsing zonder laatste dag gebeurt dat pas bij het hervatten." },
        ],
        (_, false) => [Veld.Dag("Tot", "Laatste dag van de schorsing", Tot) with { Hulp = "De dag voor iedereen terugkomt." }],
        _ => [],
    };

    public async Task OnGetAsync()
    {
        await LoadAsync();
        (Van, Tot) = (Na is null ? klok.Vandaag : null, Na is null ? null : klok.Vandaag.AddDays(-1));
    }

    public override async Task LoadAsync()
    {
        eerder = Na is null ? null : await read.GetAsync(user, Na);
        if (eerder is { Gevolgd: { } gevolgd })
            throw new RuleBroken($"Dat is al gebeurd: kijk bij de maatregel die erop volgde (/trajecten/maatregel/{gevolgd}).");
        if (eerder is { Soort: Maatregel.Terug } || (eerder?.Tot is not null && !Terug))
            throw new RuleBroken("Die schorsing is al afgelopen of teruggenomen.");
        Keuzes = await find.ChoicesAsync(user);
        Vorige = await read.LastAsync(user);
    }

    /// <summary>First step: shows what would happen.</summary>
    public async Task OnPostAsync()
    {
        await LoadAsync();
        await LookAsync();
    }

    /// <summary>Second step: notes it, when it is still what was shown; the work is done in the background.</summary>
    public async Task<IActionResult> OnPostBevestigAsync()
    {
        await LoadAsync();
        var (maatregel, trajecten) = await ReadAsync();
        if (Bekeken != Print(maatregel, trajecten))
        {
            await LookAsync();
            return Page();
        }

        var id = await start.RunAsync(user, maatregel, trajecten, Toelichting);
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, null, $"maatregel-{maatregel.Soort}", klok.Now)]);
        return LocalRedirect($"/trajecten/maatregel/{id}");
    }

    private async Task LookAsync()
    {
        var (maatregel, trajecten) = await ReadAsync();
        (Blik, Afdruk) = (await preview.RunAsync(user, maatregel, trajecten), Print(maatregel, trajecten));
    }

    private async Task<(Maatregel Maatregel, IReadOnlyList<string> Trajecten)> ReadAsync()
    {
        if (ModelState.FirstOrDefault(v => v.Value?.Errors.Count > 0) is { Key: { } veld, Value: { } waarde })
            throw new RuleBroken(waarde.Errors[0].ErrorMessage, veld);
        if (eerder is not null)
        {
            var tot = Terug ? eerder.Tot : Tot ?? throw new RuleBroken("Vul de laatste dag van de schorsing in.", "Tot");
            return (new(Terug ? Maatregel.Terug : Maatregel.Hervat, eerder.Id, eerder.Van, tot, eerder.Schuift), await read.DoneAsync(user, eerder.Id));
        }

        var trajecten = await find.RunAsync(user, Welke, Nummers);
        var van = Van ?? throw new RuleBroken("Vul de eerste dag in.", "Van");
        if (Tot < van)
            throw new RuleBroken("De laatste dag van de schorsing ligt vóór de eerste. Kijk de datums na.", "Tot");
        return (new(Maatregel.Schors, null, van, Tot, Schuift == "ja"), trajecten);
    }

    private string Print(Maatregel maatregel, IReadOnlyList<string> trajecten) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{maatregel}\n{Toelichting?.Trim()}\n{string.Join(' ', trajecten)}")));
}
