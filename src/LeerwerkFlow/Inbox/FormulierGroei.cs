using System.Collections.Immutable;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Inbox;

/// <summary>The GROEI grid: five letters, three positions (S6), and where asked the level aimed at and what shows it.</summary>
public static class FormulierGroei
{
    /// <summary>The letters as staff read them.</summary>
    public static readonly ImmutableArray<FormulierKeuze> Letters = [.. GroeiLetter.Alle.Select(l => new FormulierKeuze(l.Code, $"{l.Code} – {l.Woorden}"))];

    /// <summary>The same letters in the words of the deelnemer, who says it about the own work.</summary>
    public static readonly ImmutableArray<FormulierKeuze> InEigenWoorden = [.. GroeiLetter.Alle.Select(l => new FormulierKeuze(l.Code, $"{l.Code} – {l.EigenWoorden}"))];

    private static readonly ImmutableArray<FormulierVeld> Posities =
    [
        Positie("deelnemer", "Deelnemer", InEigenWoorden), Positie("instructeur", "Instructeur", Letters), Positie("coach", "Coach", Letters),
    ];

    private static readonly ImmutableArray<FormulierVeld> MetDoel =
    [
        .. Posities, Positie("doel", "Doel", Letters), new FormulierVeld { Naam = "bewijs", Soort = VeldSoort.Tekst, Label = "Waaruit blijkt dat?" },
    ];

    /// <summary>The words for a category of competences.</summary>
    public static string CategorieLabel(string categorie) => categorie switch
    {
        "BASIS" => "Basiscompetenties",
        "SLEUTEL" => "Sleutelcompetenties",
        "ARBEIDSMARKT" => "Arbeidsmarktgerichte competenties",
        "BEROEP" => "Beroepsspecifieke competenties",
        _ => categorie,
    };

    /// <summary>What is asked of each competence; none of it is mandatory, because no letter is forced without the talk.</summary>
    public static ImmutableArray<FormulierVeld> Kolommen(FormulierVeld veld) => veld.MetDoel ? MetDoel : Posities;

    private static FormulierVeld Positie(string naam, string label, ImmutableArray<FormulierKeuze> letters) =>
        new() { Naam = naam, Soort = VeldSoort.Keuze, Label = label, Keuzes = letters };
}
