using LeerwerkFlow.Audit;

namespace LeerwerkFlow.Tests.Audit;

public sealed class HashChainTests
{
    private static JournalRow[] Chain(int count, string traject = "t1")
    {
        var rows = new JournalRow[count];
        for (var i = 0; i < count; i++)
        {
            var row = new JournalRow(
                traject, i + 1, $"2027-03-0{i + 1}T08:00:00.0000000Z", $"2027-03-0{i + 1}", "m1", "v1", $$"""{"soort":"hervat","beurt":{{i}}}""", "abc", i == 0 ? "" : rows[i - 1].Hash, "");
            rows[i] = row with { Hash = HashChain.Hash(row) };
        }

        return rows;
    }

    private static IReadOnlyList<ChainFault> Verify(JournalRow[] rows, JournalRow[] heads) => HashChain.Verify("t1", rows, heads.Length, heads[^1].Hash);

    [Fact]
    public void The_hash_is_sha256_over_the_hash_before_and_the_line_as_a_json_array()
    {
        var row = new JournalRow("t1", 2, "2027-03-01T08:00:00.0000000Z", "2027-03-01", "m1", "v1", "{}", "s", "aa", "");

        // printf 'aa["t1",2,"2027-03-01T08:00:00.0000000Z","2027-03-01","m1","v1","{}","s"]' | sha256sum
        Assert.Equal("acb8a9dc4101d4fb20d350bed3fee34fe8990428f6fb4bdaffbeda37042c5f86", HashChain.Hash(row));
    }

    [Fact]
    public void An_untouched_chain_has_no_faults()
    {
        var rows = Chain(5);

        Assert.Empty(Verify(rows, rows));
        Assert.Empty(HashChain.Verify("leeg", [], 0, ""));
    }

    public static TheoryData<string, Func<JournalRow, JournalRow>> Changes => new()
    {
        { "tijdstip", r => r with { Tijdstip = "2027-03-03T08:00:00.0000001Z" } },
        { "hier", r => r with { Hier = "2027-03-02" } },
        { "actor", r => r with { Actor = "m2" } },
        { "flowversie", r => r with { Flowversie = "v2" } },
        { "stimulus", r => r with { Stimulus = r.Stimulus + " " } },
        { "staat", r => r with { StaatHash = "abd" } },
        { "traject", r => r with { Traject = "t2" } },
        { "hash", r => r with { Hash = new string('0', 64) } },
        { "grens tussen velden", r => r with { Actor = "m1\",\"v1", Flowversie = "" } },
    };

    [Theory, MemberData(nameof(Changes))]
    public void A_changed_column_is_seen(string kolom, Func<JournalRow, JournalRow> change)
    {
        var rows = Chain(5);
        JournalRow[] changed = [.. rows[..2], change(rows[2]), .. rows[3..]];

        Assert.True(Verify(changed, rows).Any(f => f.Nr == 3 && f.Zin.Contains("gewijzigd", StringComparison.Ordinal)), kolom);
    }

    [Fact]
    public void A_changed_line_with_a_fresh_hash_breaks_the_next_one()
    {
        var rows = Chain(5);
        var forged = rows[2] with { Actor = "m2" };
        forged = forged with { Hash = HashChain.Hash(forged) };

        var fault = Assert.Single(Verify([.. rows[..2], forged, .. rows[3..]], rows));

        Assert.Equal(new ChainFault("t1", 4, "Regel 4 sluit niet aan op de regel ervoor."), fault);
    }

    [Fact]
    public void A_deleted_line_leaves_a_gap()
    {
        var rows = Chain(5);

        var fault = Assert.Single(Verify([.. rows[..2], .. rows[3..]], rows));

        Assert.Equal("Voor regel 4 hoort regel 3: er is verwijderd of ingevoegd.", fault.Zin);
    }

    [Fact]
    public void A_deleted_first_line_is_seen()
    {
        var rows = Chain(5);

        Assert.NotEmpty(Verify(rows[1..], rows));
    }

    [Fact]
    public void Renumbering_after_a_deletion_does_not_help()
    {
        var rows = Chain(5);

        Assert.NotEmpty(Verify([.. rows[..2], .. rows[3..].Select(r => r with { Nr = r.Nr - 1 })], rows));
    }

    [Fact]
    public void Swapped_lines_are_seen()
    {
        var rows = Chain(5);

        Assert.NotEmpty(Verify([rows[0], rows[2], rows[1], rows[3], rows[4]], rows));
        Assert.NotEmpty(Verify([rows[0], rows[2] with { Nr = 2 }, rows[1] with { Nr = 3 }, rows[3], rows[4]], rows));
    }

    [Fact]
    public void A_truncated_chain_does_not_reach_the_head()
    {
        var rows = Chain(5);

        Assert.Equal("Het traject telt 5 stappen, het journaal eindigt bij 4.", Assert.Single(Verify(rows[..4], rows)).Zin);
        Assert.NotEmpty(Verify([], rows));
    }

    [Fact]
    public void An_added_line_passes_the_head()
    {
        Assert.NotEmpty(Verify(Chain(5), Chain(4)));
    }

    [Fact]
    public void A_last_line_rewritten_with_a_fresh_hash_does_not_fit_the_head()
    {
        var rows = Chain(5);
        var forged = rows[4] with { Actor = "m2" };
        forged = forged with { Hash = HashChain.Hash(forged) };

        Assert.Equal("De laatste regel is niet die van het traject.", Assert.Single(Verify([.. rows[..4], forged], rows)).Zin);
    }

    [Fact]
    public void The_chain_of_another_traject_does_not_pass()
    {
        var other = Chain(5, "t2");
        JournalRow[] moved = [.. other.Select(r => r with { Traject = "t1" })];

        Assert.NotEmpty(Verify(moved, moved));
    }
}
