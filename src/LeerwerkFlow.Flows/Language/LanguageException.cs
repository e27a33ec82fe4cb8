namespace LeerwerkFlow.Flows.Language;

/// <summary>One mistake in a template or condition, in words for the person who wrote it.</summary>
/// <param name="Regel">Line, counted from 1.</param>
/// <param name="Kolom">Column, counted from 1.</param>
public sealed record LanguageError(int Regel, int Kolom, string Zin);

/// <summary>A template or condition that cannot be read, goes on too long or stumbles over a value; nothing of its text is kept.</summary>
public sealed class LanguageException(string naam, int regel, int kolom, string zin)
    : Exception($"{naam}, regel {regel}, kolom {kolom}: {zin}")
{
    /// <summary>The template in which it went wrong; for an include, the included one.</summary>
    public string Naam { get; } = naam;

    public int Regel { get; } = regel;

    public int Kolom { get; } = kolom;

    /// <summary>The Dutch sentence without its place.</summary>
    public string Zin { get; } = zin;

    public LanguageError Error => new(Regel, Kolom, Zin);
}
