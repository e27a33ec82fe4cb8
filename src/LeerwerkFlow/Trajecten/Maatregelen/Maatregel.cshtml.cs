using LeerwerkFlow.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Trajecten.Maatregelen;

/// <summary>How far a maatregel is and how it went, traject by traject, with the ways on from there.</summary>
[Needs(Right.SchorstSamen)]
internal sealed class MaatregelPage(ReadMaatregel read, CurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int Pagina { get; set; } = 1;

    internal MaatregelVerslag Verslag { get; private set; } = null!;

    internal MaatregelRegel[] Regels { get; private set; } = [];

    internal long Paginas => Math.Max(1, (Verslag.Totaal + ReadMaatregel.PerPagina - 1) / ReadMaatregel.PerPagina);

    internal bool KanVerder => Verslag is { IsKlaar: true, Gevolgd: null, Gedaan: > 0 } && Verslag.Soort != Maatregel.Terug;

    public async Task OnGetAsync() => (Verslag, Regels) = (await read.GetAsync(user, Id), await read.RowsAsync(user, Id, Pagina));
}
