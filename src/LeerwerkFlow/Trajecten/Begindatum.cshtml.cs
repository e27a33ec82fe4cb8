using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Trajecten;

/// <summary>The start was another day than was written: all dates that hang on it are read again.</summary>
[Needs(Right.WijzigtTraject)]
internal sealed class BegindatumPage(Db db, Klok klok, CurrentUser user, ChangeTraject change) : WijzigingPage(db, klok, user, change)
{
    [BindProperty]
    public DateOnly? Start { get; set; }

    internal override string Titel => "Begindatum verbeteren";

    internal override string Uitleg => "Gebruik dit als de eerste werkdag anders was dan genoteerd. Wat al gebeurd is, blijft staan; open datums verschuiven mee.";

    internal override string Pad => "begindatum";

    internal override string Gelukt => "De begindatum is verbeterd.";

    internal override IEnumerable<Veld> Velden => [Veld.Dag("Start", "Eerste werkdag", Start)];

    private protected override void Propose() => Start = Kop.Start;

    private protected override Wijziging Read() => new Wijziging.Begindatum(Filled(Start, "Start", "Vul de eerste werkdag in."));
}
