using System.Collections.Immutable;
using System.Globalization;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Inbox;

/// <summary>A competence of the functieprofiel; <paramref name="Categorie"/> is BASIS, SLEUTEL, ARBEIDSMARKT or BEROEP.</summary>
public sealed record FormulierCompetentie(string Code, string Categorie, string Naam);

/// <summary>What a form needs to know of the traject and of the reader.</summary>
public sealed record FormulierContext(DateOnly Vandaag)
{
    /// <summary>The facts of the traject, for limits such as <c>start</c>.</summary>
    public IReadOnlyDictionary<string, Feit> Feiten { get; init; } = ImmutableDictionary<string, Feit>.Empty;

    /// <summary>The competences of the functieprofiel, in the order of the GROEI grid.</summary>
    public ImmutableArray<FormulierCompetentie> Competenties { get; init; } = [];

    /// <summary>What the instructeur saw on the floor, by code of competence: to read beside the grid, never an answer (S6).</summary>
    public IReadOnlyDictionary<string, string> Gezien { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The lists that <c>keuzesUit</c> names.</summary>
    public ImmutableDictionary<string, ImmutableArray<FormulierKeuze>> Keuzelijsten { get; init; } = ImmutableDictionary<string, ImmutableArray<FormulierKeuze>>.Empty;

    /// <summary>False: this person may not see or fill in confidential fields (S5).</summary>
    public bool MagVertrouwelijk { get; init; } = true;

    /// <summary>The date that a limit (<c>vandaag</c> or a date formula) means, or null when a fact it leans on is unknown.</summary>
    public DateOnly? FindDatum(string? grens)
    {
        if (grens is null)
            return null;
        return grens == "vandaag" ? Vandaag : DateFormula.Parse(grens).Evaluate(new DateContext(Feiten, Vandaag, 0, [], LooptDoor: true)).Datum;
    }

    /// <summary>The number that a limit means, or null when the fact it names is unknown.</summary>
    public decimal? FindGetal(string? grens)
    {
        if (grens is null)
            return null;
        return decimal.TryParse(grens, NumberStyles.Number, CultureInfo.InvariantCulture, out var getal) ? getal : Feiten.GetValueOrDefault(grens)?.AsGetal;
    }
}
