namespace LeerwerkFlow.Audit;

/// <summary>One line of the journal of a traject, as the table keeps it; all columns but <paramref name="Hash"/> are under the hash.</summary>
/// <param name="Nr">From 1, without gaps.</param>
/// <param name="Tijdstip">Instant in its stored form (UTC).</param>
/// <param name="Hier">The local day that <c>hier</c> meant.</param>
/// <param name="Stimulus">The stimulus whole, as JSON text.</param>
/// <param name="StaatHash"><see cref="Journal.HashOf"/> of the state that the step left.</param>
/// <param name="Vorige">Hash of the line before; empty for the first.</param>
public sealed record JournalRow(
    string Traject, long Nr, string Tijdstip, string Hier, string Actor, string Flowversie, string Stimulus, string StaatHash, string Vorige, string Hash)
{
    internal const string Columns = "traject, nr, tijdstip, hier, actor, flowversie, stimulus, staat_hash, vorige, hash";
}
