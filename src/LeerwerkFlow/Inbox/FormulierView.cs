using System.Collections.Immutable;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Inbox;

/// <summary>What <c>_Formulier.cshtml</c> renders: the definition, the texts typed or kept so far, and the sentences beside the fields.</summary>
public sealed record FormulierView(Formulier Formulier, FormulierContext Context)
{
    private const int SpareRows = 3;

    /// <summary>Texts by posted name, as typed: also what did not fit is kept.</summary>
    public IReadOnlyDictionary<string, string[]> Waarden { get; init; } = ImmutableDictionary<string, string[]>.Empty;

    public IReadOnlyDictionary<string, string> Fouten { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string? Uitkomst { get; init; }

    /// <summary>True: answers are text, not fields.</summary>
    public bool AlleenLezen { get; init; }

    /// <summary>The level of the headings of the form: one more than that of the heading above it.</summary>
    public int Kopniveau { get; init; } = 2;

    /// <summary>What the same field said before, by field name (an earlier talk); shown under the field.</summary>
    public IReadOnlyDictionary<string, string> Eerder { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Confidential answers from elsewhere that the deelnemer released; shown above the fields.</summary>
    public IReadOnlyList<FormulierVrijgave> Vrijgegeven { get; init; } = [];

    /// <summary>A kept answer, to read. <paramref name="vertrouwelijk"/> is null when this person may not open it.</summary>
    public static FormulierView OfAntwoord(Formulier formulier, FormulierContext context, JsonObject open, JsonObject? vertrouwelijk) =>
        new(formulier, context with { Competenties = CompetentiesOf(formulier, open, context), MagVertrouwelijk = context.MagVertrouwelijk && vertrouwelijk is not null })
        {
            Waarden = FormulierPost.Of(formulier, open, vertrouwelijk),
            AlleenLezen = true,
        };

    /// <summary>A new form with the proposals of <c>neemOver</c> and <c>standaard</c>, and what <c>vergelijk</c> names beside it, out of the last open answers by form name.</summary>
    public static FormulierView OfNew(Formulier formulier, FormulierContext context, IReadOnlyDictionary<string, JsonObject>? laatste = null)
    {
        JsonObject voorstel = [], eerder = [];
        foreach (var veld in formulier.Velden)
        {
            if ((Known(veld, context) ?? LastOf(laatste, veld.NeemOver) ?? veld.Standaard) is { } waarde)
                voorstel[veld.Naam] = waarde;
            if (LastOf(laatste, veld.Vergelijk) is { } vorige)
                eerder[veld.Naam] = vorige;
        }

        return new FormulierView(formulier, context)
        {
            Waarden = FormulierPost.Of(formulier, voorstel),
            Eerder = FormulierPost.Of(formulier, eerder).ToDictionary(paar => paar.Key, paar => WordsOf(formulier, paar.Key, paar.Value)),
        };
    }

    /// <summary>The forms whose last answers <see cref="OfNew"/> can use.</summary>
    public static IEnumerable<string> Bronnen(Formulier formulier) =>
        formulier.Velden.SelectMany(veld => new[] { veld.NeemOver, veld.Vergelijk }).OfType<string>().Where(bron => bron != FormulierVeld.EigenFeit).Select(bron => bron.Split('.')[0]).Distinct();

    /// <summary>The fields this person sees here; a form to read leaves out what has no answer.</summary>
    public IEnumerable<FormulierVeldView> Velden =>
        from veld in Formulier.Velden
        where Context.MagVertrouwelijk || !veld.Vertrouwelijk
        let view = new FormulierVeldView(this, veld, veld.Naam)
        where !AlleenLezen || view.HasAnswer
        select view;

    /// <summary>True when fields were left out because they are confidential.</summary>
    public bool LaatVertrouwelijkWeg => !Context.MagVertrouwelijk && Formulier.Velden.Any(veld => veld.Vertrouwelijk);

    /// <summary>The errors in the order of the fields: id to go to, and sentence.</summary>
    public IEnumerable<(string Id, string Zin)> FoutenInOrder =>
        from fout in Fouten
        let plaats = Formulier.Velden.TakeWhile(veld => veld.Naam != fout.Key.Split('.')[0]).Count()
        orderby plaats, fout.Key
        select (FormulierVeldView.IdOf(fout.Key), fout.Value);

    /// <summary>The numbers of the rows to render: those with text, and three spare ones for a browser without script.</summary>
    internal IEnumerable<int> RowNumbers(FormulierVeld groep)
    {
        var post = new FormulierPost(Waarden, Uitkomst);
        var bezet = post.RowPrefixes(groep.Naam).Select(prefix => int.Parse(prefix.Split('.')[1], System.Globalization.CultureInfo.InvariantCulture)).Order().ToList();
        var volgende = bezet.Count == 0 ? 0 : bezet[^1] + 1;
        var vrij = AlleenLezen ? 0 : Math.Clamp(groep.MostRows - bezet.Count, 0, SpareRows);
        return bezet.Concat(Enumerable.Range(volgende, vrij));
    }

    private static ImmutableArray<FormulierCompetentie> CompetentiesOf(Formulier formulier, JsonObject open, FormulierContext context)
    {
        var rijen = formulier.Velden.Where(veld => veld.Soort == VeldSoort.Groei).SelectMany(veld => open[veld.Naam]?.AsArray().OfType<JsonObject>() ?? []);
        var bewaard = rijen.Select(rij => new FormulierCompetentie(Text(rij, "competentie"), Text(rij, "categorie"), Text(rij, "naam"))).DistinctBy(een => een.Code).ToImmutableArray();
        return bewaard.Length > 0 ? bewaard : context.Competenties;
    }

    private static string? Known(FormulierVeld veld, FormulierContext context) =>
        veld is { NeemOver: FormulierVeld.EigenFeit, Feit: { } feit } && context.Feiten.GetValueOrDefault(feit) is { Soort: not (FeitSoort.Onbekend or FeitSoort.Formule) } bekend
            ? bekend.Tekst
            : null;

    private static JsonNode? LastOf(IReadOnlyDictionary<string, JsonObject>? laatste, string? bron) =>
        bron?.Split('.') is [var formulier, var naam] ? laatste?.GetValueOrDefault(formulier)?[naam]?.DeepClone() : null;

    private static string WordsOf(Formulier formulier, string naam, string[] teksten) =>
        !naam.Contains('.') && formulier.FindVeld(naam) is { } veld ? FormulierTekst.Of(veld, teksten, []) : string.Join(", ", teksten);

    private static string Text(JsonObject rij, string naam) => rij[naam]!.GetValue<string>();
}
