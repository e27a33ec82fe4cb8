using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab.Kanalen;

/// <summary>The channels that there are, and which one an LWB uses.</summary>
public sealed class Kanaalkeuze
{
    private readonly Db db;

    /// <exception cref="CannotStart">The setting <c>Vdab:Kanaal</c> names no channel.</exception>
    public Kanaalkeuze(Db db, IEnumerable<IVdabKanaal> kanalen, VdabOptions options)
    {
        this.db = db;
        Alle = [.. kanalen];
        Standaard = Find(options.Kanaal)?.Code ?? throw new CannotStart($"De instelling Vdab:Kanaal is '{options.Kanaal}', maar kan alleen {string.Join(", ", Alle.Select(k => k.Code))} zijn.");
    }

    public IReadOnlyList<IVdabKanaal> Alle { get; }

    /// <summary>Code of the channel of an LWB that chose none.</summary>
    public string Standaard { get; }

    public IVdabKanaal? Find(string? code) => Alle.FirstOrDefault(k => k.Code == code);

    /// <summary>The channel of this LWB; that of the settings when there is no such LWB.</summary>
    public async Task<IVdabKanaal> OfAsync(string? organisatie, CancellationToken ct = default) =>
        Find(await db.FindAsync<string>("SELECT kanaal FROM organisatie WHERE id = @organisatie", new { organisatie = organisatie ?? "" }, ct) ?? Standaard)!;
}
