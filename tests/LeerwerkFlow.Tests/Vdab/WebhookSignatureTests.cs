using System.Text;
using LeerwerkFlow.Store;
using LeerwerkFlow.Vdab;

namespace LeerwerkFlow.Tests.Vdab;

public sealed class WebhookSignatureTests
{
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Expected = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly VdabGeheim Geheim = VdabGeheim.Parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"test": 2432232314}""");
    private static readonly DateTimeOffset Moment = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    [Fact]
    public void The_vector_of_the_specification_is_met() => Assert.Equal(Expected, WebhookSignature.Sign(Geheim, Id, 1614265330, Body));

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void A_timestamp_may_lie_five_minutes_off(int seconds, bool good) =>
        Assert.Equal(good, WebhookSignature.Verify(Geheim, Id, "1614265330", Expected, Body, Moment.AddSeconds(seconds)));

    [Fact]
    public void One_of_two_signatures_is_enough_while_keys_change() =>
        Assert.True(WebhookSignature.Verify(Geheim, Id, "1614265330", "v1,AAAA " + Expected, Body, Moment));

    [Theory]
    [InlineData("", "1614265330", Expected)]
    [InlineData(Id, "1614265331", Expected)]
    [InlineData(Id, "gisteren", Expected)]
    [InlineData(Id, "1614265330", "")]
    [InlineData(Id, "1614265330", "v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    public void Anything_else_is_refused(string id, string timestamp, string signature) => Assert.False(WebhookSignature.Verify(Geheim, id, timestamp, signature, Body, Moment));

    [Fact]
    public void A_changed_byte_is_seen() => Assert.False(WebhookSignature.Verify(Geheim, Id, "1614265330", Expected, [.. Body, (byte)' '], Moment));

    [Theory]
    [InlineData("whsec_AAAA")]
    [InlineData("geen base64!")]
    public void A_secret_of_another_length_stops_the_start(string tekst) => Assert.Throws<CannotStart>(() => VdabGeheim.Parse(tekst));

    [Fact]
    public void A_secret_is_made_once_and_found_again()
    {
        var map = Directory.CreateTempSubdirectory("leerwerkflow-geheim-");
        var first = WebhookSignature.Sign(VdabGeheim.Open(new(), map.FullName), Id, 1, Body);

        Assert.Equal(first, WebhookSignature.Sign(VdabGeheim.Open(new(), map.FullName), Id, 1, Body));
        Assert.NotEqual(first, WebhookSignature.Sign(Geheim, Id, 1, Body));
        map.Delete(recursive: true);
    }
}
