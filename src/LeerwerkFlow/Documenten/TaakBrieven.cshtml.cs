using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Documenten;

/// <summary>The letters that hang on a taak: have them made, and open what was made.</summary>
[Needs(Right.ZietDocumenten)]
internal sealed class TaakBrievenPage(Db db, Klok klok, AskDocument ask, CurrentUser user) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    internal TaakBrieven Taak { get; private set; } = null!;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync(string? naam) => LocalRedirect($"/document/{await ask.RunAsync(Id, naam ?? "")}");

    public override async Task LoadAsync()
    {
        Taak = await ask.ListAsync(Id);
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, Taak.Traject, "documenten-bekeken", klok.Now)]);
    }
}
