using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Trajecten;

/// <summary>A job before the planned end: the phase is left, the profile and the attest come forward, and nazorg follows the last day.</summary>
[Needs(Right.StoptTraject)]
internal sealed class JobGevondenPage(Db db, Klok klok, CurrentUser user, ChangeTraject change) : WijzigingPage(db, klok, user, change)
{
    [BindProperty(Name = "Einde")]
    public DateOnly? EindeDag { get; set; }

    [BindProperty]
    public DateOnly? WerkStart { get; set; }

    [BindProperty]
    public string? Uitkomst { get; set; }

    internal override string Titel => "Job gevonden";

    internal override string Uitleg => "Proficiat! De werkervaring eindigt voor de nieuwe job begint, en de nazorg volgt daarop.";

    internal override string Pad => "job-gevonden";

    internal override string Gelukt => "De job is genoteerd. In het postvak staat wat er voor het einde nog moet gebeuren.";

    internal override IEnumerable<Veld> Velden =>
    [
        Veld.Dag("Einde", "Laatste dag van de werkervaring", EindeDag),
        Veld.Dag("WerkStart", "Eerste dag in de nieuwe job", WerkStart),
        new("Uitkomst", "Wat voor werk?", Uitkomst, "rondjes") { Keuzes = [new("WERK_NEC", "Gewoon bedrijf of overheid"), new("WERK_SE", "Sociale economie")] },
    ];

    private protected override Wijziging Read()
    {
        var (einde, werkStart) = (Filled(EindeDag, "Einde", "Vul de laatste dag in."), Filled(WerkStart, "WerkStart", "Vul de eerste dag in de nieuwe job in."));
        return Uitkomst is "WERK_NEC" or "WERK_SE" ? new Wijziging.Job(einde, werkStart, Uitkomst) : throw new RuleBroken("Kies wat voor werk het is.", "Uitkomst");
    }
}
