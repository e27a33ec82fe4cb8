using LeerwerkFlow.Access;
using LeerwerkFlow.Access.Afwezig;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow.Agenda;

/// <summary>One week of a coach: afspraken, holidays, absence, and the taken with their last day in it. A coach sees the own agenda, a coördinator each of the LWB.</summary>
[Needs(Right.PlantAfspraken)]
internal sealed class AgendaPage(Klok klok, CurrentUser user, ReadAgenda read, ReadBezetting bezetting, Uitnodiging uitnodiging, Agendafeed feed) : PageModel
{
    // The weeks before and after stay within the calendar.
    private static readonly DateOnly First = new(2000, 1, 3);
    private static readonly DateOnly Last = new(2199, 12, 23);

    internal sealed record Dag(DateOnly Datum, string? Merk, IReadOnlyList<ReadAgenda.Regel> Afspraken, IReadOnlyList<ReadAgenda.TaakRegel> Taken);

    /// <summary>Any day of the week to show; what is no day shows this week.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Week { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Coach { get; set; }

    internal IReadOnlyList<ReadAgenda.Coachnaam> Coaches { get; private set; } = [];

    internal IReadOnlyList<Dag> Dagen { get; private set; } = [];

    /// <summary>Since when the coach's private address works; null: there is none.</summary>
    internal DateTimeOffset? FeedSinds { get; private set; }

    /// <summary>The private address, just once: when it was made.</summary>
    internal string? FeedAdres { get; private set; }

    internal DateOnly Vandaag => klok.Vandaag;

    internal DateOnly Maandag { get; private set; }

    internal bool IsEigen => Coach == user.Id;

    internal string Naam => Coaches.First(c => c.Id == Coach).Naam;

    internal string Plaats(ReadAgenda.Regel regel) => uitnodiging.Plaats(regel.Plaats);

    internal string Adres(DateOnly dag) => $"/agenda?week={Datum.Iso(dag)}{(IsEigen ? "" : $"&coach={Uri.EscapeDataString(Coach!)}")}";

    public async Task OnGetAsync()
    {
        Coaches = await read.CoachesAsync(user);
        // A coördinator without an agenda of the own begins with the first coach.
        var begin = user.Is(Role.Coach) ? user.Id : Coaches.FirstOrDefault(c => c.Id != user.Id)?.Id ?? user.Id;
        Coach = Coach is null ? begin : Coaches.Any(c => c.Id == Coach) ? Coach : throw new NotFound("Deze agenda bestaat niet, of je mag ze niet zien.");
        var dag = Week ?? Vandaag;
        dag = dag < First ? First : dag > Last ? Last : dag;
        Maandag = dag.AddDays(-(((int)dag.DayOfWeek + 6) % 7));
        var zondag = Maandag.AddDays(6);
        var kalender = await bezetting.OfAsync(user.Organisatie ?? throw new NotAllowed(), Maandag);
        var afspraken = (await read.RegelsAsync(user, Coach, Maandag, zondag)).ToLookup(a => a.Dag);
        var taken = (await read.TakenAsync(user, Coach, Maandag, zondag)).ToLookup(t => t.Termijn);
        Dagen = [.. Enumerable.Range(0, 7).Select(n => Maandag.AddDays(n)).Select(d => new Dag(d, Merk(d, kalender), [.. afspraken[d]], [.. taken[d]]))];
        FeedSinds = await feed.SinceAsync(user);
    }

    public async Task<IActionResult> OnPostFeedAsync()
    {
        FeedAdres = await feed.RenewAsync(user);
        await OnGetAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostStopAsync()
    {
        await feed.RevokeAsync(user);
        TempData["Gelukt"] = "Het adres werkt niet meer. Verwijder de agenda ook op je telefoon.";
        return LocalRedirect("/agenda");
    }

    private string? Merk(DateOnly dag, Bezetting kalender) => string.Join(", ", new[]
    {
        Feestdagen.NaamOf(dag) is { } feestdag ? $"Feestdag: {feestdag}" : null,
        kalender.FindAfwezigheid(Coach!, dag) is { } weg ? $"Afwezig tot en met {Datum.DagMaand(weg.Tot)}" : null,
    }.OfType<string>()) is { Length: > 0 } merk ? merk : null;
}
