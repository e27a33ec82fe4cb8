using LeerwerkFlow.Documenten.Taal;

namespace LeerwerkFlow.Ontwerp.Werkplaats;

/// <summary>One line of a letter beside its older text.</summary>
/// <param name="Teken"><c>+</c> new, <c>-</c> gone, a space: the same.</param>
public sealed record SjabloonRegel(char Teken, string Tekst);

/// <summary>What differs between two made letters, as their reader sees it: headings, sentences and lines, the longest common part kept.</summary>
public static class SjabloonVerschil
{
    public static IReadOnlyList<SjabloonRegel> Of(string oud, string nieuw)
    {
        var (a, b) = (Lines(oud), Lines(nieuw));
        var lengte = new int[a.Count + 1, b.Count + 1];
        for (var i = a.Count - 1; i >= 0; i--)
        {
            for (var j = b.Count - 1; j >= 0; j--)
                lengte[i, j] = a[i] == b[j] ? lengte[i + 1, j + 1] + 1 : Math.Max(lengte[i + 1, j], lengte[i, j + 1]);
        }

        var regels = new List<SjabloonRegel>();
        var (x, y) = (0, 0);
        while (x < a.Count || y < b.Count)
        {
            if (x < a.Count && y < b.Count && a[x] == b[y])
                (regels, x, y) = ([.. regels, new(' ', a[x])], x + 1, y + 1);
            else if (x < a.Count && (y == b.Count || lengte[x + 1, y] >= lengte[x, y + 1]))
                regels.Add(new('-', a[x++]));
            else
                regels.Add(new('+', b[y++]));
        }

        return regels;
    }

    // A letter has some fifty; the table of all pairs must not grow without end.
    private static List<string> Lines(string html) => [.. Bladtekst.Read(html, []).Stukken.Select(s => s.Tekst).Take(1000)];
}
