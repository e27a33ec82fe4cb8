namespace LeerwerkFlow.Inbox;

/// <summary>One field as it stands on the page; <paramref name="Naam"/> is the posted name (<c>groep.0.veld</c> in a row).</summary>
public sealed record FormulierVeldView(FormulierView Form, FormulierVeld Veld, string Naam)
{
    /// <summary>The number that the script puts in place of a new row's own.</summary>
    public const string NieuweRij = "__rij__";

    public string Id => IdOf(Naam);

    public string? Fout => Form.Fouten.GetValueOrDefault(Naam);

    public string? Eerder => Form.Eerder.GetValueOrDefault(Naam);

    public IReadOnlyList<string> Teksten => [.. Form.Waarden.GetValueOrDefault(Naam, []).Where(tekst => !string.IsNullOrEmpty(tekst))];

    public string Tekst => Teksten.Count > 0 ? Teksten[0] : "";

    public bool IsReleased => Form.Waarden.GetValueOrDefault(Naam + ".vrijgave", []).Contains("ja");

    public IReadOnlyList<FormulierKeuze> Keuzes => Veld.KeuzesIn(Form.Context);

    /// <summary>Few answers are radio buttons, many or supplied ones a list to pull down.</summary>
    public bool AsList => Veld.KeuzesUit is not null || Veld.Keuzes.Length > 8;

    /// <summary>The answer in words, for reading.</summary>
    public string Woorden => FormulierTekst.Of(Veld, Teksten, Keuzes);

    /// <summary>True when there is something to read: its own text or that of a row; a heading always has.</summary>
    public bool HasAnswer =>
        Veld.Soort == VeldSoort.Kop || Teksten.Count > 0 || Form.Waarden.Keys.Any(naam => naam.StartsWith(Naam + ".", StringComparison.Ordinal));

    /// <summary>The ids of hint, earlier answer and sentence that belong to the field, or null.</summary>
    public string? Beschreven
    {
        get
        {
            var ids = string.Join(' ', new[] { HulpTekst is null ? null : Id + "-hulp", Eerder is null ? null : Id + "-eerder", Fout is null ? null : Id + "-fout" }.OfType<string>());
            return ids.Length == 0 ? null : ids;
        }
    }

    public string? Ongeldig => Fout is null ? null : "true";

    public bool IsVerplicht => Veld.MustBeFilled(Form.Uitkomst);

    public bool InRow => Naam.Contains('.');

    /// <summary>The outcomes the field belongs to while none is chosen yet, in words, or null.</summary>
    public string? HoortBij => Form.Uitkomst is null && Veld.ToonAls is { Veld: ToonAls.Uitkomst } toonAls ? string.Join(" of ", toonAls.Is.Select(OutcomeWords)) : null;

    /// <summary>The outcomes that make the field mandatory, in words, or null.</summary>
    public string? VerplichtBij => IsVerplicht || Veld.VerplichtBij.Length == 0 ? null : string.Join(" of ", Veld.VerplichtBij.Select(OutcomeWords));

    /// <summary>The hint of the field and the limits of a number or text, in one sentence each.</summary>
    public string? HulpTekst
    {
        get
        {
            var grens = Veld.Soort == VeldSoort.Getal ? NumberLimit : null;
            var tekst = string.Join(' ', new[] { Veld.Hulp, grens }.OfType<string>());
            return tekst.Length == 0 ? null : tekst;
        }
    }

    public string? MinDatum => GrensText(Veld.Min);

    public string? MaxDatum => GrensText(Veld.Max);

    /// <summary>The posted name of the field that decides whether this one is shown, or null.</summary>
    public string? ToonNaam => Veld.ToonAls is not { } toonAls ? null
        : toonAls.Veld == ToonAls.Uitkomst || !Naam.Contains('.') ? toonAls.Veld
        : Naam[..(Naam.LastIndexOf('.') + 1)] + toonAls.Veld;

    public string? ToonIs => Veld.ToonAls is { } toonAls ? string.Join('|', toonAls.Is) : null;

    public bool IsVertrouwelijk => Veld.Vertrouwelijk;

    /// <summary>The fields of one row, <paramref name="rij"/> being its number or <see cref="NieuweRij"/>.</summary>
    public IEnumerable<FormulierVeldView> Row(string rij) =>
        Veld.Velden.Select(kind => new FormulierVeldView(Form, kind, $"{Naam}.{rij}.{kind.Naam}")).Where(kind => !Form.AlleenLezen || kind.HasAnswer);

    public IEnumerable<int> RowNumbers => Form.RowNumbers(Veld);

    /// <summary>True when row <paramref name="rij"/> has text or a sentence, so that the script leaves it.</summary>
    public bool RowInUse(int rij) =>
        Form.Waarden.Any(waarde => waarde.Key.StartsWith($"{Naam}.{rij}.", StringComparison.Ordinal) && waarde.Value.Any(tekst => !string.IsNullOrWhiteSpace(tekst)))
        || Form.Fouten.Keys.Any(naam => naam.StartsWith($"{Naam}.{rij}.", StringComparison.Ordinal));

    /// <summary>The positions of one competence in the grid.</summary>
    public IEnumerable<FormulierVeldView> Positions(FormulierCompetentie competentie) =>
        FormulierGroei.Kolommen(Veld).Select(kolom => new FormulierVeldView(Form, kolom, $"{Naam}.{competentie.Code}.{kolom.Naam}"));

    public static string IdOf(string naam) => "f-" + naam.Replace('.', '-');

    /// <summary>The name of an outcome as words: <c>NietGevonden</c> is "niet gevonden".</summary>
    public static string OutcomeWords(string uitkomst) => uitkomst == "Beeindigen" ? "beëindigen" :
        string.Concat(uitkomst.Select((teken, plaats) => plaats > 0 && char.IsUpper(teken) ? " " + char.ToLowerInvariant(teken) : char.ToLowerInvariant(teken).ToString()));

    /// <summary>A limit that leans on another answer of this form is for the server: the page does not know that answer yet.</summary>
    private string? GrensText(string? grens) =>
        grens is not null && !Form.Formulier.Velden.Any(veld => veld.Feit is not null && grens.Contains(veld.Feit, StringComparison.Ordinal)) && Form.Context.FindDatum(grens) is { } dag
            ? FormulierValues.DatumText(dag)
            : null;

    private string? NumberLimit => (Form.Context.FindGetal(Veld.Min), Form.Context.FindGetal(Veld.Max)) switch
    {
        ({ } min, { } max) when min != 0 => $"Van {Getal(min)} tot en met {Getal(max)}.",
        ({ } min, null) when min != 0 => $"Vanaf {Getal(min)}.",
        (null, { } max) when Veld.Feit is not null => $"Tot en met {Getal(max)}.",
        _ => null,
    };

    private static string Getal(decimal getal) => getal.ToString(System.Globalization.CultureInfo.GetCultureInfo("nl-BE"));
}
