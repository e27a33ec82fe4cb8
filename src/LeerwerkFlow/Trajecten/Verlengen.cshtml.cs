using System.Globalization;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Trajecten;

/// <summary>Extension after a decision of VDAB: every date that hangs on the end moves along.</summary>
[Needs(Right.WijzigtTraject)]
internal sealed class VerlengenPage(Db db, Klok klok, CurrentUser user, ChangeTraject change) : WijzigingPage(db, klok, user, change)
{
    [BindProperty]
    public int? Maanden { get; set; }

    internal override string Titel => "Werkervaring verlengen";

    internal override string Uitleg => "Doe dit na de beslissing van VDAB. De werkervaring duurt samen met de verlenging ten hoogste 18 maanden. Vergeet de arbeidsovereenkomst niet.";

    internal override string Pad => "verlengen";

    internal override string Gelukt => "De werkervaring is verlengd. De datums die van het einde afhangen, zijn mee verschoven.";

    internal override IEnumerable<Veld> Velden =>
    [
        new("Maanden", "Totale duur in maanden", Maanden?.ToString(CultureInfo.InvariantCulture), "number") { Breedte = "kort", Hulp = $"Nu {Nu} maanden. Geef de duur na de verlenging, ten hoogste 18." },
    ];

    private int Nu => (int)(Kop.State().Feiten.GetValueOrDefault("lengte")?.AsGetal ?? 0);

    private protected override void Propose() => Maanden = Math.Min(18, Nu + 3);

    private protected override Wijziging Read() => new Wijziging.Verleng(Maanden ?? throw new RuleBroken("Vul het aantal maanden in.", "Maanden"));
}
