using LeerwerkFlow.Store;

namespace LeerwerkFlow.Documenten;

/// <summary>What is kept of a made document, held against itself.</summary>
/// <param name="Html">The bytes that were made, as text; null when they cannot be read any more.</param>
/// <param name="Klopt">True when they still give the hash that was written down.</param>
/// <param name="Model">The values that it was made of; null when they are not kept, or cannot be read.</param>
public sealed record Bewijs(string? Html, bool Klopt, DossierModel? Model)
{
    /// <summary>The page as it was made.</summary>
    /// <exception cref="RuleBroken">It cannot be read any more.</exception>
    public static string Read(Kluis kluis, byte[] html) => Open(kluis, () => html) ?? throw new RuleBroken("De bewaarde brief gaat niet meer open: hij is niet meer zoals hij gemaakt werd. Vraag de beheerder wat er gebeurd is.");

    /// <param name="model">The sealed model in base 64, as it stands in the row.</param>
    public static Bewijs Of(Kluis kluis, byte[] html, string? hash, string? model)
    {
        var tekst = Open(kluis, () => html);
        var json = model is null ? null : Open(kluis, () => Convert.FromBase64String(model));
        return new(tekst, tekst is not null && RenderDocument.HashOf(tekst) == hash, json is null ? null : DossierModel.Read(json));
    }

    // A row that was tampered with says nothing any more, but it stops nobody.
    private static string? Open(Kluis kluis, Func<byte[]> verzegeld)
    {
        try
        {
            return kluis.Open(Luik.Persoon, verzegeld());
        }
        catch (Exception e) when (e is KluisGesloten or FormatException)
        {
            return null;
        }
    }
}
