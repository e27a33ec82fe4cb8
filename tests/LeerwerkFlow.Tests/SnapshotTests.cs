using Xunit.Sdk;

namespace LeerwerkFlow.Tests;

public sealed class SnapshotTests
{
    [Fact]
    public void A_text_equal_to_its_snapshot_passes() => Snapshot.Match("maandag 1 maart 2010\r\ndinsdag 2 maart 2010\n");

    [Fact]
    public void A_text_that_differs_fails_and_names_the_line()
    {
        var received = Path.Combine(House.SourceTree.Root, "tests/LeerwerkFlow.Tests/SnapshotTests.A_text_equal_to_its_snapshot_passes.received.txt");

        var failure = Assert.Throws<FailException>(() => Snapshot.Match("maandag 1 maart 2010\nwoensdag 3 maart 2010", nameof(A_text_equal_to_its_snapshot_passes)));

        Assert.Contains("line 2", failure.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(received));
        File.Delete(received);
    }

    [Fact]
    public void A_text_without_a_snapshot_fails()
    {
        var received = Path.Combine(House.SourceTree.Root, "tests/LeerwerkFlow.Tests/SnapshotTests.nooit.received.txt");

        Assert.Throws<FailException>(() => Snapshot.Match("iets", "nooit"));

        File.Delete(received);
    }
}
