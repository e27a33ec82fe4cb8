using System.Globalization;
using System.Security.Cryptography;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace LeerwerkFlow.Documenten.Post;

/// <summary>The public page behind the link of a mail. To look at it opens nothing: programs that follow links read no letters. After the right answer a cookie of a quarter of an hour opens the rest.</summary>
[AllowAnonymous]
[EnableRateLimiting(Limits.Lezen)]
internal sealed class LezenPage(OpenLeeslink open, PdfPrinter printer, IDataProtectionProvider protection) : PageModel
{
    private const string Koekje = "leerwerkflow-lezen";
    private static readonly TimeSpan Duurt = TimeSpan.FromMinutes(15);

    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("leeslink").ToTimeLimitedDataProtector();

    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    [BindProperty]
    public string? Dag { get; set; }

    [BindProperty]
    public string? Maand { get; set; }

    [BindProperty]
    public string? Jaar { get; set; }

    /// <summary>Null when the link opens nothing, for whatever reason.</summary>
    internal OpenLeeslink.Link? Link { get; private set; }

    /// <summary>True when the right answer was given just now.</summary>
    internal bool IsOpen { get; private set; }

    internal bool KanPrinten => printer.IsAvailable;

    internal string? Fout { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? deel)
    {
        await LoadAsync();
        if (deel is null)
            return Page();
        if (!IsOpen)
            return Redirect($"/lezen/{Uri.EscapeDataString(Token)}");
        var html = await open.ReadAsync(Link!, HttpContext.RequestAborted);
        if (deel == "pdf")
            return File(await printer.PrintAsync(html, HttpContext.RequestAborted), "application/pdf", $"{Link!.Sjabloon}-{Datum.Iso(Link.Datum)}.pdf");
        Response.Headers.ContentSecurityPolicy = InhoudPage.Policy;
        return Content(html, "text/html; charset=utf-8");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (Link is null)
            return Page();
        if (Geboortedatum() is not { } dag)
        {
            Fout = "Vul de dag, de maand en het jaar in met cijfers. Bijvoorbeeld 14, 3 en 1985.";
            return Page();
        }

        try
        {
            if (await open.RunAsync(Link, dag, HttpContext.RequestAborted))
            {
                Response.Cookies.Append(Koekje, seal.Protect(Link.Mail, Duurt), new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = Request.IsHttps, Path = $"/lezen/{Token}", MaxAge = Duurt });
                return Redirect($"/lezen/{Token}");
            }
        }
        catch (Moved)
        {
            // Closed meanwhile: it is asked again, and says so.
        }

        Link = await open.FindAsync(Token, HttpContext.RequestAborted);
        Fout = $"Deze geboortedatum klopt niet. Je kunt het nog {Link?.Over} keer proberen.";
        return Page();
    }

    private async Task LoadAsync()
    {
        Linkcode.Hide(Response);
        Link = await open.FindAsync(Token, HttpContext.RequestAborted);
        IsOpen = Link is not null && Passed() == Link.Mail;
    }

    private string? Passed()
    {
        try
        {
            return Request.Cookies[Koekje] is { } cookie ? seal.Unprotect(cookie) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // A day that cannot be is no guess.
    private DateOnly? Geboortedatum() => Link!.VraagtGeboortedatum
        ? DateOnly.TryParseExact($"{Jaar?.Trim()}-{Maand?.Trim()}-{Dag?.Trim()}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) ? dag : null
        : DateOnly.MinValue;
}
