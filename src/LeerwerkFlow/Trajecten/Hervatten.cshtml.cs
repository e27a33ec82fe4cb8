using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Trajecten;

/// <summary>The end of an open suspension: the dates that had none come back.</summary>
[Needs(Right.WijzigtTraject)]
internal sealed class HervattenPage(Db db, Klok klok, CurrentUser user, ChangeTraject change) : WijzigingPage(db, klok, user, change)
{
    [BindProperty]
    public DateOnly? Tot { get; set; }

    internal override string Titel => "Traject hervatten";

    internal override string Uitleg => "De deelnemer komt terug. De termijnen krijgen opnieuw een datum.";

    internal override string Pad => "hervatten";

    internal override string Gelukt => "Het traject loopt weer.";

    internal override IEnumerable<Veld> Velden => [Veld.Dag("Tot", "Laatste dag van de schorsing", Tot) with { Hulp = "De dag voor de deelnemer terugkomt." }];

    private protected override void Propose() => Tot = Klok.Vandaag.AddDays(-1);

    private protected override Wijziging Read() => new Wijziging.Hervat(Filled(Tot, "Tot", "Vul de laatste dag van de schorsing in."));
}
