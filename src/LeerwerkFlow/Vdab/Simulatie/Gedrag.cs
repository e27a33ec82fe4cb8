using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LeerwerkFlow.Vdab.Simulatie;

/// <summary>What happens to one request.</summary>
internal enum Lot
{
    Werkt,

    /// <summary>The line is cut before anything is done.</summary>
    Weg,

    /// <summary>500, nothing done.</summary>
    Kapot,

    /// <summary>404 with <c>ONBEKEND_TRAJECT</c>, nothing done.</summary>
    Fout,

    /// <summary>429 with a <c>Retry-After</c> of a minute.</summary>
    TeDruk,

    /// <summary>Its clock is ten minutes off, so that no signature fits.</summary>
    KlokScheef,

    /// <summary>Done, and the line is cut before the answer.</summary>
    AntwoordKwijt,

    /// <summary>Done, and the answer waits until the sender gives up.</summary>
    Traag,
}

/// <summary>How the simulator behaves: how many of a hundred requests end in each way; beyond them it works. The same seed gives the same lot to the same request.</summary>
/// <param name="Later">Of a hundred that are taken: answered with 202, and with a receipt afterwards.</param>
/// <param name="Dubbel">Of a hundred receipts: sent twice.</param>
/// <param name="Antwoorden">Where it posts its receipts; empty: the app that it is part of.</param>
/// <param name="Weigert">Of a hundred that are taken: refused for their content.</param>
internal sealed record Gedrag(
    int Weg = 0, int Kapot = 0, int Fout = 0, int TeDruk = 0, int KlokScheef = 0, int AntwoordKwijt = 0, int Traag = 0, int Later = 0, int Dubbel = 0, int Weigert = 0, int Zaad = 0,
    string Antwoorden = "")
{
    /// <summary>What a person may choose in the demo, by code.</summary>
    public static IReadOnlyDictionary<string, (string Label, Gedrag Gedrag)> Keuzes { get; } = new Dictionary<string, (string, Gedrag)>
    {
        ["WERKT"] = ("VDAB werkt en antwoordt meteen", new()),
        ["LATER"] = ("VDAB neemt aan en laat later weten of het goed is", new(Later: 100)),
        ["HAPERT"] = ("VDAB hapert: een op de vijf gaat mis", new(Weg: 4, Kapot: 4, TeDruk: 2, KlokScheef: 2, AntwoordKwijt: 4, Traag: 4, Later: 50, Dubbel: 20)),
        ["WEIGERT"] = ("VDAB weigert alles", new(Weigert: 100)),
        ["PLAT"] = ("VDAB ligt plat", new(Weg: 100)),
    };

    /// <summary>True when no request goes wrong.</summary>
    public bool IsTrouw => Weg + Kapot + Fout + TeDruk + KlokScheef + AntwoordKwijt + Traag == 0;

    /// <summary>The lot of the n-th time that this message comes.</summary>
    public Lot Of(string bericht, int keer)
    {
        var worp = Worp(bericht, keer, "lot");
        (Lot Lot, int Kans)[] kansen =
        [
            (Lot.Weg, Weg), (Lot.Kapot, Kapot), (Lot.Fout, Fout), (Lot.TeDruk, TeDruk), (Lot.KlokScheef, KlokScheef), (Lot.AntwoordKwijt, AntwoordKwijt), (Lot.Traag, Traag),
        ];
        foreach (var (lot, kans) in kansen)
        {
            if (worp < kans)
                return lot;
            worp -= kans;
        }

        return Lot.Werkt;
    }

    public bool IsLater(string bericht) => Worp(bericht, 0, "later") < Later;

    public bool IsDubbel(string bericht) => Worp(bericht, 0, "dubbel") < Dubbel;

    public bool IsGeweigerd(string bericht) => Worp(bericht, 0, "weigert") < Weigert;

    private int Worp(string bericht, int keer, string waarvoor) =>
        BitConverter.ToUInt16(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Zaad}/{bericht}/{keer}/{waarvoor}")))) % 100;
}
