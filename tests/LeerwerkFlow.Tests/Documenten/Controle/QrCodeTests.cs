using LeerwerkFlow.Documenten.Controle;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace LeerwerkFlow.Tests.Documenten.Controle;

public sealed class QrCodeTests
{
    // The worked example of ISO/IEC 18004 that textbooks use: HELLO WORLD in version 1, level M.
    private static readonly byte[] Hello = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17];

    [Fact]
    public void The_words_of_correction_are_those_of_the_known_example() =>
        Assert.Equal([196, 35, 39, 119, 235, 215, 231, 226, 93, 23], ReedSolomon.Correction(Hello, 10));

    [Theory]
    [InlineData(0, 0b101_0100_0001_0010)]
    [InlineData(1, 0b101_0001_0010_0101)]
    [InlineData(5, 0b100_0000_1100_1110)]
    [InlineData(7, 0b100_1010_1010_0000)]
    public void The_bits_of_level_and_mask_are_those_of_the_table(int mask, int bits) => Assert.Equal(bits, QrCode.FormatBits(mask));

    [Fact]
    public void Data_is_mode_count_bytes_end_and_filling() =>
        Assert.Equal([0x40, 0x26, 0x16, 0x20, 0xEC, 0x11, 0xEC], QrCode.DataWords("ab"u8.ToArray(), 7));

    [Theory]
    [InlineData("a", 21)]
    [InlineData("14 bytes long.", 21)]
    [InlineData("15 bytes long..", 25)]
    [InlineData("https://leerwerk.voorbeeld.be/attest/ABCD", 29)]
    [InlineData("https://leerwerk.voorbeeld.be/attest/ABCD-EFGH-JKMN", 33)]
    [InlineData("https://een-langere-naam-voor-een-leerwerkbedrijf.voorbeeld.be/attest/ABCD-EFGH", 37)]
    [InlineData("https://een-nog-veel-langere-naam-voor-een-leerwerkbedrijf.voorbeeld.be/onder/attest/ABCD-EFGH-JKMN", 41)]
    public void An_independent_reader_reads_every_version(string text, int size)
    {
        var code = QrCode.Of(text);

        Assert.Equal(size, code.Size);
        Assert.Equal(text, Read(code));
    }

    [Fact]
    public void A_damaged_code_is_still_read()
    {
        const string Text = "https://leerwerk.voorbeeld.be/attest/ABCD-EFGH-JKMN";

        Assert.Equal(Text, Read(QrCode.Of(Text), blot: 5));
    }

    [Fact]
    public void A_text_that_does_not_fit_is_refused()
    {
        Assert.Equal(106, QrCode.Most);
        Assert.Equal(41, QrCode.Of(new string('x', 106)).Size);
        Assert.Throws<ArgumentException>(() => QrCode.Of(new string('x', 107)));
    }

    /// <summary>The text of a code in a grey picture, or null.</summary>
    internal static string? Read(byte[] grey, int width, int height) => new QRCodeReader().decode(
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, width, height, RGBLuminanceSource.BitmapFormat.Gray8))),
        new Dictionary<DecodeHintType, object> { [DecodeHintType.TRY_HARDER] = true })?.Text;

    private static string? Read(QrCode code, int blot = 0)
    {
        const int Scale = 6;
        var width = (code.Size + 8) * Scale;
        var grey = new byte[width * width];
        for (var i = 0; i < grey.Length; i++)
        {
            var (row, column) = ((i / width / Scale) - 4, (i % width / Scale) - 4);
            var inside = row >= 0 && row < code.Size && column >= 0 && column < code.Size;
            var blotted = row >= 10 && row < 10 + blot && column >= 10 && column < 10 + blot;
            grey[i] = inside && (blotted || code[row, column]) ? (byte)0 : (byte)255;
        }

        return Read(grey, width, width);
    }
}
