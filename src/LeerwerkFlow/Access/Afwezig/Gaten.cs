using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Access.Afwezig;

/// <summary>An open taak that needs a second person, with who did the first step.</summary>
public sealed record VierOgenTaak(string Titel, string? Medewerker, string Rol, IReadOnlySet<string> NietDoor);

/// <summary>What a new absence would break, proved on every day that it can touch: substitution that goes round, and a taak that nobody can do for more than one werkdag.</summary>
internal static class Gaten
{
    // The longest run of days around an absence that holds no two werkdagen.
    private const int Rand = 10;

    /// <exception cref="RuleBroken">Somebody stands in for themselves in the end, or a taak reaches nobody; the sentence names who and when.</exception>
    public static void Refuse(Bezetting eerst, Afwezigheid nieuw, IReadOnlyList<VierOgenTaak> vierOgen)
    {
        var straks = eerst.With(nieuw);
        if (FindKring(straks, nieuw) is var (dag, kring))
            throw new RuleBroken($"Dit wordt een kring op {Datum.Cijfers(dag)}: {string.Join(" → ", kring.Select(straks.NaamVan))}. Kies een andere vervanger.", "Vervanger");
        if (FindGat(eerst, straks, nieuw) is var (van, tot, rol))
            throw new RuleBroken($"{Dagen(van, tot)} is er dan geen {(rol == "coordinator" ? "" : $"{Roles.Find(rol)!.Value.Label()} en geen ")}coördinator. Kies andere dagen, of vraag een beheerder om eerst een tweede coördinator te maken.", "Van");
        foreach (var taak in vierOgen)
        {
            if (FindGat(eerst, straks, nieuw, taak) is var (begin, einde))
                throw new RuleBroken($"{Dagen(begin, einde)} kan dan niemand ‘{taak.Titel}’ doen: {string.Join(" en ", taak.NietDoor.Select(straks.NaamVan))} deed de stap ervoor, en hier moet een tweede persoon kijken. Geef die taak eerst door, of kies andere dagen.", "Van");
        }
    }

    /// <summary>The first days on which who stands in would lead back, with the names on the way; or null.</summary>
    private static (DateOnly Dag, IReadOnlyList<string> Kring)? FindKring(Bezetting straks, Afwezigheid nieuw)
    {
        for (var dag = nieuw.Van; dag <= nieuw.Tot; dag = dag.AddDays(1))
        {
            if (!straks.Changes(dag))
                continue;
            foreach (var keten in nieuw.Vervangers.Keys.Select(rol => straks.Keten(nieuw.Medewerker, rol, dag)))
            {
                if (keten.Distinct().Count() < keten.Count)
                    return (dag, keten);
            }
        }

        return null;
    }

    /// <summary>
    /// The first run of days with more than one werkdag in which a taak reaches nobody any more, and for whom it is; or null. With a coordinator or anybody of the role there is
    /// always somebody, so it is enough to look at what is nobody's.
    /// </summary>
    private static (DateOnly Van, DateOnly Tot, string Rol)? FindGat(Bezetting eerst, Bezetting straks, Afwezigheid nieuw) =>
        eerst.Personen.SelectMany(p => p.Taakrollen).Distinct().Order(StringComparer.Ordinal)
            .Select(rol => Run(nieuw, (bezetting, dag) => bezetting.Of(null, rol, dag, new HashSet<string>()).Soort != BereikSoort.Niemand, eerst, straks) is var (van, tot)
                ? (van, tot, rol) : ((DateOnly, DateOnly, string)?)null)
            .FirstOrDefault(gat => gat is not null);

    /// <summary>The same for a taak with four eyes: who did the first step does not count.</summary>
    private static (DateOnly Van, DateOnly Tot)? FindGat(Bezetting eerst, Bezetting straks, Afwezigheid nieuw, VierOgenTaak taak) =>
        Run(nieuw, (bezetting, dag) => bezetting.Of(taak.Medewerker, taak.Rol, dag, taak.NietDoor).Soort != BereikSoort.Niemand, eerst, straks);

    private static string Dagen(DateOnly van, DateOnly tot) => $"Van {Datum.Cijfers(van)} tot en met {Datum.Cijfers(tot)}";

    // A run counts when the absence makes it: before, at least one of its days had somebody.
    private static (DateOnly Van, DateOnly Tot)? Run(Afwezigheid nieuw, Func<Bezetting, DateOnly, bool> isReached, Bezetting eerst, Bezetting straks)
    {
        var (first, last) = (nieuw.Van.AddDays(-Rand), nieuw.Tot.AddDays(Rand));
        var (werkdagen, isNew, was, wordt) = (0, false, true, true);
        DateOnly? begin = null;
        for (var dag = first; dag <= last; dag = dag.AddDays(1))
        {
            if (dag == first || straks.Changes(dag) || eerst.Changes(dag))
                (was, wordt) = (isReached(eerst, dag), isReached(straks, dag));
            if (wordt)
            {
                if (begin is { } van && isNew && werkdagen > 1)
                    return (van, dag.AddDays(-1));
                (begin, werkdagen, isNew) = (null, 0, false);
                continue;
            }

            begin ??= dag;
            werkdagen += Werkdagen.IsWerkdag(dag) ? 1 : 0;
            isNew |= was;
        }

        return begin is { } open && isNew && werkdagen > 1 ? (open, last) : null;
    }
}
