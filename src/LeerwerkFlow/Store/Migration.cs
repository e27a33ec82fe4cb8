using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LeerwerkFlow.Store;

/// <summary>One numbered step of the schema, forward only.</summary>
/// <param name="Nr">From 1, without gaps.</param>
/// <param name="Naam">The file name without number and ending.</param>
internal sealed record Migration(int Nr, string Naam, string Sql)
{
    private const string Room = "LeerwerkFlow.Store.Migrations.";

    /// <summary>Recognises a script that was changed after it ran; line endings do not count.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The migrations in this version of the app, in order.</summary>
    public static IReadOnlyList<Migration> Shipped() =>
        [.. typeof(Migration).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Room, StringComparison.Ordinal)).Select(Read).OrderBy(m => m.Nr)];

    private static Migration Read(string resource)
    {
        using var stream = typeof(Migration).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var file = resource[Room.Length..^".sql".Length];
        return new(int.Parse(file[..4], CultureInfo.InvariantCulture), file[5..], reader.ReadToEnd());
    }
}
