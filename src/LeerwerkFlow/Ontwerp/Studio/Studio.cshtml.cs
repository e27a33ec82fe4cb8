using LeerwerkFlow.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Ontwerp.Studio;

/// <summary>The page around Elsa Studio: who you are, the way back, and one of Studio's four screens. Studio has no addresses of its own, so each is a page here.</summary>
[Needs(Right.GebruiktStudio)]
internal sealed class StudioPage(StudioPakket pakket, CurrentUser wie) : PageModel
{
    /// <summary>
    /// Wider than our own pages, for this page alone: Studio is WebAssembly, writes styles of its own, and draws icons from data addresses. Its lists and its editor each bring
    /// one inline script, for the keys Ctrl+S and Ctrl+R; those two are named by their hash. Nothing may come from, or go to, elsewhere.
    /// </summary>
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc=' 'sha256-vu6sQrKXQHR4Yn3FMMihA/9TxxfIXnCxKwvLrTPJ5ts='; "
        + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        + "worker-src 'self' blob:; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    [BindProperty(SupportsGet = true)]
    public string? Weg { get; set; }

    internal StudioPakket Pakket => pakket;

    internal CurrentUser Wie => wie;

    /// <summary>Studio's element for this address, and the id of what it shows (null: a list).</summary>
    internal (string Element, string? Id) Scherm { get; private set; }

    internal bool IsInstances => Scherm.Element.StartsWith("elsa-workflow-instance", StringComparison.Ordinal);

    public IActionResult OnGet()
    {
        if (Find(Weg) is not { } scherm)
            return string.IsNullOrEmpty(Weg) ? LocalRedirect("/studio/workflows/definitions") : NotFound();

        Scherm = scherm;
        Response.Headers.ContentSecurityPolicy = ContentPolicy;
        return Page();
    }

    private static (string Element, string? Id)? Find(string? weg) => weg?.Split('/') switch
    {
        ["workflows", "definitions"] => ("elsa-workflow-definition-list", null),
        ["workflows", "definitions", var id, "edit"] => ("elsa-workflow-definition-editor", id),
        ["workflows", "instances"] => ("elsa-workflow-instance-list", null),
        ["workflows", "instances", var id, "view"] => ("elsa-workflow-instance-viewer", id),
        _ => null,
    };
}
