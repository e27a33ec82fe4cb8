using LeerwerkFlow.Access;

namespace LeerwerkFlow.Tests.Access;

public sealed class WachtwoordTests
{
    [Fact]
    public void A_hash_fits_its_password_and_no_other()
    {
        var hash = Wachtwoord.Hash("een vrolijke zebra", 10);

        Assert.True(Wachtwoord.Matches(hash, "een vrolijke zebra"));
        Assert.False(Wachtwoord.Matches(hash, "een vrolijke Zebra"));
    }

    [Fact]
    public void Two_hashes_of_one_password_differ() => Assert.NotEqual(Wachtwoord.Hash("zebra", 10), Wachtwoord.Hash("zebra", 10));

    [Theory]
    [InlineData("")]
    [InlineData("!")]
    [InlineData("pbkdf2-sha256$0$AAAA$AAAA")]
    [InlineData("pbkdf2-sha256$-5$AAAA$AAAA")]
    [InlineData("md5$10$AAAA$AAAA")]
    public void What_is_no_hash_fits_nothing(string hash) => Assert.False(Wachtwoord.Matches(hash, "zebra"));

    [Fact]
    public void Real_use_takes_six_hundred_thousand_turns() => Assert.StartsWith("pbkdf2-sha256$600000$", Wachtwoord.Hash("zebra"), StringComparison.Ordinal);

    [Fact]
    public void A_generated_password_is_long_and_new()
    {
        Assert.Matches("^([a-z2-9]{4}-){3}[a-z2-9]{4}$", Wachtwoord.Generate());
        Assert.NotEqual(Wachtwoord.Generate(), Wachtwoord.Generate());
    }
}
