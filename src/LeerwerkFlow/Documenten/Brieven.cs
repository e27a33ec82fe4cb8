using System.Collections.Concurrent;
using System.Collections.Immutable;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Documenten;

/// <summary>The letters of a leerwerkbedrijf: those of the program, with the texts that it changed itself in their place.</summary>
public sealed class Brieven(Db db, Sjablonen sjablonen)
{
    private readonly ConcurrentDictionary<string, Sjablonen> read = new(StringComparer.Ordinal);

    /// <summary>The letters of the program.</summary>
    public Sjablonen Programma => sjablonen;

    /// <summary>What new documents of this leerwerkbedrijf are written with.</summary>
    /// <exception cref="RuleBroken">A changed text no longer fits; the message says where.</exception>
    public async Task<Sjablonen> OfAsync(string organisatie, CancellationToken ct = default)
    {
        var eigen = await InForceAsync(organisatie, ct);
        if (eigen.Length == 0)
            return sjablonen;
        return read.GetOrAdd(string.Join(' ', eigen.Select(v => $"{v.Naam}@{v.Hash}")), _ => Read(eigen));
    }

    /// <summary>The changed texts that count now, in order of name.</summary>
    public async Task<SjabloonVersie[]> InForceAsync(string organisatie, CancellationToken ct = default) => await db.QueryAsync<SjabloonVersie>(
        $"""
        SELECT {SjabloonVersie.Columns} FROM briefversie b WHERE b.organisatie = @organisatie AND b.stand = 'geldig'
          AND b.versie = (SELECT MAX(c.versie) FROM briefversie c WHERE c.organisatie = b.organisatie AND c.naam = b.naam AND c.stand = 'geldig') ORDER BY b.naam
        """,
        new { organisatie },
        ct);

    /// <summary>Every version of one letter, the newest first.</summary>
    public Task<SjabloonVersie[]> VersiesAsync(string organisatie, string naam, CancellationToken ct = default) =>
        db.QueryAsync<SjabloonVersie>($"SELECT {SjabloonVersie.Columns} FROM briefversie b WHERE b.organisatie = @organisatie AND b.naam = @naam ORDER BY b.versie DESC", new { organisatie, naam }, ct);

    private Sjablonen Read(SjabloonVersie[] eigen)
    {
        var (whole, findings) = sjablonen.With(eigen.ToImmutableDictionary(v => v.Naam, v => v.Inhoud));
        return findings.Count == 0 ? whole : throw new RuleBroken($"Een brief die hier veranderd is, past niet meer: {findings[0]}");
    }
}
