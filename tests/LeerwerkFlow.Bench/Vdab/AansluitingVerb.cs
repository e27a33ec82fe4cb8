using System.Diagnostics;
using System.Globalization;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Vdab.Aansluiting;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeerwerkFlow.Bench.Vdab;

/// <summary>Reconciliation of many dossiers on SQLite: takes in the list of VDAB, with one line in twenty left out, freezes the month and reads the live page.</summary>
internal static class AansluitingVerb
{
    private const double MostSeconds = 60;

    /// <summary>1 when it was too slow or found another number of differences than there are.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var dossiers = args switch
        {
            [] => 5000,
            ["--dossiers", var n] => int.Parse(n, CultureInfo.InvariantCulture),
            _ => throw new FormatException($"unknown: {args[0]}"),
        };
        var map = Directory.CreateTempSubdirectory("leerwerkflow-bench-");
        try
        {
            await using var db = await Db.OpenAsync(new("sqlite", "", map.FullName, Demo: true), NullLogger.Instance);
            return await MeasureAsync(db, dossiers);
        }
        finally
        {
            map.Delete(recursive: true);
        }
    }

    private static async Task<int> MeasureAsync(Db db, int dossiers)
    {
        var (uitvoer, maand, klok) = (new Uitvoer(Opties.Read([])), Maand.Find("2010-03")!.Value, new Klok(new Still()));
        await db.WriteAsync([.. Meldinghuis.House("lwb-1"), .. Meldinghuis.Dossiers("lwb-1", dossiers, maand, klok.Now)]);
        var regels = Meldinghuis.Lijst(dossiers, maand);
        var expected = regels.Where((_, i) => i % 20 == 7).Count();
        var bestand = Meldinghuis.Bytes(regels.Where((_, i) => i % 20 != 7));
        var wie = new CurrentUser("co", "Co", "lwb-1", Roles.Parse("coordinator"));

        var from = Stopwatch.GetTimestamp();
        var uitslag = await new ImportLijst(db, klok, wie).RunAsync("2010-03", bestand);
        var import = Stopwatch.GetElapsedTime(from).TotalSeconds;
        from = Stopwatch.GetTimestamp();
        await new ImportLijst(db, klok, wie).RunAsync("2010-03", bestand);
        var again = Stopwatch.GetElapsedTime(from).TotalSeconds;
        from = Stopwatch.GetTimestamp();
        await new MakeRapport(db, klok).RunAsync();
        var rapport = Stopwatch.GetElapsedTime(from).TotalSeconds;
        from = Stopwatch.GetTimestamp();
        await new ReadAansluiting(db, wie).RunAsync("", "", 1);
        var page = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        uitvoer.Write("aansluiting", ("dossiers", dossiers), ("meldingen", regels.Count), ("bytes", bestand.Length), ("equal", uitslag.Gelijk), ("differences", uitslag.Verschillen), ("importSeconds", Math.Round(import, 2)),
            ("sameFileAgainSeconds", Math.Round(again, 2)), ("rapportSeconds", Math.Round(rapport, 2)), ("pageMs", Math.Round(page)));
        return import < MostSeconds && uitslag.Verschillen == expected && uitslag.Gelijk == regels.Count - expected ? 0 : 1;
    }

    private sealed class Still : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2010, 4, 1, 11, 0, 0, TimeSpan.Zero);
    }
}
