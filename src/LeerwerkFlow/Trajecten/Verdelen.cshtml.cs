using LeerwerkFlow.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Trajecten;

/// <summary>Who has how much, and what would make it even. It moves nothing by itself.</summary>
[Needs(Right.WijstCoachToe)]
internal sealed class VerdelenPage(Verdeling verdeling) : PageModel
{
    internal IReadOnlyList<CoachLast> Coaches { get; private set; } = [];

    internal IReadOnlyList<Verschuiving> Voorstel { get; private set; } = [];

    public async Task OnGetAsync() => (Coaches, Voorstel) = await verdeling.RunAsync();
}
