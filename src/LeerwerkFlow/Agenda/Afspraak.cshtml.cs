using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Agenda;

/// <summary>Plans an afspraak, shows what speaks against it before it is kept, moves it, cancels it, notes who came, and gives the invitations. The id <c>nieuw</c> plans one.</summary>
[Needs(Right.PlantAfspraken)]
internal sealed class AfspraakPage(Db db, Klok klok, CurrentUser user, ReadAgenda read, PlanAfspraak plan, CancelAfspraak cancel, NoteAanwezigheid note, Uitnodiging uitnodiging) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>With whom; several for a group.</summary>
    [BindProperty]
    public List<string> Trajecten { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Traject { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Taak { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Groep { get; set; }

    /// <summary>The key of a new afspraak, made with the form.</summary>
    [BindProperty]
    public string? Sleutel { get; set; }

    [BindProperty]
    public long Revisie { get; set; }

    [BindProperty]
    public string? Coach { get; set; }

    [BindProperty]
    public string? Soort { get; set; }

    [BindProperty]
    public DateOnly? Dag { get; set; }

    [BindProperty]
    public string? Uur { get; set; }

    [BindProperty]
    public int? Minuten { get; set; }

    [BindProperty]
    public string? Plaats { get; set; }

    [BindProperty]
    public string? Gezien { get; set; }

    /// <summary>Id of the traject → code, or nothing.</summary>
    [BindProperty]
    public Dictionary<string, string?> Aanwezig { get; set; } = [];

    internal bool IsNieuw => Id == "nieuw";

    internal bool IsGroep => Rij?.IsGroep ?? Groep;

    /// <summary>Null while it is being planned.</summary>
    internal Afspraak? Rij { get; private set; }

    internal AfspraakDeelnemer[] Deelnemers { get; private set; } = [];

    /// <summary>Whom a group can hold.</summary>
    internal IReadOnlyList<AfspraakDeelnemer> Keuzes { get; private set; } = [];

    internal IReadOnlyList<string> Botsingen { get; private set; } = [];

    internal string Vingerafdruk => PlanAfspraak.Fingerprint(Botsingen);

    internal bool MagWijzigen => Rij?.MayBeChangedBy(user) ?? true;

    internal bool IsBegonnen => Rij is { } rij && rij.Tijd.Van <= klok.Now;

    internal IEnumerable<AfspraakDeelnemer> Blijven => Deelnemers.Where(d => !d.Weg);

    internal string Titel => IsNieuw ? IsGroep ? "Plan een groepssessie" : $"Plan een afspraak met {Deelnemers[0].Persoon}"
        : IsGroep ? $"Groepssessie op {Datum.Lang(Rij!.Dag)}" : $"Afspraak met {Deelnemers[0].Persoon}";

    internal IReadOnlyList<string> UitnodigingLines => uitnodiging.Lines(Rij!);

    internal string PlaatsVan => uitnodiging.Plaats(Rij!.Plaats);

    /// <summary>An own dossier, to which the name leads.</summary>
    internal bool IsOwn(AfspraakDeelnemer wie) => wie.Coach == user.Id;

    internal IEnumerable<Veld> Velden()
    {
        if (!IsGroep)
            yield return new("Soort", "Wat voor afspraak?", Soort, "keuze") { Keuzes = [.. Afspraak.Soorten.Where(s => s.Key != Afspraak.Groep).Select(s => new Keuze(s.Key, s.Value))], Nu = Nu(Soort, Rij?.Soort) is { } s ? Afspraak.Soorten[s] : null };
        if (coaches.Count > 1)
            yield return new("Coach", "In de agenda van", Coach, "keuze") { Keuzes = [.. coaches.Select(c => new Keuze(c.Id, c.Naam))], Nu = Nu(Coach, Rij?.Coach) is not null ? Rij!.CoachNaam : null };
        yield return Veld.Dag("Dag", "Dag", Dag) with { Nu = Nu(Dag is { } d ? Datum.Iso(d) : "", Rij is null ? null : Datum.Iso(Rij.Dag)) is not null ? Datum.Lang(Rij!.Dag) : null };
        yield return new("Uur", "Uur", Uur, "time") { Breedte = "kort", Nu = Nu(Uur, Rij?.Uur) };
        yield return new("Minuten", "Hoelang, in minuten", Minuten?.ToString(Datum.Cultuur), "number") { Breedte = "kort", Nu = Nu(Minuten?.ToString(Datum.Cultuur), Rij?.Minuten.ToString(Datum.Cultuur)) };
        yield return new("Plaats", "Waar", Plaats) { Hulp = $"Bijvoorbeeld een adres en een lokaal. Dit staat ook in de uitnodiging en in de agenda op je telefoon: schrijf nooit waarom.{(IsGroep ? "" : " Als je belt, mag dit leeg zijn.")}", Nu = Nu(Plaats, Rij is null ? null : PlaatsVan) };
    }

    public async Task<IActionResult> OnGetAsync()
    {
        if (IsNieuw && Taak is not null && await read.OfTaakAsync(user, Taak) is { } al)
            return LocalRedirect($"/afspraak/{al}");
        await LoadAsync();
        if (Rij is { } rij)
            (Revisie, Coach, Soort, Dag, Uur, Minuten, Plaats, Trajecten) = (rij.Revisie, rij.Coach, rij.Soort, rij.Dag, rij.Uur, (int)rij.Minuten, PlaatsVan, [.. Blijven.Select(d => d.Traject)]);
        else
            (Sleutel, Coach, Soort, Minuten, Plaats) = (Guid.CreateVersion7(klok.Now).ToString("N"), user.Is(Role.Coach) ? user.Id : Deelnemers.FirstOrDefault()?.Coach ?? user.Id, IsGroep ? Afspraak.Groep : "gesprek", IsGroep ? 120 : 60,
                await db.FindAsync<string>("SELECT adres FROM organisatie WHERE id = @Organisatie", new { user.Organisatie }));
        await db.WriteAsync([.. Deelnemers.Select(d => VerwerkingsLog.Looked(user.Id, d.Traject, "afspraak-bekeken", klok.Now))]);
        return Page();
    }

    public override async Task LoadAsync()
    {
        Rij = IsNieuw ? null : await read.GetAsync(user, Id);
        Deelnemers = Rij is not null ? await read.DeelnemersAsync(Id) : IsGroep ? [] : [await read.PersoonAsync(user, Traject ?? "")];
        if (IsGroep)
            Keuzes = [.. (await read.KeuzesAsync(user)).Concat(Blijven).DistinctBy(k => k.Traject)];
        coaches = await read.CoachesAsync(user);
        if (Rij is not null && coaches.All(c => c.Id != Rij.Coach))
            coaches = [.. coaches, new(Rij.Coach, Rij.CoachNaam)];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        // The binder refuses 29 February 2100, which is no day, and "een uur", which is no number.
        foreach (var (veld, zin) in new[] { (nameof(Dag), "Deze dag bestaat niet. Kijk dag, maand en jaar na."), (nameof(Minuten), "Vul de minuten in met cijfers.") })
        {
            if (ModelState[veld]?.Errors.Count > 0)
            {
                ModelState.Remove(veld);
                throw new RuleBroken(zin, veld);
            }
        }

        var id = IsNieuw ? Sleutel ?? "" : Id;
        // Who has no choice of agendas is not asked.
        Coach ??= user.Id;
        Botsingen = await plan.RunAsync(user, new(id, IsNieuw ? 0 : Revisie, Coach, Taak, IsNieuw && Groep ? Afspraak.Groep : Soort ?? Afspraak.Groep, Dag, Uur, Minuten, Plaats, Traject is null ? Trajecten : [Traject], Gezien));
        if (Botsingen.Count == 0)
            return Done(IsNieuw ? "De afspraak is gepland." : "De afspraak is bewaard. Geef de nieuwe uitnodiging door.", id);
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAnnuleerAsync()
    {
        await cancel.RunAsync(user, Id, Revisie);
        return Done("De afspraak is geannuleerd. Laat het weten aan wie zou komen.", Id);
    }

    public async Task<IActionResult> OnPostAanwezigAsync()
    {
        await note.RunAsync(user, Id, Revisie, Aanwezig);
        return Done("Wie er was, is bewaard.", Id);
    }

    /// <summary>The invitation of one deelnemer as a file; of a cancelled afspraak the file that takes it out of their agenda.</summary>
    public async Task<IActionResult> OnGetIcsAsync(string voor)
    {
        await LoadAsync();
        var wie = Deelnemers.FirstOrDefault(d => d.Traject == voor) ?? throw new NotFound();
        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, wie.Traject, "uitnodiging-gedownload", klok.Now)]);
        var af = Rij!.Geannuleerd || wie.Weg;
        return File(System.Text.Encoding.UTF8.GetBytes(uitnodiging.Icalendar(Rij, wie)), $"text/calendar; charset=utf-8; method={(af ? "CANCEL" : "REQUEST")}", af ? "geen-afspraak.ics" : "afspraak.ics");
    }

    private IReadOnlyList<ReadAgenda.Coachnaam> coaches = [];

    // After somebody else was first: what they wrote, beside what was typed here.
    private string? Nu(string? getypt, string? bewaard) => Rij is { } rij && Revisie != rij.Revisie && (getypt ?? "") != (bewaard ?? "") ? bewaard ?? "" : null;

    private LocalRedirectResult Done(string zin, string id)
    {
        TempData["Gelukt"] = zin;
        return LocalRedirect($"/afspraak/{id}");
    }
}
