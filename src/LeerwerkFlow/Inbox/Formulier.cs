using System.Collections.Immutable;

namespace LeerwerkFlow.Inbox;

/// <summary>A form of <c>workflows/formulieren</c>: what a person fills in when a taak is done.</summary>
public sealed record Formulier(string Naam, string Titel, string? Uitleg, ImmutableArray<FormulierVeld> Velden)
{
    /// <summary>
    /// Reads what was posted: fields that are not shown are dropped, confidential answers go apart, facts are made of the fields that set one.
    /// Nothing may be written while <see cref="FormulierAntwoord.Fouten"/> holds a sentence.
    /// </summary>
    public FormulierAntwoord Read(IReadOnlyDictionary<string, string[]> posted, string? uitkomst, FormulierContext context) =>
        new FormulierReader(this, posted, uitkomst, context).Read();

    public FormulierVeld? FindVeld(string naam) => Velden.FirstOrDefault(veld => veld.Naam == naam);

    /// <summary>True when the posted name belongs to a confidential field: it is never kept in a browser or an offline draft (S17).</summary>
    public bool IsVertrouwelijk(string postedName) => FindVeld(postedName.Split('.')[0]) is { Vertrouwelijk: true };
}
