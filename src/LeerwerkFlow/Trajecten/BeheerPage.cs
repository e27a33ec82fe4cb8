using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Trajecten;

/// <summary>One vacature, werkplek or functieprofiel of the own organisation: everybody with sight reads it, who manages them changes it. The id <c>nieuw</c> makes one.</summary>
public abstract class BeheerPage : FormPage
{
    private protected BeheerPage(Db db, CurrentUser user) => (Db, Wie) = (db, user);

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>The revision that the form was drawn with.</summary>
    [BindProperty]
    public long Revisie { get; set; }

    internal bool IsNieuw => Id == "nieuw";

    internal bool MagWijzigen => Wie.May(Right.BeheertVacatures);

    internal abstract string Titel { get; }

    internal abstract IEnumerable<Veld> Velden { get; }

    /// <summary>The revision that stands now.</summary>
    internal long Bewaard { get; private protected set; }

    private protected Db Db { get; }

    private protected CurrentUser Wie { get; }

    private protected string Organisatie => Wie.Organisatie ?? throw new NotAllowed();

    private protected abstract string Pad { get; }

    public async Task OnGetAsync()
    {
        if (IsNieuw)
            Wie.Require(Right.BeheertVacatures);
        await LoadAsync();
        await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Wie.Require(Right.BeheertVacatures);
        await LoadAsync();
        var id = await SaveAsync();
        TempData["Gelukt"] = $"{Titel} is bewaard.";
        return LocalRedirect($"/{Pad}/{id}");
    }

    /// <summary>Puts what is stored in the form.</summary>
    private protected abstract Task ShowAsync();

    /// <summary>The id under which it is stored.</summary>
    private protected abstract Task<string> SaveAsync();
}
