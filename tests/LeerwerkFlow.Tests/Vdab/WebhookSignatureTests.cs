using System.Text;
using LeerwerkFlow.Store;
using LeerwerkFlow.Vdab;

namespace LeerwerkFlow.Tests.Vdab;

public sealed class WebhookSignatureTests
{
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Expected = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private const string Oud = "whsec_b3VkZW91ZGVvdWRlb3VkZW91ZGVvdWRl";
    private const string Nieuw = "whsec_bmlldXduaWV1d25pZXV3bmlldXduaWV1";

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

    [Theory]
    [InlineData(Oud, "")]
    [InlineData(Nieuw, "")]
    [InlineData(Nieuw, Oud)]
    public void While_keys_change_a_receiver_that_knows_the_old_the_new_or_both_takes_what_we_send(string kent, string ook)
    {
        var signed = WebhookSignature.Sign(VdabGeheim.Parse(Nieuw, Oud), Id, 1614265330, Body);

        Assert.Equal(2, signed.Split(' ').Length);
        Assert.True(WebhookSignature.Verify(VdabGeheim.Parse(kent, ook), Id, "1614265330", signed, Body, Moment));
        Assert.False(WebhookSignature.Verify(Geheim, Id, "1614265330", signed, Body, Moment));
    }

    [Theory]
    [InlineData(Oud)]
    [InlineData(Nieuw)]
    public void While_keys_change_we_take_what_either_key_signed(string tekent)
    {
        var signed = WebhookSignature.Sign(VdabGeheim.Parse(tekent), Id, 1614265330, Body);

        Assert.True(WebhookSignature.Verify(VdabGeheim.Parse(Nieuw, Oud), Id, "1614265330", signed, Body, Moment));
    }

    [Fact]
    public async Task A_verb_makes_a_new_key_beside_the_old_one_and_another_forgets_the_old_one()
    {
        var map = Directory.CreateTempSubdirectory("leerwerkflow-geheim-");
        string Signed() => WebhookSignature.Sign(VdabGeheim.Open(new(), map.FullName), Id, 1, Body);
        var oud = Signed();
        using var output = new StringWriter();

        Assert.Equal(0, await Verbs.RunAsync(["vdab-sleutel", "nieuw", "--DataDirectory=" + map.FullName], output, output));
        var both = Signed();
        Assert.Equal(0, await Verbs.RunAsync(["vdab-sleutel", "klaar", "--DataDirectory=" + map.FullName], output, output));

        var sleutel = System.Text.RegularExpressions.Regex.Match(output.ToString(), "whsec_[A-Za-z0-9+/=]+").Value;
        Assert.Equal(WebhookSignature.Sign(VdabGeheim.Parse(sleutel), Id, 1, Body) + " " + oud, both);
        Assert.Equal(both.Split(' ')[0], Signed());
        map.Delete(recursive: true);
    }
}
