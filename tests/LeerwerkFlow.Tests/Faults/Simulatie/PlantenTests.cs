using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Faults.Simulatie;

/// <summary>F21: the oracle itself is tested. Each planted bug must be found by the simulation and its auditor; without a plant the same seeds find nothing (<see cref="SimulatieTests"/>).</summary>
[Collection("simulatie")]
public sealed class PlantenTests(ITestOutputHelper output)
{
    public static TheoryData<string> Namen => [.. Planten.Alle.Select(p => p.Naam)];

    [Fact]
    public void There_are_at_least_twenty() => Assert.True(Planten.Alle.DistinctBy(p => p.Naam).Count() >= 20);

    [Theory]
    [MemberData(nameof(Namen))]
    public async Task A_planted_bug_is_found(string naam)
    {
        var plant = Planten.Alle.Single(p => p.Naam == naam);
        for (var zaad = 1; zaad <= Proces.Number("LEERWERK_PLANTSEEDS", 40); zaad++)
        {
            using var spel = new Spel(zaad, plant);
            if ((await spel.RunAsync()).Fouten is not [var gevonden, ..])
                continue;
            output.WriteLine($"{naam}: seed {zaad}: {gevonden}");
            return;
        }

        Assert.Fail($"{naam} was not found.");
    }
}
