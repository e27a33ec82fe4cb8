namespace LeerwerkFlow.Tests.House;

/// <summary>Fails with every finding on a line of its own, so that one run shows all there is to mend.</summary>
public static class Found
{
    public static void Nothing(IEnumerable<string> findings)
    {
        var all = findings.ToList();
        Assert.True(all.Count == 0, $"{all.Count} found:\n{string.Join('\n', all)}");
    }
}
