namespace LeerwerkFlow.Inbox;

/// <summary>A question to a colleague about a taak, opened. The taak itself stays with its owner.</summary>
/// <param name="Status"><c>open</c>, <c>beantwoord</c>, <c>teruggegeven</c> (without an answer) or <c>ingetrokken</c> (not needed any more).</param>
public sealed record Vraag(string Id, string Van, string VanNaam, string Aan, string AanNaam, string Tekst, DateTimeOffset Gesteld, string? Antwoord, DateTimeOffset? Gesloten, string Status)
{
    public const int Langst = 2000;

    public bool IsOpen => Status == "open";
}
