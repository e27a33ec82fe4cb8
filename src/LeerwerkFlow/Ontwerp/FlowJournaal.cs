using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp;

/// <summary>Who did what with a flow: a line for each version that came, and each concept that went.</summary>
internal static class FlowJournaal
{
    /// <param name="handeling"><c>gepubliceerd</c>, <c>verworpen</c> or <c>voorstel</c>.</param>
    /// <param name="revisie">Of the concept that ended with it.</param>
    /// <param name="reden">Why it was published.</param>
    /// <param name="tweede">Who confirmed it, when a second person had to.</param>
    public static Statement Line(
        DateTimeOffset moment, string actor, string flow, string? organisatie, string handeling, string? flowversie = null, string? hash = null, long? revisie = null, string? reden = null,
        string? tweede = null) => new(
        """
        INSERT INTO flowjournaal (id, tijdstip, actor, flow, organisatie, handeling, flowversie, hash, revisie, reden, tweede)
        VALUES (@id, @moment, @actor, @flow, @organisatie, @handeling, @flowversie, @hash, @revisie, @reden, @tweede)
        """,
        new { id = Guid.CreateVersion7(moment).ToString("N"), moment, actor, flow, organisatie = organisatie ?? "", handeling, flowversie, hash, revisie, reden, tweede });
}
