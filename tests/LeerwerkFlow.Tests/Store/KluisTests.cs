using System.Security.Cryptography;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Store;

public sealed class KluisTests
{
    private static readonly Kluis Kluis = new(RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32));

    [Theory]
    [InlineData("")]
    [InlineData("""{"inSz":"…","naam":"Zoë"}""")]
    public void What_was_sealed_opens(string json)
    {
        Assert.Equal(json, Kluis.Open(Luik.Persoon, Kluis.Seal(Luik.Persoon, json)));
        Assert.Equal(json, Kluis.Open(Luik.Vertrouwelijk, Kluis.Seal(Luik.Vertrouwelijk, json)));
    }

    [Fact]
    public void The_same_text_never_gives_the_same_bytes_and_is_not_readable_in_them()
    {
        var een = Kluis.Seal(Luik.Persoon, "geheim-geheim");
        var twee = Kluis.Seal(Luik.Persoon, "geheim-geheim");

        Assert.NotEqual(een, twee);
        Assert.DoesNotContain("geheim", System.Text.Encoding.Latin1.GetString(een), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_changed_byte_is_noticed()
    {
        var bytes = Kluis.Seal(Luik.Persoon, "{}");

        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 1;
            Assert.Throws<KluisGesloten>(() => Kluis.Open(Luik.Persoon, changed));
        }

        Assert.Throws<KluisGesloten>(() => Kluis.Open(Luik.Persoon, bytes[..^1]));
        Assert.Throws<KluisGesloten>(() => Kluis.Open(Luik.Persoon, []));
    }

    [Fact]
    public void One_luik_does_not_open_the_other_even_with_the_same_key()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var twin = new Kluis(key, key);

        Assert.Throws<KluisGesloten>(() => twin.Open(Luik.Persoon, twin.Seal(Luik.Vertrouwelijk, "{}")));
        Assert.Throws<KluisGesloten>(() => Kluis.Open(Luik.Persoon, Kluis.Seal(Luik.Vertrouwelijk, "{}")));
    }
}
