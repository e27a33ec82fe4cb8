using System.Reflection;

namespace LeerwerkFlow.Store.Backups;

/// <summary>
/// Makes a backup while the app works: a folder with the rows of one instant, checked, with its paklijst and hashes. It gets its name when it is whole. Without the keys nobody opens what is sealed in it, so they are to be
/// kept somewhere else.
/// </summary>
internal sealed class MakeBackup(StoreOptions options, TimeProvider time, TextWriter output)
{
    /// <param name="check">Says what is wrong in a SQLite database that lies in a folder of its own.</param>
    /// <returns>The folder of this backup, and what was found to be wrong in the rows.</returns>
    /// <exception cref="CannotStart">No database, another version, no right or room to write, or <c>pg_dump</c> does not do it.</exception>
    public async Task<(string Map, IReadOnlyList<string> Fouten)> RunAsync(string map, bool metSleutels, Func<StoreOptions, Task<IReadOnlyList<string>>> check)
    {
        var gemaakt = time.GetUtcNow();
        var klaar = Path.Combine(map, $"leerwerkflow-{gemaakt:yyyyMMdd'T'HHmmssfff'Z'}");
        var deel = klaar + ".deel";
        try
        {
            Hashlijst.MakeFolder(deel);
            var schema = await CopyAsync(Path.Combine(deel, Paklijst.Rijen(options.Engine)));
            if (schema != Migration.Shipped().Count)
                throw new CannotStart($"Deze databank is van een andere versie van LeerwerkFlow (schema {schema}; deze versie kent {Migration.Shipped().Count}). Maak de back-up met de versie die draait.");
            var fouten = options.Engine == "sqlite" ? await check(options with { DataDirectory = deel }) : [];
            if (metSleutels)
                CopyKeys(Path.Combine(options.DataDirectory, "sleutels"), Path.Combine(deel, "sleutels"));
            new Paklijst(Versie, schema, options.Engine, options.Demo ? "demo" : "echt", gemaakt, metSleutels).Write(deel);
            await Hashlijst.WriteAsync(deel, output);
            Directory.Move(deel, klaar);
            return (klaar, fouten);
        }
        catch (SystemException e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"De back-up kan niet geschreven worden: {e.Message}", e);
        }
        finally
        {
            if (Directory.Exists(deel))
                Directory.Delete(deel, recursive: true);
        }
    }

    /// <summary>The version of this program.</summary>
    public static string Versie { get; } = typeof(MakeBackup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "onbekend";

    /// <summary>The files of a folder with keys, for their owner only.</summary>
    public static void CopyKeys(string van, string naar)
    {
        if (!Directory.Exists(van))
            return;
        foreach (var file in Directory.EnumerateFiles(van, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(naar, Path.GetRelativePath(van, file));
            Hashlijst.MakeFolder(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private Task<long> CopyAsync(string file) => options.Engine == "sqlite" ? SqliteBackup.CopyAsync(options, file, output) : PostgresBackup.CopyAsync(options, file, output);
}
