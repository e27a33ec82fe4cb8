using System.Globalization;
using LeerwerkFlow.Access;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Inbox.Reeksen;

/// <summary>What will happen to the chosen taken, before it does.</summary>
[Needs(Right.ZietPostvak)]
internal sealed class SamenPage(PreviewReeks preview, RunReeks run, CurrentUser user) : FormPage
{
    /// <summary>Ids, or when it is done ids with the revision that was seen: <c>id.3</c>.</summary>
    [BindProperty]
    public List<string> Rij { get; set; } = [];

    [BindProperty]
    public string? Handeling { get; set; }

    [BindProperty]
    public string? Naar { get; set; }

    internal ReeksBlik Blik { get; private set; } = new([], [], 0);

    internal int Gaat => Blik.Regels.Count(r => r.Fout is null);

    internal string Knop => Handeling switch
    {
        Reeks.Neem => "Neem op mijn naam",
        Reeks.GeefTerug => "Geef terug",
        _ => "Geef door",
    };

    public IActionResult OnGet() => LocalRedirect("/postvak");

    public async Task OnPostAsync() => Blik = await preview.RunAsync(user, Handeling, [.. Rij.Select(Id)], Naar);

    public async Task<IActionResult> OnPostDoeAsync() => LocalRedirect($"/postvak/reeks/{await run.RunAsync(user, Handeling, Naar, [.. Rij.Select(r => (Id(r), Revisie(r)))])}");

    public override Task LoadAsync() => Task.CompletedTask;

    private static string Id(string rij) => rij.Split('.')[0];

    private static long Revisie(string rij) => long.TryParse(rij[(rij.IndexOf('.', StringComparison.Ordinal) + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
}
