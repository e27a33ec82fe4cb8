using System.Security.Cryptography;
using System.Text;
using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Trajecten;

/// <summary>
/// A dialog in two steps about one traject: fill in and see what it changes, then confirm exactly that. What was looked at is fingerprinted, so that nothing else can be confirmed.
/// </summary>
public abstract class WijzigingPage : FormPage
{
    private readonly Db db;

    private protected WijzigingPage(Db db, Klok klok, CurrentUser user, ChangeTraject change)
    {
        this.db = db;
        (Klok, Wie, Change) = (klok, user, change);
    }

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>The revision of the traject that the form was drawn with.</summary>
    [BindProperty]
    public long Revisie { get; set; }

    /// <summary>Fingerprint of the answers whose consequences were shown.</summary>
    [BindProperty]
    public string? Bekeken { get; set; }

    internal abstract string Titel { get; }

    internal abstract string Uitleg { get; }

    internal abstract string Pad { get; }

    /// <summary>The sentence after it was done.</summary>
    internal abstract string Gelukt { get; }

    internal virtual bool IsGevaar => false;

    internal abstract IEnumerable<Veld> Velden { get; }

    /// <summary>The fields of the confidential part (S5); empty when this change has none.</summary>
    internal virtual IEnumerable<Veld> VertrouwelijkeVelden => [];

    internal TrajectKop Kop { get; private set; } = null!;

    /// <summary>What it would change; null until it was asked.</summary>
    internal IReadOnlyList<Gevolg>? Gevolgen { get; private set; }

    private protected Klok Klok { get; }

    private protected CurrentUser Wie { get; }

    private protected ChangeTraject Change { get; }

    private protected DateOnly? Einde => StepRows.Fact(Kop.State(), "einde");

    /// <summary>The fingerprint of what stands in the form now.</summary>
    internal string Afdruk => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Request.Form
        .Where(f => f.Key is not ("Bekeken" or "__RequestVerificationToken")).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={f.Value}")))));

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Propose();
    }

    public override async Task LoadAsync() => Kop = await TrajectKop.GetAsync(db, Wie, Id);

    /// <summary>First step: shows what would change.</summary>
    public async Task OnPostAsync()
    {
        await LoadAsync();
        if (Kop.Revisie != Revisie)
            throw new Moved();
        var gevolgen = await Change.PreviewAsync(Id, Answer());
        _ = Alongside().ToList();
        Gevolgen = gevolgen;
    }

    /// <summary>Second step: does it, when it is still what was shown.</summary>
    public async Task<IActionResult> OnPostBevestigAsync()
    {
        if (Bekeken != Afdruk)
        {
            await OnPostAsync();
            return Page();
        }

        await LoadAsync();
        await Change.RunAsync(Id, Revisie, Answer(), Wie.Id, [.. Alongside(), VerwerkingsLog.Looked(Wie.Id, Id, $"traject-{Pad}", Klok.Now)]);
        TempData["Gelukt"] = Gelukt;
        return LocalRedirect($"/traject/{Id}");
    }

    /// <summary>The answers proposed when the dialog opens.</summary>
    private protected virtual void Propose()
    {
    }

    /// <exception cref="RuleBroken">An answer is missing.</exception>
    private protected abstract Wijziging Read();

    private protected virtual IEnumerable<Statement> Alongside() => [];

    // A day that does not exist would read as an empty one, and an empty last day means something else.
    private Wijziging Answer() => ModelState.FirstOrDefault(v => v.Value?.Errors.Count > 0) is { Key: { } veld, Value: { } waarde }
        ? throw new RuleBroken(waarde.Errors[0].ErrorMessage, veld)
        : Read();

    private protected static DateOnly Filled(DateOnly? dag, string veld, string zin) => dag ?? throw new RuleBroken(zin, veld);
}
