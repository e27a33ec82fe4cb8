using System.Buffers.Binary;

namespace LeerwerkFlow.Documenten.Uploads;

/// <summary>A photo: its parts follow each other as they should, and it is not larger than a screen can show. Nothing is taken out of it.</summary>
internal static class BeeldCheck
{
    public const string Beschadigd = "Deze foto is beschadigd of niet volledig. Neem een nieuwe foto van het blad.";
    public const string TeRuim = "Deze foto heeft veel te veel beeldpunten. Neem een nieuwe foto van het blad met de gewone camera.";

    // A telephone with 50 million pixels still fits.
    private const int MostSide = 20_000;
    private const long MostPixels = 60_000_000;

    public static void Run(UploadSoort soort, ReadOnlySpan<byte> bytes)
    {
        var (breed, hoog) = soort == UploadSoort.Png ? Png(bytes) : Jpeg(bytes);
        if (breed <= 0 || hoog <= 0)
            throw CheckUpload.Refused(Beschadigd);
        if (breed > MostSide || hoog > MostSide || breed * hoog > MostPixels)
            throw CheckUpload.Refused(TeRuim);
    }

    // (0, 0) when it is broken. Chunks: length, name, content, check; the first is IHDR, the last IEND.
    private static (long Breed, long Hoog) Png(ReadOnlySpan<byte> bytes)
    {
        (long Breed, long Hoog) size = (0, 0);
        var hasPixels = false;
        for (var at = 8; at + 12 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            var name = bytes.Slice(at + 4, 4);
            if (length > bytes.Length - at - 12 || (at == 8 && (!name.SequenceEqual("IHDR"u8) || length != 13)))
                return (0, 0);
            if (at == 8)
                size = (BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 8)..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 12)..]));
            hasPixels |= name.SequenceEqual("IDAT"u8);
            if (name.SequenceEqual("IEND"u8))
                return hasPixels ? size : (0, 0);
            at += (int)length + 12;
        }

        return (0, 0);
    }

    // Segments up to the pixels; the frame (C0 to CF, but for three) says how large it is.
    private static (long Breed, long Hoog) Jpeg(ReadOnlySpan<byte> bytes)
    {
        (long Breed, long Hoog) size = (0, 0);
        for (var at = 2; at + 4 <= bytes.Length;)
        {
            var marker = bytes[at + 1];
            if (bytes[at] != 0xFF)
                return (0, 0);
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2 || at + 2 + length > bytes.Length)
                return (0, 0);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) && length >= 8)
                size = (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            if (marker == 0xDA)
                return size;
            at += 2 + length;
        }

        return (0, 0);
    }
}
