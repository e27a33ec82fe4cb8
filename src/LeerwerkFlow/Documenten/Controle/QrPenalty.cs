namespace LeerwerkFlow.Documenten.Controle;

/// <summary>How hard a QR code would be to read (ISO/IEC 18004, 7.8.3): long runs, blocks, look-alikes of a finder, too much or too little dark. The least wins.</summary>
internal static class QrPenalty
{
    private static readonly bool[] Finder = [true, false, true, true, true, false, true];

    public static int Of(QrCode code)
    {
        var lines = Enumerable.Range(0, code.Size).SelectMany(i => new[] { Line(code.Size, j => code[i, j]), Line(code.Size, j => code[j, i]) }).ToList();
        return lines.Sum(Runs) + Blocks(code) + (lines.Sum(LookAlikes) * 40) + Balance(code);
    }

    private static bool[] Line(int size, Func<int, bool> at) => [.. Enumerable.Range(0, size).Select(at)];

    private static int Runs(bool[] line)
    {
        int penalty = 0, run = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i > 0 && i < line.Length && line[i] == line[i - 1])
            {
                run++;
                continue;
            }

            penalty += run >= 5 ? run - 2 : 0;
            run = 1;
        }

        return penalty;
    }

    private static int Blocks(QrCode code) => 3 * Enumerable.Range(0, code.Size - 1).Sum(i => Enumerable.Range(0, code.Size - 1)
        .Count(j => code[i, j] == code[i, j + 1] && code[i, j] == code[i + 1, j] && code[i, j] == code[i + 1, j + 1]));

    private static int LookAlikes(bool[] line) => Enumerable.Range(0, line.Length - 6)
        .Count(i => line.AsSpan(i, 7).SequenceEqual(Finder) && (IsLight(line, i - 4) || IsLight(line, i + 7)));

    // Outside the code it is light.
    private static bool IsLight(bool[] line, int from) => Enumerable.Range(from, 4).All(i => i < 0 || i >= line.Length || !line[i]);

    private static int Balance(QrCode code)
    {
        var dark = Enumerable.Range(0, code.Size).Sum(i => Enumerable.Range(0, code.Size).Count(j => code[i, j]));
        return Math.Abs((dark * 20) - (code.Size * code.Size * 10)) / (code.Size * code.Size) * 10;
    }
}
