using System.Text.Json;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>Why a traject was stopped or suspended (S5): sealed in the vertrouwelijk luik, never in the journal, a fact, a melding or a letter.</summary>
/// <param name="Code">A stop code of the list, or null for "wil ik niet zeggen".</param>
internal sealed record VertrouwelijkeReden(string? Code, string? Uitleg)
{
    /// <summary>The stop codes (OD-10) with what people read.</summary>
    public static IReadOnlyList<Keuze> Codes { get; } =
    [
        new("", "Wil ik niet zeggen"), new("JOB_NEC", "Job in een gewoon bedrijf"), new("JOB_SE", "Job in de sociale economie"), new("OPLEIDING", "Opleiding"), new("ZIEKTE", "Ziekte"),
        new("ONTSLAG", "Ontslag door de werkgever"), new("ONTSLAG_NAME", "De deelnemer nam ontslag"), new("VERHUIS", "Verhuisd"), new("DETENTIE", "Detentie"),
        new("PENSIOEN", "Pensioen"), new("OVERLIJDEN", "Overlijden"), new("ANDERE", "Iets anders"),
    ];

    public string Label => Codes.FirstOrDefault(c => c.Code == (Code ?? ""))?.Label ?? Code ?? "";

    public static VertrouwelijkeReden Read(string json) => JsonSerializer.Deserialize<VertrouwelijkeReden>(json)!;

    /// <summary>The sealed row, in the transaction of the change it explains; nothing when there is nothing to say.</summary>
    /// <param name="soort"><c>stopzetting</c> or <c>schorsing</c>.</param>
    public IEnumerable<Statement> Seal(Kluis kluis, string traject, string soort, string door, DateTimeOffset op)
    {
        if (string.IsNullOrWhiteSpace(Code) && string.IsNullOrWhiteSpace(Uitleg))
            yield break;
        if (Codes.All(c => c.Code != (Code ?? "")))
            throw new RuleBroken("Kies een reden uit de lijst.", "Reden");
        yield return new Statement(
            "INSERT INTO vertrouwelijke_reden (id, traject, soort, inhoud, op, door) VALUES (@id, @traject, @soort, @inhoud, @op, @door)",
            new { id = Guid.CreateVersion7(op).ToString("N"), traject, soort, inhoud = kluis.Seal(Luik.Vertrouwelijk, JsonSerializer.Serialize(this)), op, door });
    }
}
