using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Trajecten;

/// <summary>Early exit. The reason goes to the vertrouwelijk luik, nowhere else (S5); the melding waits for a person (S13).</summary>
[Needs(Right.StoptTraject)]
internal sealed class StoppenPage(Db db, Klok klok, Kluis kluis, CurrentUser user, ChangeTraject change) : WijzigingPage(db, klok, user, change)
{
    [BindProperty(Name = "Einde")]
    public DateOnly? EindeDag { get; set; }

    [BindProperty]
    public string? Nazorg { get; set; }

    [BindProperty]
    public string? Reden { get; set; }

    [BindProperty]
    public string? Toelichting { get; set; }

    internal override string Titel => "Traject stopzetten";

    internal override string Uitleg => "Vertel het eerst aan de deelnemer. Open taken en brieven die nog niet goedgekeurd zijn, vervallen. De melding aan VDAB wacht tot iemand ze gelezen heeft.";

    internal override string Pad => "stoppen";

    internal override string Gelukt => "Het traject is stopgezet. In het postvak staat wat je nog moet afwerken.";

    internal override bool IsGevaar => true;

    internal override IEnumerable<Veld> Velden =>
    [
        Veld.Dag("Einde", "Laatste dag van de werkervaring", EindeDag) with { Hulp = IsVoorbij ? "De werkervaring is al voorbij: alleen de nazorg stopt." : null },
        new("Nazorg", "Bieden we nazorg aan?", Nazorg, "rondjes") { Keuzes = Keuze.JaNee, Hulp = "Altijd, behalve bij pensioen of overlijden. De deelnemer mag weigeren." },
    ];

    internal override IEnumerable<Veld> VertrouwelijkeVelden =>
    [
        new("Reden", "Reden", Reden, "keuze") { Keuzes = VertrouwelijkeReden.Codes, Verplicht = false },
        new("Toelichting", "Toelichting", Toelichting, "lang") { Verplicht = false, Langst = 2000 },
    ];

    private bool IsVoorbij => Einde < Klok.Vandaag;

    private protected override void Propose() => (EindeDag, Nazorg) = (IsVoorbij ? Einde : Klok.Vandaag, "ja");

    private protected override Wijziging Read()
    {
        var einde = Filled(EindeDag, "Einde", "Vul de laatste dag in.");
        return Nazorg is "ja" or "nee" ? new Wijziging.Stop(einde, Nazorg == "ja") : throw new RuleBroken("Kies of jullie nazorg aanbieden.", "Nazorg");
    }

    private protected override IEnumerable<Statement> Alongside() =>
        new VertrouwelijkeReden(string.IsNullOrEmpty(Reden) ? null : Reden, Toelichting?.Trim()).Seal(kluis, Id, "stopzetting", Wie.Id, Klok.Now);
}
