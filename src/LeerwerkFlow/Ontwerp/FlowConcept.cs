using System.Text.Json.Nodes;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp;

/// <summary>A flow that is being redrawn, as the table keeps it.</summary>
/// <param name="Organisatie">Empty: for the flow that belongs to nobody.</param>
/// <param name="Revisie">Moves with every save.</param>
public sealed record FlowConcept(string Flow, string Organisatie, string Inhoud, long Revisie, string Door, DateTimeOffset Bijgewerkt)
{
    internal const string Columns = "flow, organisatie, inhoud, revisie, door, bijgewerkt";

    /// <param name="gepubliceerd">The published version, 0 when there is none.</param>
    public Definitie As(long gepubliceerd) => new(Flow, gepubliceerd + 1, Revisie, true, Bijgewerkt, Door, JsonNode.Parse(Inhoud)!.AsObject());

    /// <summary>Keeps it as a first revision; <see cref="Moved"/> when somebody else began one first.</summary>
    internal Statement Begin() =>
        new($"INSERT INTO flowconcept ({Columns}) VALUES (@Flow, @Organisatie, @Inhoud, @Revisie, @Door, @Bijgewerkt) ON CONFLICT DO NOTHING", this, 1);

    /// <summary>Keeps it as the revision after the one that is there; <see cref="Moved"/> when that has moved on.</summary>
    internal Statement Follow() => new(
        "UPDATE flowconcept SET inhoud = @Inhoud, revisie = @Revisie, door = @Door, bijgewerkt = @Bijgewerkt WHERE flow = @Flow AND organisatie = @Organisatie AND revisie = @Revisie - 1", this, 1);

    /// <summary>Takes it away; <see cref="Moved"/> when it has moved on.</summary>
    internal Statement Drop() => new("DELETE FROM flowconcept WHERE flow = @Flow AND organisatie = @Organisatie AND revisie = @Revisie", this, 1);
}
