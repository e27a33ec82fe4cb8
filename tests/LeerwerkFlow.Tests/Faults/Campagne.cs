using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>
/// How large a test of faults is: small in the suite, <c>LEERWERK_F1=1000</c> (the name of its class) in a campaign; <c>LEERWERK_SEED</c> repeats one. Says what came of it in one line, also in
/// the file that <c>LEERWERK_VERSLAG</c> names.
/// </summary>
internal sealed class Campagne
{
    private readonly Stopwatch sinds = Stopwatch.StartNew();
    private readonly TimeSpan seconden = TimeSpan.FromSeconds(Proces.Number("LEERWERK_SECONDEN", 1_000_000));
    private readonly string klasse;
    private readonly ITestOutputHelper output;

    public Campagne(string klasse, int klein, ITestOutputHelper output)
    {
        (this.klasse, this.output) = (klasse, output);
        N = Proces.Number("LEERWERK_" + klasse, klein);
        Seed = Proces.Number("LEERWERK_SEED", Random.Shared.Next());
        Random = new Random(Seed);
        output.WriteLine($"{klasse} n={N} seed={Seed}");
    }

    public int N { get; }

    public int Seed { get; }

    public Random Random { get; }

    /// <summary>True while there is more to do than was done; <c>LEERWERK_SECONDEN</c> ends a campaign early, and its line says how far it came.</summary>
    public bool Goes(int gedaan) => gedaan < N && sinds.Elapsed < seconden;

    public void Report(string uitkomst)
    {
        var regel = string.Create(CultureInfo.InvariantCulture, $"{klasse} n={N} seed={Seed} {uitkomst} {sinds.Elapsed.TotalSeconds:0.0} s");
        output.WriteLine(regel);
        if (Environment.GetEnvironmentVariable("LEERWERK_VERSLAG") is { Length: > 0 } verslag)
            File.AppendAllLines(verslag, [regel]);
    }
}
