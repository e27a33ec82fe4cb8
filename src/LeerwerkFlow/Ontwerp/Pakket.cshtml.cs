using LeerwerkFlow.Access;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Ontwerp;

/// <summary>Packages out and in: a flow with all that it names as one file, and what such a file would do here before it is done.</summary>
[Needs(Right.OntwerptFlows)]
[PakketGrens]
internal sealed class PakketPage(Definities definities, ExportPakket export, PakketWacht wacht, CurrentUser user) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public string? Bekijk { get; set; }

    [BindProperty]
    public IFormFile? Bestand { get; set; }

    internal IReadOnlyList<(string Id, string Naam, long Versie)> Flows { get; private set; } = [];

    internal IReadOnlyList<PakketWacht.Rij> Wachtend { get; private set; } = [];

    internal PakketPlan? Plan { get; private set; }

    /// <summary>Why a package cannot be imported, a sentence each.</summary>
    internal IReadOnlyList<string> Bezwaren { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        Flows = [.. (await definities.NewestAsync(user.Organisatie)).Select(b => (b.Flow, (b.Delen[b.Flow]["name"] as System.Text.Json.Nodes.JsonValue)?.ToString() ?? b.Flow, b.Versie))];
        Wachtend = await wacht.AllAsync();
        if (Bekijk is not null)
            await TellAsync(async () => Plan = await wacht.PreviewAsync(Bekijk));
    }

    public async Task<IActionResult> OnGetDownloadAsync(string flow) =>
        File(PakketZip.Write(await export.RunAsync(flow, user.Organisatie)), "application/zip", $"{flow}.zip");

    public async Task<IActionResult> OnPostStuurAsync()
    {
        await LoadAsync();
        if (Bestand is null)
            throw new RuleBroken("Kies eerst een bestand.", "Bestand");
        if (Bestand.Length > PakketLezer.MostBytes)
            throw new RuleBroken($"Dit bestand is te groot: een pakket heeft hoogstens {PakketLezer.MostBytes / 1_000_000} MB.", "Bestand");
        using var buffer = new MemoryStream();
        await Bestand.CopyToAsync(buffer);
        var zip = buffer.ToArray();
        return await TellAsync(() => wacht.KeepAsync(zip)) ? RedirectToPage(new { Bekijk = PakketZip.HashOf(zip) }) : Page();
    }

    public async Task<IActionResult> OnPostNeemAsync(string hash, string basis)
    {
        PakketPlan? done = null;
        if (!await TellAsync(async () => done = await wacht.RunAsync(hash, basis)))
        {
            await LoadAsync();
            return Page();
        }

        TempData["Gelukt"] = done!.Versies.Count == 0 ? "Alles uit dit pakket was er al." : $"Het pakket is overgenomen: {string.Join(", ", done.Versies)}.";
        return RedirectToPage(new { Bekijk = (string?)null });
    }

    public async Task<IActionResult> OnPostVergeetAsync(string hash)
    {
        await wacht.DropAsync(hash);
        TempData["Gelukt"] = "Het pakket is vergeten. Er is niets overgenomen.";
        return RedirectToPage(new { Bekijk = (string?)null });
    }

    // A refusal of many sentences is a list of its own; it is no fault of one field.
    private async Task<bool> TellAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (FlowRefused e)
        {
            Bezwaren = [.. e.Findings.Select(f => f.ToString())];
        }
        catch (RuleBroken e)
        {
            Bezwaren = e.Message.Split('\n');
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return false;
    }
}
