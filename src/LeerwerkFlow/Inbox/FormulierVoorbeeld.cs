using System.Globalization;

namespace LeerwerkFlow.Inbox;

/// <summary>
/// Fictitious answers that a form accepts: for the demo people and for tests that play a traject. Optional fields that set a fact and confidential fields stay
/// empty, unless <c>vast</c> names them.
/// </summary>
public static class FormulierVoorbeeld
{
    /// <summary>What a person could post on <paramref name="formulier"/> for this outcome.</summary>
    /// <param name="vast">Texts that must stand there, by field name or by fact name.</param>
    public static IReadOnlyDictionary<string, string[]> Post(
        Formulier formulier, string? uitkomst, FormulierContext context, IReadOnlyDictionary<string, string>? vast = null)
    {
        Dictionary<string, string[]> post = new(StringComparer.Ordinal);
        FormulierPost lezer = new(post, uitkomst);
        foreach (var veld in formulier.Velden.Where(veld => veld.Soort != VeldSoort.Kop && lezer.IsShown(veld, formulier.Velden, "")))
        {
            if (vast is not null && (vast.TryGetValue(veld.Naam, out var tekst) || (veld.Feit is not null && vast.TryGetValue(veld.Feit, out tekst))))
                post[veld.Naam] = [tekst];
            else if (!veld.Vertrouwelijk && (veld.MustBeFilled(uitkomst) || veld.Feit is null))
                Fill(post, veld, uitkomst, formulier.Read(post, uitkomst, context), context);
        }

        return post;
    }

    private static void Fill(Dictionary<string, string[]> post, FormulierVeld veld, string? uitkomst, FormulierAntwoord totNu, FormulierContext context)
    {
        var feiten = context.Feiten.Concat(totNu.Feiten).GroupBy(paar => paar.Key).ToDictionary(groep => groep.Key, groep => groep.Last().Value);
        var met = context with { Feiten = feiten };
        if (veld.Soort == VeldSoort.Groei)
            FillGroei(post, veld, met);
        else if (veld.Soort != VeldSoort.Herhaling)
            Put(post, veld, veld.Naam, met);
        else
            foreach (var kind in veld.Velden.Where(kind => kind.ToonAls is null && (veld.MustBeFilled(uitkomst) || kind.Verplicht)))
                Put(post, kind, $"{veld.Naam}.0.{kind.Naam}", met);
    }

    private static void FillGroei(Dictionary<string, string[]> post, FormulierVeld veld, FormulierContext context)
    {
        foreach (var (competentie, nr) in context.Competenties.Select((competentie, nr) => (competentie, nr)))
            foreach (var (kolom, plaats) in FormulierGroei.Kolommen(veld).Where(kolom => kolom.Soort == VeldSoort.Keuze).Select((kolom, plaats) => (kolom, plaats)))
                post[$"{veld.Naam}.{competentie.Code}.{kolom.Naam}"] = [kolom.Naam == "doel" ? "E" : kolom.Keuzes[(nr + plaats) % 4].Code];
    }

    private static void Put(Dictionary<string, string[]> post, FormulierVeld veld, string naam, FormulierContext context)
    {
        var tekst = veld.Soort switch
        {
            VeldSoort.Keuze or VeldSoort.Meerkeuze => veld.KeuzesIn(context).FirstOrDefault()?.Code,
            VeldSoort.JaNee => veld.Standaard ?? "nee",
            VeldSoort.Datum => FormulierValues.DatumText(Within(context, veld)),
            VeldSoort.Getal => (context.FindGetal(veld.Max) is { } max && veld.Feit is not null ? max : context.FindGetal(veld.Min) ?? 1).ToString(CultureInfo.InvariantCulture),
            VeldSoort.LangeTekst => "Samen besproken. Dit is een fictief voorbeeld.",
            _ => veld.MostCharacters < 40 ? "9.30 uur" : "Voorbeeld (fictief)",
        };
        if (tekst is not null)
            post[naam] = [tekst];
    }

    private static DateOnly Within(FormulierContext context, FormulierVeld veld)
    {
        var dag = context.Vandaag;
        if (context.FindDatum(veld.Min) is { } min && dag < min)
            dag = min;
        return context.FindDatum(veld.Max) is { } max && dag > max ? max : dag;
    }
}
