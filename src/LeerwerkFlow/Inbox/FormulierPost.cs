using System.Text.Json.Nodes;

namespace LeerwerkFlow.Inbox;

/// <summary>
/// Posted text by name: <c>veld</c>, <c>groep.0.veld</c> for a row, <c>groei.CODE.coach</c> for the grid, <c>veld.vrijgave</c> for a release.
/// </summary>
internal sealed class FormulierPost(IReadOnlyDictionary<string, string[]> posted, string? uitkomst)
{
    /// <summary>The texts of one name, trimmed, line ends as \n, empty ones left out.</summary>
    public IReadOnlyList<string> Texts(string naam) =>
        posted.TryGetValue(naam, out var teksten)
            ? [.. teksten.Where(tekst => tekst is not null).Select(Clean).Where(tekst => tekst.Length > 0)]
            : [];

    /// <summary>The prefixes <c>groep.n.</c> that were posted, in the order of their numbers.</summary>
    public IEnumerable<string> RowPrefixes(string groep)
    {
        var start = groep + ".";
        return posted.Keys
            .Where(naam => naam.StartsWith(start, StringComparison.Ordinal))
            .Select(naam => naam[start.Length..].Split('.')[0])
            .Select(deel => int.TryParse(deel, out var nr) ? nr : -1)
            .Where(nr => nr >= 0)
            .Distinct()
            .Order()
            .Select(nr => $"{start}{nr}.");
    }

    /// <summary>Whether a field is shown: its own condition holds, and the field it looks at is shown too.</summary>
    public bool IsShown(FormulierVeld veld, IReadOnlyList<FormulierVeld> broers, string prefix)
    {
        if (veld.ToonAls is not { } toonAls)
            return true;
        if (toonAls.Veld == ToonAls.Uitkomst)
            return uitkomst is null || toonAls.Is.Contains(uitkomst);
        var bron = broers.FirstOrDefault(broer => broer.Naam == toonAls.Veld);
        return bron is not null && IsShown(bron, broers, prefix) && Texts(prefix + bron.Naam).Any(tekst => toonAls.Is.Contains(tekst));
    }

    /// <summary>The posted shape of kept answers, so that one view renders both.</summary>
    public static IReadOnlyDictionary<string, string[]> Of(Formulier formulier, params IEnumerable<JsonObject?> delen)
    {
        Dictionary<string, string[]> post = new(StringComparer.Ordinal);
        foreach (var deel in delen.OfType<JsonObject>())
        {
            foreach (var veld in formulier.Velden.Where(veld => deel[veld.Naam] is not null))
                Put(post, veld, deel[veld.Naam]!);
            if (deel["vrijgaven"] is JsonObject vrijgaven)
                foreach (var (naam, _) in vrijgaven)
                    post[naam + ".vrijgave"] = ["ja"];
        }

        return post;
    }

    private static void Put(Dictionary<string, string[]> post, FormulierVeld veld, JsonNode waarde)
    {
        if (veld.Soort is not (VeldSoort.Herhaling or VeldSoort.Groei))
        {
            post[veld.Naam] = FormulierValues.TextsOf(waarde);
            return;
        }

        var nr = 0;
        foreach (var rij in waarde.AsArray().OfType<JsonObject>())
        {
            var prefix = $"{veld.Naam}.{(veld.Soort == VeldSoort.Groei ? rij["competentie"]!.GetValue<string>() : nr.ToString(System.Globalization.CultureInfo.InvariantCulture))}.";
            foreach (var (naam, kind) in rij)
                if (kind is not null)
                    post[prefix + naam] = naam == "vrijgave" ? ["ja"] : FormulierValues.TextsOf(kind);
            nr++;
        }
    }

    private static string Clean(string tekst) =>
        string.Concat(tekst.ReplaceLineEndings("\n").Where(teken => teken is '\n' or '\t' || !char.IsControl(teken))).Trim();
}
