using LeerwerkFlow.Store;

namespace LeerwerkFlow.Beheer;

/// <summary>Moments about the house as a whole that every node reads, in real time: the last backup, a restore, each knock of the clockwork.</summary>
internal static class Notitie
{
    /// <summary>When the last backup was made; a restored database tells of the one before it.</summary>
    public const string Backup = "laatste-backup";

    /// <summary>Followed by the name of a line of the clockwork.</summary>
    public const string Klop = "klop/";

    public static Statement Row(string naam, DateTimeOffset moment) => new(
        "INSERT INTO instelling (naam, waarde) VALUES (@naam, @waarde) ON CONFLICT (naam) DO UPDATE SET waarde = excluded.waarde", new { naam, waarde = Arguments.Text(moment) });
}
