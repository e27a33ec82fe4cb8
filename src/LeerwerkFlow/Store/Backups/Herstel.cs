namespace LeerwerkFlow.Store.Backups;

/// <summary>One backup that is put back: first beside the place where the app looks, and only when all is well in that place. What stood there is set aside and never deleted.</summary>
internal abstract class Herstel(StoreOptions options, string stempel) : IAsyncDisposable
{
    protected const string InGebruik = "LeerwerkFlow draait nog op deze databank. Stop het eerst (op elke machine) en probeer het dan opnieuw.";

    /// <summary>Where the rows lie meanwhile, with room for the keys.</summary>
    public abstract StoreOptions Ernaast { get; }

    protected StoreOptions Options { get; } = options;

    /// <summary>Goes at the end of the names of what is set aside.</summary>
    protected string Stempel { get; } = stempel;

    public static Herstel Of(StoreOptions options, DateTimeOffset nu)
    {
        var stempel = $"{nu:yyyyMMdd't'HHmmssfff}";
        return options.Engine == "sqlite" ? new SqliteHerstel(options, stempel) : new PostgresHerstel(options, stempel);
    }

    /// <summary>Throws <see cref="CannotStart"/> when the app works in the place, or when something stands there that may not be replaced.</summary>
    public abstract Task CheckPlaceAsync(bool vervang);

    /// <summary>Puts the rows of the backup beside the place; the file is the same as when it was hashed.</summary>
    public abstract Task FillAsync(string file, string hash, TextWriter output);

    /// <summary>Sets aside what stands in the place, and puts the new rows there, in one act.</summary>
    /// <returns>What the old rows are called now; null when there were none.</returns>
    public abstract Task<string?> SwapAsync();

    /// <summary>Cleans up what lies beside.</summary>
    public abstract ValueTask DisposeAsync();

    protected static CannotStart NotEmpty(string waar) => new($"In {waar} staat al iets. Met --vervang wordt het opzij gezet (niet gewist) en komt de back-up in de plaats.");

    protected string Folder()
    {
        var map = Path.Combine(Options.DataDirectory, "herstel-" + Stempel);
        Hashlijst.MakeFolder(map);
        return map;
    }
}
