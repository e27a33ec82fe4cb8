using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Documenten.Post;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Documenten.Iup;

/// <summary>Who at VDAB gets the standard IUP of a traject (S14).</summary>
[Needs(Right.WijzigtTraject)]
internal sealed class TrajectbegeleiderPage(Db db, Klok klok, Kluis kluis, CurrentUser user) : FormPage
{
    private const int Most = 100;

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Naam { get; set; }

    [BindProperty]
    public string? Adres { get; set; }

    internal TrajectKop Kop { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        (Naam, Adres) = (Kop.Trajectbegeleider, await FindAdresAsync(db, kluis, Id));
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, Id, "begeleider-bekeken", klok.Now)]);
    }

    public override async Task LoadAsync() => Kop = await TrajectKop.GetAsync(db, user, Id);

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var naam = (Naam ?? "").Trim();
        if (naam.Length is 0 or > Most)
            throw new RuleBroken($"Vul de naam in, hoogstens {Most} tekens.", "Naam");
        var adres = string.IsNullOrWhiteSpace(Adres) ? null : kluis.Seal(Luik.Persoon, MailAdres.Read(Adres));
        await db.WriteAsync(
        [
            // zicht: the top of this page was read through it.
            new("UPDATE traject SET trajectbegeleider = @naam, begeleider_mail = @adres WHERE id = @Id", new { Id, naam, adres }, ExpectedRows: 1),
            VerwerkingsLog.Looked(user.Id, Id, "begeleider-gewijzigd", klok.Now),
        ]);
        TempData["Gelukt"] = "De trajectbegeleider is bewaard.";
        return LocalRedirect($"/traject/{Id}");
    }

    /// <summary>The mail address of the trajectbegeleider, or null; who may see the traject was asked before.</summary>
    internal static async Task<string?> FindAdresAsync(Db db, Kluis kluis, string traject)
    {
        // zicht: asked before.
        var adres = await db.FindAsync<byte[]>("SELECT begeleider_mail FROM traject WHERE id = @traject", new { traject });
        return adres is null ? null : kluis.Open(Luik.Persoon, adres);
    }
}
