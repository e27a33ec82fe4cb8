using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>The files of a SQLite database as a process leaves them that dies at a moment.</summary>
/// <param name="IsSame">The files and what people were told are those of the moment before: what comes of it is the same.</param>
internal sealed record Beeld(Plek Plek, StoreOptions Store, SimulatedClock Time, bool IsSame);

/// <summary>
/// Takes a copy of the files at every moment at which the process could die, between two statements of a transaction as well, while it runs on: one run gives the remains of each possible
/// death. What kill -9 leaves is what stands in the files, written or not yet synced.
/// </summary>
internal sealed class Camera : IDisposable
{
    private readonly DirectoryInfo map = Directory.CreateTempSubdirectory("leerwerkflow-camera-");
    private readonly Lock een = new();
    private StoreOptions? store;
    private SimulatedClock time = Veld.Noon();
    private (string Buiten, byte[][] Bytes) vorige = ("", []);

    public List<Beeld> Beelden { get; } = [];

    /// <summary>What else the outside knows, such as what VDAB got; another answer makes another moment.</summary>
    public Func<string> Buiten { get; set; } = () => "";

    public void Begin(StoreOptions van, SimulatedClock klok) => (store, time) = (van, klok);

    public void Stop() => store = null;

    public void Moment(Plek plek)
    {
        lock (een)
        {
            if (store is null)
                return;
            var files = Files(store).ToArray();
            var nu = (Buiten: $"{time.GetUtcNow().Ticks} {Buiten()} {plek == Plek.Verzonden}", Bytes: files.Select(Read).ToArray());
            var same = nu.Buiten == vorige.Buiten && nu.Bytes.Length == vorige.Bytes.Length && nu.Bytes.Zip(vorige.Bytes).All(b => b.First.AsSpan().SequenceEqual(b.Second));
            vorige = nu;
            var kopie = same ? Beelden[^1].Store : store with { DataDirectory = Path.Combine(map.FullName, $"{Beelden.Count:00000}") };
            Beelden.Add(new(plek, kopie, new SimulatedClock(time.GetUtcNow()), same));
            if (same)
                return;
            Copy(Path.Combine(store.DataDirectory, "sleutels"), Path.Combine(kopie.DataDirectory, "sleutels"));
            foreach (var (file, bytes) in files.Zip(nu.Bytes))
                File.WriteAllBytes(Path.Combine(kopie.DataDirectory, Path.GetFileName(file)), bytes);
        }
    }

    public void Dispose() => map.Delete(recursive: true);

    /// <summary>The database and its log; what only lies in memory is not among them.</summary>
    public static IEnumerable<string> Files(StoreOptions store) => new[] { store.DatabaseFile, store.DatabaseFile + "-wal" }.Where(File.Exists);

    public static void Copy(string van, string naar)
    {
        Directory.CreateDirectory(naar);
        foreach (var file in Directory.EnumerateFiles(van, "*", SearchOption.AllDirectories))
        {
            var doel = Path.Combine(naar, Path.GetRelativePath(van, file));
            Directory.CreateDirectory(Path.GetDirectoryName(doel)!);
            File.Copy(file, doel, overwrite: true);
        }
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
