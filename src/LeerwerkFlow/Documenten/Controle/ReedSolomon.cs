namespace LeerwerkFlow.Documenten.Controle;

/// <summary>The words of correction of a QR code: Reed-Solomon over GF(256) with x⁸ + x⁴ + x³ + x² + 1.</summary>
internal static class ReedSolomon
{
    private static readonly int[] Powers = PowersOfTwo();

    public static byte[] Correction(byte[] data, int count)
    {
        var generator = Generator(count);
        var rest = new byte[count];
        foreach (var word in data)
        {
            var factor = (byte)(word ^ rest[0]);
            for (var i = 0; i < count; i++)
                rest[i] = (byte)((i + 1 < count ? rest[i + 1] : 0) ^ Times(generator[i], factor));
        }

        return rest;
    }

    // The product of (x - 2⁰)(x - 2¹)…, without its leading one.
    private static byte[] Generator(int count)
    {
        var generator = new byte[count];
        generator[^1] = 1;
        for (var root = 0; root < count; root++)
        {
            for (var i = 0; i < count; i++)
                generator[i] = (byte)(Times(generator[i], (byte)Powers[root]) ^ (i + 1 < count ? generator[i + 1] : 0));
        }

        return generator;
    }

    private static byte Times(byte a, byte b) => a == 0 || b == 0 ? (byte)0 : (byte)Powers[(Array.IndexOf(Powers, a) + Array.IndexOf(Powers, b)) % 255];

    private static int[] PowersOfTwo()
    {
        var powers = new int[255];
        for (int i = 0, power = 1; i < powers.Length; i++, power = (power << 1) ^ ((power >> 7) * 0x11D))
            powers[i] = power;
        return powers;
    }
}
