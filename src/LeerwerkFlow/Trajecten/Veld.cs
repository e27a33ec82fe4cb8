namespace LeerwerkFlow.Trajecten;

/// <summary>One field of a form in this room, drawn by <c>_Veld.cshtml</c> with its help and, when it was refused, its sentence beside it.</summary>
/// <param name="Naam">Name of the posted value and of the field in <see cref="RuleBroken.Veld"/>.</param>
/// <param name="Soort"><c>text</c>, <c>date</c>, <c>number</c>, <c>email</c>, <c>tel</c>, <c>lang</c>, <c>keuze</c> (a list) or <c>rondjes</c> (few choices side by side).</param>
internal sealed record Veld(string Naam, string Label, string? Waarde, string Soort = "text")
{
    public string? Hulp { get; init; }

    public bool Verplicht { get; init; } = true;

    public string? Breedte { get; init; }

    public int Langst { get; init; } = 200;

    public IReadOnlyList<Keuze> Keuzes { get; init; } = [];

    /// <summary>What stands in the database now, when somebody else changed it while this form was open.</summary>
    public string? Nu { get; init; }

    /// <summary>The answer as people read it.</summary>
    public string? Tonen => Keuzes.Count > 0 ? Keuzes.FirstOrDefault(k => k.Code == Waarde)?.Label : string.IsNullOrWhiteSpace(Waarde) ? null : Waarde;

    public static Veld Dag(string naam, string label, DateOnly? waarde) => new(naam, label, waarde is { } dag ? Web.Datum.Iso(dag) : null, "date");
}

/// <summary>One answer of a list.</summary>
internal sealed record Keuze(string Code, string Label)
{
    public static IReadOnlyList<Keuze> JaNee { get; } = [new("ja", "Ja"), new("nee", "Nee")];
}
