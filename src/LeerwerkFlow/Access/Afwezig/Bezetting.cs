using LeerwerkFlow.Web;

namespace LeerwerkFlow.Access.Afwezig;

/// <summary>
/// Who is there on which day in one LWB, and whom a taak therefore reaches: its owner; who stands in, and who stands in for them; the coördinators; whoever has the role.
/// <see cref="Waarneming"/> says the same in SQL.
/// </summary>
/// <param name="organisatie">The LWB whose calendar it is; the persons may also hold those of another, who have one of its taken.</param>
public sealed class Bezetting(string organisatie, IEnumerable<Persoon> personen, IEnumerable<Afwezigheid> afwezigheden)
{
    private readonly Dictionary<string, Persoon> personen = personen.ToDictionary(p => p.Id);
    private readonly ILookup<string, Afwezigheid> afwezigheden = afwezigheden.ToLookup(a => a.Medewerker);

    private readonly Lazy<HashSet<DateOnly>> wissels = new(() => [.. afwezigheden.SelectMany(a => new[] { a.Van, a.Tot.AddDays(1) })]);

    public IEnumerable<Persoon> Personen => personen.Values;

    public IEnumerable<Afwezigheid> Afwezigheden => afwezigheden.SelectMany(a => a);

    /// <summary>The absence of that day, or null.</summary>
    public Afwezigheid? FindAfwezigheid(string wie, DateOnly dag) => afwezigheden[wie].FirstOrDefault(a => a.Covers(dag));

    /// <summary>Somebody goes or comes back on this day; on another one everything is as on the day before.</summary>
    public bool Changes(DateOnly dag) => wissels.Value.Contains(dag);

    /// <summary>The account is open and the person is not away.</summary>
    public bool IsThere(string wie, DateOnly dag) => personen.TryGetValue(wie, out var persoon) && persoon.Actief && FindAfwezigheid(wie, dag) is null;

    /// <summary>The calendar as it would be with this absence, instead of the one with its id.</summary>
    public Bezetting With(Afwezigheid nieuw) => new(organisatie, Personen, Afwezigheden.Where(a => a.Id != nieuw.Id).Append(nieuw));

    /// <summary>The owner and who stands in for them, one after the other, up to the first who is not away. A name twice at the end: it goes round.</summary>
    public IReadOnlyList<string> Keten(string eigenaar, string rol, DateOnly dag)
    {
        List<string> keten = [eigenaar];
        while (FindAfwezigheid(keten[^1], dag)?.Vervangers.GetValueOrDefault(rol) is { } volgende)
        {
            var isRound = keten.Contains(volgende);
            keten.Add(volgende);
            if (isRound)
                break;
        }

        return keten;
    }

    /// <summary>Whom a taak reaches on a day.</summary>
    /// <param name="eigenaar">On whose name it stands; null: nobody's.</param>
    /// <param name="nietDoor">Who may not do it, because they did the step that needs other eyes.</param>
    public Bereik Of(string? eigenaar, string rol, DateOnly dag, IReadOnlySet<string> nietDoor)
    {
        bool Can(string wie) => IsThere(wie, dag) && !nietDoor.Contains(wie);
        if (eigenaar is null)
            return First((BereikSoort.Rol, p => p.Rollen.Any(r => r.Code() == rol)), (BereikSoort.Coordinator, p => p.Rollen.Contains(Role.Coordinator)));
        if (Can(eigenaar))
            return new(BereikSoort.Eigenaar, [eigenaar]);

        var laatste = Keten(eigenaar, rol, dag)[^1];
        return laatste != eigenaar && Can(laatste) && personen[laatste].Suits(rol)
            ? new(BereikSoort.Vervanger, [laatste])
            : First((BereikSoort.Coordinator, p => p.Rollen.Contains(Role.Coordinator)), (BereikSoort.Rol, p => p.Suits(rol)));

        Bereik First(params (BereikSoort Soort, Func<Persoon, bool> Fits)[] kringen) =>
            kringen.Select(k => new Bereik(k.Soort, [.. Personen.Where(p => p.Organisatie == organisatie && k.Fits(p) && Can(p.Id)).Select(p => p.Id).Order(StringComparer.Ordinal)])).FirstOrDefault(b => b.Wie.Count > 0)
            ?? new(BereikSoort.Niemand, []);
    }

    /// <summary>Why a taak is with whom it is, in one Dutch sentence; null when it simply is its owner's or nobody's.</summary>
    public string? Uitleg(string? eigenaar, string rol, DateOnly dag, IReadOnlySet<string> nietDoor)
    {
        var bereik = Of(eigenaar, rol, dag, nietDoor);
        if (eigenaar is null)
            return bereik.Soort == BereikSoort.Rol ? null : $"Niemand die {Label(rol)} is, is er: {Naar(bereik)}.";
        if (bereik.Soort == BereikSoort.Eigenaar)
            return null;

        var keten = Keten(eigenaar, rol, dag);
        var waarom = string.Join(", ", keten.Take(bereik.Soort == BereikSoort.Vervanger ? keten.Count - 1 : keten.Count).Distinct().Select(w => Toestand(w, rol, dag, nietDoor)));
        return bereik.Soort == BereikSoort.Vervanger ? $"{waarom}: {Naar(bereik)} neemt waar." : $"{waarom}{(keten.Count == 1 && !nietDoor.Contains(eigenaar) ? ", geen vervanger" : "")}: {Naar(bereik)}.";
    }

    /// <summary>The name of a person, or what to say instead.</summary>
    public string NaamVan(string id) => personen.TryGetValue(id, out var persoon) ? persoon.Naam : "iemand van een ander leerwerkbedrijf";

    private string Toestand(string wie, string rol, DateOnly dag, IReadOnlySet<string> nietDoor) =>
        FindAfwezigheid(wie, dag) is { } weg ? $"{NaamVan(wie)} is afwezig tot en met {Datum.Cijfers(weg.Tot)}"
        : nietDoor.Contains(wie) ? $"{NaamVan(wie)} deed de stap ervoor"
        : personen.GetValueOrDefault(wie) is { Actief: true } persoon ? $"{persoon.Naam} is geen {Label(rol)}"
        : $"{NaamVan(wie)} werkt hier niet meer";

    private string Naar(Bereik bereik) => bereik.Soort switch
    {
        BereikSoort.Vervanger => NaamVan(bereik.Wie[0]),
        BereikSoort.Coordinator => bereik.Wie.Count == 1 ? $"de coördinator, {NaamVan(bereik.Wie[0])}" : "een van de coördinatoren",
        BereikSoort.Rol => "wie ze oppakt",
        _ => "niemand is bereikbaar",
    };

    private static string Label(string rol) => Roles.Find(rol)?.Label() ?? rol;
}
