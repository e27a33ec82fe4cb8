using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Documenten.Controle;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Documenten.Kaarten;

/// <summary>The card of a deelnemer on the side of the coach: make, print, let live longer, take back. The QR code is on the answer to making it and never again.</summary>
[Needs(Right.WijzigtTraject)]
internal sealed class TrajectKaartPage(Db db, Klok klok, CurrentUser user, ReadKaart read, MakeKaart make, BuitenAdres buiten) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>Id of the card that the form was drawn with.</summary>
    [BindProperty]
    public string? Gezien { get; set; }

    [BindProperty]
    public int Dagen { get; set; } = MakeKaart.Dagen;

    internal TrajectKop Kop { get; private set; } = null!;

    internal Kaart Kaart { get; private set; } = null!;

    internal KaartRij? Uit { get; private set; }

    /// <summary>The address of the card that was made just now.</summary>
    internal string? Adres { get; private set; }

    internal string Qr => QrBeeld.Svg(Adres!, "QR-code van je kaart", 168);

    internal bool IsTeOud => Uit is { } uit && uit.GeldigTot < klok.Vandaag;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, Id, "kaart-bekeken", klok.Now)]);
    }

    public override async Task LoadAsync()
    {
        Kop = await TrajectKop.GetAsync(db, user, Id);
        (Kaart, Uit) = (await read.GetAsync(Id), await make.FindAsync(Id));
        ModelState.Remove(nameof(Gezien));
    }

    public async Task OnPostAsync()
    {
        var code = await make.RunAsync(Id, Gezien, Dagen);
        await LoadAsync();
        Adres = $"{buiten.Adres}/k/{code}";
    }

    public async Task<IActionResult> OnPostVerlengAsync()
    {
        await make.ExtendAsync(Id, Gezien, Dagen);
        return Done("De kaart werkt langer. Ook een kaart op papier blijft werken.");
    }

    public async Task<IActionResult> OnPostTrekInAsync()
    {
        await make.WithdrawAsync(Id, Gezien);
        return Done("De kaart werkt niet meer.");
    }

    private LocalRedirectResult Done(string zin)
    {
        TempData["Gelukt"] = zin;
        return LocalRedirect($"/traject/{Id}/kaart");
    }
}
