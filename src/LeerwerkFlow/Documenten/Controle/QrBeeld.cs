using System.Globalization;
using System.Text;
using QRCoder;

namespace LeerwerkFlow.Documenten.Controle;

/// <summary>An address as a QR code in a page: one drawing, sharp at every size, with the quiet zone of four squares around it.</summary>
internal static class QrBeeld
{
    /// <summary>Characters of the longest address; a longer one would have squares too small for an old telephone.</summary>
    public const int Most = 106;

    /// <param name="label">What a person who cannot see it hears.</param>
    public static string Svg(string adres, string label, int pixels)
    {
        using var code = QRCodeGenerator.GenerateQrCode(adres, QRCodeGenerator.ECCLevel.M);
        var size = code.ModuleMatrix.Count;
        var path = new StringBuilder();
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                if (code.ModuleMatrix[row][column])
                    path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
            }
        }

        return $"""<svg role="img" aria-label="{label}" width="{pixels}" height="{pixels}" viewBox="0 0 {size} {size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/><path fill="#000" d="{path}"/></svg>""";
    }
}
