namespace LeerwerkFlow.Flows.Language.Checking;

/// <summary>The name that an editor probably meant.</summary>
internal static class Suggestion
{
    /// <summary>A question to put behind a sentence, or nothing when no name is near.</summary>
    public static string For(string name, IEnumerable<string> names)
    {
        var nearest = names.Select(other => (Name: other, Distance: Distance(name, other))).OrderBy(pair => pair.Distance).ThenBy(pair => pair.Name, StringComparer.Ordinal).FirstOrDefault();
        return nearest.Name is { } meant && nearest.Distance <= Math.Max(1, Math.Min(name.Length, meant.Length) / 3) ? $" Bedoelde je '{meant}'?" : "";
    }

    /// <summary>How many letters to add, leave out or change, capitals aside.</summary>
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 3 || a.Length > 60)
            return int.MaxValue;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + change));
            }
        }
        return row[^1];
    }
}
