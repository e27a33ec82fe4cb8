using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Trajecten;

/// <summary>One line of a dossier's timeline.</summary>
/// <param name="Soort">What the filter asks for: <c>fase</c>, <c>mijlpaal</c>, <c>taak</c>, <c>gesprek</c>, <c>datum</c>, <c>document</c>, <c>melding</c>, <c>wijziging</c> or <c>ander</c>.</param>
/// <param name="Stand"><c>gebeurd</c>, <c>vervallen</c>, <c>open</c>, <c>laat</c> or <c>verwacht</c>.</param>
/// <param name="Wie">Who did it, or null for what went by itself.</param>
/// <param name="Bijzaak">True: shown only when this kind, or everything, is asked for.</param>
internal sealed record TijdlijnRegel(DateOnly Datum, string Soort, string Stand, string Titel, Waarom? Waarom = null, string? Wie = null, string? Adres = null, bool Bijzaak = false)
{
    /// <summary>What the deelnemer said, in the own words (S6).</summary>
    public string? Woorden { get; init; }

    /// <summary>True: part of how the IUP was discussed and brought to VDAB (S6, S14).</summary>
    public bool IsIup { get; init; }
}

/// <summary>A row of <c>gebeurtenis</c>.</summary>
internal sealed record GebeurdRij(long Nr, long Volg, DateOnly Datum, string Soort, string? Code, string Titel, string Stap, string Actor);

/// <summary>A row of <c>wacht</c>, with the taak that hangs on it.</summary>
internal sealed record WachtRij(
    string Id, string Pad, string Soort, string Titel, DateOnly Hier, DateOnly? Datum, string? Waarom, string Status, string? Taak, string? Medewerker, string? Formule, string? SamenMet);

/// <summary>The one timeline of a traject: what happened, what stands open, and what is to come.</summary>
internal sealed class Tijdlijn(FlowVersie versie, FlowState state, Verklaring verklaring, IReadOnlyDictionary<string, string> namen, DateOnly vandaag)
{
    // How far ahead single taken are worth reading; beyond it the milestones and the dates with a code tell the way.
    private const int Maanden = 3;

    /// <summary>What happened, in order of date.</summary>
    public IEnumerable<TijdlijnRegel> Past(IEnumerable<GebeurdRij> rijen, IReadOnlyCollection<WachtRij> wachten) =>
        rijen.OrderBy(r => r.Datum).ThenBy(r => r.Nr).ThenBy(r => r.Volg).Select(r => new TijdlijnRegel(
            r.Datum,
            SoortOf(r.Soort),
            r.Soort == "vervallen" ? "vervallen" : "gebeurd",
            r.Titel,
            Why(r, wachten),
            r.Soort is "taak" or "bericht" or "feit" or "coach" or "incident" or "verhuizing" ? Who(r, wachten) : null,
            Bijzaak: IsBijzaak(r)));

    /// <summary>The suspensions, those ahead as well. Why is no part of it (S5).</summary>
    public IEnumerable<TijdlijnRegel> Schorsingen()
    {
        foreach (var schorsing in state.Opschortingen)
        {
            yield return Line(schorsing.Van, schorsing.Tot is { } einde ? $"Schorsing tot en met {Web.Datum.Kort(einde)} begint" : "Schorsing begint, nog zonder einde");
            if (schorsing.Tot is { } tot)
                yield return Line(tot, "Laatste dag van de schorsing");
        }

        TijdlijnRegel Line(DateOnly dag, string titel) => new(dag, "wijziging", dag <= vandaag ? "gebeurd" : "verwacht", titel);
    }

    /// <summary>What stands open and has a date, then what is to come if everybody acts in time.</summary>
    public IEnumerable<TijdlijnRegel> ToCome(IEnumerable<WachtRij> wachten)
    {
        var open = wachten.Where(w => w.Status == "open" && w.Datum is not null).Select(Open);
        return open.Concat(state.IsEnded ? [] : Expected()).OrderBy(r => r.Datum);
    }

    private IEnumerable<TijdlijnRegel> Expected()
    {
        var lines = Expect.From(versie.Flows, state, vandaag);
        var (horizon, told) = (Duur.LastDay(vandaag, Maanden), new HashSet<string>());
        foreach (var line in lines)
        {
            // A date and the taak it opens are one line: the taak, with the reason of the date.
            var wacht = line.Soort == "taak" ? lines.FirstOrDefault(l => l.Soort == "wacht" && l.Datum == line.Datum && l.Code == line.Code && l.Code is not null) : null;
            var bijzaak = line.Soort switch
            {
                "taak" => line.Datum > horizon,
                "wacht" when line.Datum <= horizon => lines.Any(l => l.Soort == "taak" && l.Datum == line.Datum && l.Code == line.Code),
                "wacht" => line.Code is null || !told.Add(line.Code),
                "document" => true,
                _ => false,
            };
            yield return new TijdlijnRegel(line.Datum, SoortOf(line.Soort), "verwacht", line.Titel, verklaring.Of(line.Pad, wacht?.Waarom ?? line.Waarom, verklaring.Formule((wacht ?? line).Pad)), Bijzaak: bijzaak);
        }
    }

    // Who did it, and with whom it was filled in (S16).
    private string? Who(GebeurdRij rij, IReadOnlyCollection<WachtRij> wachten)
    {
        var samen = rij.Soort == "taak" && !IsBijzaak(rij) ? wachten.LastOrDefault(w => w.Pad == rij.Stap && w.Hier <= rij.Datum)?.SamenMet : null;
        return namen.GetValueOrDefault(rij.Actor) is { } naam && samen is not null ? $"{naam}, samen met {samen}" : namen.GetValueOrDefault(rij.Actor);
    }

    // Told twice: a taak that was opened and later done, a date and the taak it opened, a milestone and its melding, the end of a phase and the begin of the next.
    private static bool IsBijzaak(GebeurdRij rij) => rij.Soort switch
    {
        "taak" => rij.Titel.StartsWith(StepLines.TaakVoor, StringComparison.Ordinal),
        "fase" => rij.Titel.EndsWith(StepLines.FaseKlaar, StringComparison.Ordinal),
        "wacht" or "melding" or "vervallen" => true,
        _ => false,
    };

    private TijdlijnRegel Open(WachtRij wacht)
    {
        var isTaak = wacht.Soort == nameof(WaitSoort.Taak);
        var laat = isTaak && wacht.Datum < vandaag;
        return new TijdlijnRegel(
            wacht.Datum!.Value, isTaak ? "taak" : "datum", laat ? "laat" : "open", wacht.Titel, verklaring.OfWacht(wacht), wacht.Medewerker is { } wie ? namen.GetValueOrDefault(wie) : null,
            wacht.Taak is { } taak ? $"/taak/{taak}" : null);
    }

    // The reason that was given at the time; a milestone's is read again from its formula, and told only when it still gives the same day.
    private Waarom? Why(GebeurdRij rij, IReadOnlyCollection<WachtRij> wachten)
    {
        WachtRij? Wacht(Func<WachtRij, bool> match) => wachten.LastOrDefault(w => w.Pad == rij.Stap && match(w));
        switch (rij.Soort)
        {
            case "wacht":
                return Wacht(w => w.Datum == rij.Datum) is { } moment ? verklaring.OfWacht(moment) : verklaring.Of(rij.Stap, null, null);
            case "taak" or "bericht" or "document":
                return Wacht(w => w.Hier <= rij.Datum) is { Waarom.Length: > 0 } open ? verklaring.OfWacht(open, "Termijn: ") : verklaring.Of(rij.Stap, null, null);
            case "mijlpaal" or "melding":
                var formule = verklaring.Formule(rij.Stap);
                var uitleg = formule is null ? null : WachtDatum.Read(state, formule, rij.Datum);
                return uitleg?.Datum == rij.Datum ? verklaring.Of(rij.Stap, uitleg.Waarom, formule) : verklaring.Of(rij.Stap, null, null);
            default:
                return null;
        }
    }

    private static string SoortOf(string soort) => soort switch
    {
        "fase" or "mijlpaal" or "taak" or "document" or "melding" => soort,
        "wacht" or "bericht" => "datum",
        "einde" => "fase",
        "feit" or "coach" or "verhuizing" => "wijziging",
        _ => "ander",
    };
}
