using LeerwerkFlow.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace LeerwerkFlow.Documenten.Controle;

/// <summary>The public page behind the QR code of an attest. Every code gets an answer of the same shape and status.</summary>
[AllowAnonymous]
[EnableRateLimiting(Limits.Attest)]
internal sealed class AttestPage(CheckAttest check) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }

    internal CheckAttest.Uitslag? Uitslag { get; private set; }

    /// <summary>The code as it stands on paper, or what was typed.</summary>
    internal string? Getoond => Controlecode.Read(Code) is { } code ? Controlecode.Shown(code) : Code?[..Math.Min(Code.Length, 40)];

    public async Task OnGetAsync()
    {
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (!string.IsNullOrWhiteSpace(Code))
            Uitslag = await check.RunAsync(Code, HttpContext.RequestAborted);
    }

    internal static (string Badge, string Kop, string Zin) Woorden(AttestStand stand) => stand switch
    {
        AttestStand.Echt => ("bericht-ok", "Dit attest is echt", "Het leerwerkbedrijf heeft het gegeven. Het is niet vervangen en niet ingetrokken."),
        AttestStand.Vervangen => ("bericht-let", "Dit attest is vervangen", "Het leerwerkbedrijf gaf later een nieuw attest. Vraag naar het nieuwe."),
        AttestStand.Ingetrokken => ("bericht-fout", "Dit attest is ingetrokken", "Het leerwerkbedrijf heeft het ingetrokken. Het geldt niet meer."),
        _ => ("bericht-fout", "Deze code kennen we niet", "Kijk na of de code juist overgenomen is. Klopt ze, vraag dan uitleg aan wie het attest gaf."),
    };
}
