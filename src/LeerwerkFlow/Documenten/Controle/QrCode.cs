using System.Globalization;
using System.Text;

namespace LeerwerkFlow.Documenten.Controle;

/// <summary>
/// A QR code (ISO/IEC 18004) of a short text: byte mode, error correction M, versions 1 to 6. That holds 106 bytes, enough for an address; larger ones would need what
/// is left out here (version information, a wider count, blocks of two lengths).
/// </summary>
public sealed class QrCode
{
    // Per version: code words of data, code words of correction in a block, blocks.
    private static readonly (int Data, int Correction, int Blocks)[] Versions = [(16, 10, 1), (28, 16, 1), (44, 26, 1), (64, 18, 2), (86, 24, 2), (108, 16, 4)];

    private readonly bool[,] dark;
    private readonly bool[,] taken;

    private QrCode(int size) => (Size, dark, taken) = (size, new bool[size, size], new bool[size, size]);

    /// <summary>Bytes of the longest text.</summary>
    public static int Most => Versions[^1].Data - 2;

    /// <summary>Squares on a side, without the quiet zone.</summary>
    public int Size { get; }

    /// <summary>True when the square is dark.</summary>
    public bool this[int row, int column] => dark[row, column];

    /// <exception cref="ArgumentException">The text is longer than <see cref="Most"/>.</exception>
    public static QrCode Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var version = Array.FindIndex(Versions, v => bytes.Length <= v.Data - 2);
        if (version < 0)
            throw new ArgumentException($"At most {Most} bytes.", nameof(text));

        var words = Interleave(DataWords(bytes, Versions[version].Data), Versions[version]);
        return Enumerable.Range(0, 8).Select(mask => Draw(version + 1, words, mask)).MinBy(code => QrPenalty.Of(code))!;
    }

    /// <summary>One drawing, sharp at every size, with the quiet zone of four squares around it.</summary>
    /// <param name="label">What a person who cannot see it hears.</param>
    public string Svg(string label, int pixels)
    {
        var path = new StringBuilder();
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                if (dark[row, column])
                    path.Append(CultureInfo.InvariantCulture, $"M{column + 4} {row + 4}h1v1h-1z");
            }
        }

        return $"""<svg role="img" aria-label="{label}" width="{pixels}" height="{pixels}" viewBox="0 0 {Size + 8} {Size + 8}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{Size + 8}v{Size + 8}h-{Size + 8}z"/><path fill="#000" d="{path}"/></svg>""";
    }

    // Four bits of mode, eight of count, the bytes, four of end; then the two words of filling in turn.
    internal static byte[] DataWords(byte[] bytes, int length)
    {
        var words = new byte[length];
        words[0] = (byte)(0x40 | (bytes.Length >> 4));
        words[1] = (byte)(bytes.Length << 4);
        for (var i = 0; i < bytes.Length; i++)
        {
            words[i + 1] |= (byte)(bytes[i] >> 4);
            words[i + 2] |= (byte)(bytes[i] << 4);
        }

        for (var i = bytes.Length + 2; i < length; i++)
            words[i] = (byte)((i - bytes.Length) % 2 == 0 ? 0xEC : 0x11);
        return words;
    }

    private static byte[] Interleave(byte[] data, (int Data, int Correction, int Blocks) version)
    {
        var blocks = data.Chunk(version.Data / version.Blocks).ToArray();
        var corrections = blocks.Select(b => ReedSolomon.Correction(b, version.Correction)).ToArray();
        return [.. Across(blocks), .. Across(corrections)];
    }

    private static IEnumerable<byte> Across(byte[][] blocks) => Enumerable.Range(0, blocks[0].Length).SelectMany(i => blocks.Select(b => b[i]));

    private static QrCode Draw(int version, byte[] words, int mask)
    {
        var code = new QrCode(17 + (4 * version));
        code.Finder(0, 0);
        code.Finder(0, code.Size - 7);
        code.Finder(code.Size - 7, 0);
        for (var i = 8; i < code.Size - 8; i++)
        {
            code.Set(6, i, i % 2 == 0);
            code.Set(i, 6, i % 2 == 0);
        }

        if (version > 1)
            code.Alignment(code.Size - 7);
        code.Format(mask);
        code.Words(words, mask);
        return code;
    }

    private void Set(int row, int column, bool isDark) => (dark[row, column], taken[row, column]) = (isDark, true);

    // A square in a square in a square, with a light border where there is room for one.
    private void Finder(int top, int left)
    {
        for (var row = Math.Max(0, top - 1); row <= Math.Min(Size - 1, top + 7); row++)
        {
            for (var column = Math.Max(0, left - 1); column <= Math.Min(Size - 1, left + 7); column++)
                Set(row, column, Ring(row - top - 3, column - left - 3) is 0 or 1 or 3);
        }
    }

    private void Alignment(int centre)
    {
        for (var row = -2; row <= 2; row++)
        {
            for (var column = -2; column <= 2; column++)
                Set(centre + row, centre + column, Ring(row, column) != 1);
        }
    }

    private static int Ring(int row, int column) => Math.Max(Math.Abs(row), Math.Abs(column));

    // Fifteen bits, twice, and the square that is always dark.
    private void Format(int mask)
    {
        var bits = FormatBits(mask);
        for (var i = 0; i < 15; i++)
        {
            var isDark = ((bits >> i) & 1) == 1;
            Set(i < 6 ? i : i < 8 ? i + 1 : Size - 15 + i, 8, isDark);
            Set(8, i < 8 ? Size - 1 - i : i == 8 ? 7 : 14 - i, isDark);
        }

        Set(Size - 8, 8, true);
    }

    /// <summary>Error correction M and the mask, with their BCH code.</summary>
    internal static int FormatBits(int mask)
    {
        var rest = mask << 10;
        for (var i = 14; i >= 10; i--)
            rest ^= ((rest >> i) & 1) * (0b101_0011_0111 << (i - 10));
        return ((mask << 10) | rest) ^ 0b101_0100_0001_0010;
    }

    // Upwards and downwards in columns of two, from the right, past the column of the timing.
    private void Words(byte[] words, int mask)
    {
        var bit = 0;
        var isUp = true;
        for (var right = Size - 1; right > 0; right -= right == 8 ? 3 : 2)
        {
            for (var step = 0; step < Size; step++)
            {
                var row = isUp ? Size - 1 - step : step;
                foreach (var column in (int[])[right, right - 1])
                {
                    if (taken[row, column])
                        continue;
                    dark[row, column] = (bit < words.Length * 8 && ((words[bit / 8] >> (7 - (bit % 8))) & 1) == 1) ^ IsMasked(mask, row, column);
                    bit++;
                }
            }

            isUp = !isUp;
        }
    }

    private static bool IsMasked(int mask, int i, int j) => mask switch
    {
        0 => (i + j) % 2 == 0,
        1 => i % 2 == 0,
        2 => j % 3 == 0,
        3 => (i + j) % 3 == 0,
        4 => ((i / 2) + (j / 3)) % 2 == 0,
        5 => (i * j % 2) + (i * j % 3) == 0,
        6 => ((i * j % 2) + (i * j % 3)) % 2 == 0,
        _ => (((i + j) % 2) + (i * j % 3)) % 2 == 0,
    };
}
