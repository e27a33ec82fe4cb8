using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Trajecten;

/// <summary>Suspension. Terms that wait stand still; the end and nazorg run on. The reason is confidential (S5).</summary>
[Needs(Right.WijzigtTraject)]
internal sealed class SchorsenPage(Db db, Klok klok, Kluis kluis, CurrentUser user, ChangeTraject change) : WijzigingPage(db, klok, user, change)
{
    [BindProperty]
    public DateOnly? Van { get; set; }

    [BindProperty]
    public DateOnly? Tot { get; set; }

    [BindProperty]
    public string? Toelichting { get; set; }

    internal override string Titel => "Traject schorsen";

    internal override string Uitleg => "Voor een langere afwezigheid. Termijnen schuiven op wanneer de schorsing langer duurt dan dertig dagen; het einde en de nazorg lopen door.";

    internal override string Pad => "schorsen";

    internal override string Gelukt => "De schorsing is genoteerd.";

    internal override IEnumerable<Veld> Velden =>
    [
        Veld.Dag("Van", "Eerste dag", Van),
        Veld.Dag("Tot", "Laatste dag", Tot) with { Verplicht = false, Hulp = "Laat leeg als je het nog niet weet. De termijnen hebben dan even geen datum." },
    ];

    internal override IEnumerable<Veld> VertrouwelijkeVelden => [new("Toelichting", "Reden", Toelichting, "lang") { Verplicht = false, Langst = 1000 }];

    private protected override void Propose() => Van = Klok.Vandaag;

    private protected override Wijziging Read() => new Wijziging.Schors(Filled(Van, "Van", "Vul de eerste dag in."), Tot);

    private protected override IEnumerable<Statement> Alongside() => new VertrouwelijkeReden(null, Toelichting?.Trim()).Seal(kluis, Id, "schorsing", Wie.Id, Klok.Now);
}
