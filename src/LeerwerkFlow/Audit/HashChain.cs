using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LeerwerkFlow.Audit;

/// <summary>Something in a journal that cannot be right. <paramref name="Zin"/> is Dutch; <paramref name="Nr"/> is the line, or null for the whole.</summary>
public sealed record ChainFault(string Traject, long? Nr, string Zin);

/// <summary>
/// One chain per traject: hash = SHA-256 (hash before || the line as a JSON array), in hexadecimal. Whoever changes, deletes, adds or swaps a line must
/// rewrite all that follows and the head in the traject; the daily <see cref="Anker"/> shows even that.
/// </summary>
public static class HashChain
{
    /// <summary>The hash that belongs to this line; its own <see cref="JournalRow.Hash"/> is not read.</summary>
    public static string Hash(JournalRow row)
    {
        var buffer = new ArrayBufferWriter<byte>(512 + row.Stimulus.Length);
        Encoding.ASCII.GetBytes(row.Vorige, buffer);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteStringValue(row.Traject);
            json.WriteNumberValue(row.Nr);
            json.WriteStringValue(row.Tijdstip);
            json.WriteStringValue(row.Hier);
            json.WriteStringValue(row.Actor);
            json.WriteStringValue(row.Flowversie);
            json.WriteStringValue(row.Stimulus);
            json.WriteStringValue(row.StaatHash);
            json.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    /// <summary>Checks the lines of one traject, in order of <see cref="JournalRow.Nr"/>, against the head that the traject itself keeps. Empty: all is well.</summary>
    public static IReadOnlyList<ChainFault> Verify(string traject, IReadOnlyList<JournalRow> rows, long kopNr, string kopHash)
    {
        var faults = new List<ChainFault>();
        var vorige = "";
        var verwacht = 1L;
        foreach (var row in rows)
        {
            if (row.Nr != verwacht)
            {
                faults.Add(new(traject, row.Nr, $"Voor regel {row.Nr} hoort regel {verwacht}: er is verwijderd of ingevoegd."));
            }
            else if (row.Vorige != vorige)
            {
                faults.Add(new(traject, row.Nr, $"Regel {row.Nr} sluit niet aan op de regel ervoor."));
            }

            if (row.Hash != Hash(row))
            {
                faults.Add(new(traject, row.Nr, $"Regel {row.Nr} is gewijzigd na het schrijven."));
            }

            (vorige, verwacht) = (row.Hash, row.Nr + 1);
        }

        if (verwacht - 1 != kopNr)
        {
            faults.Add(new(traject, null, $"Het traject telt {kopNr} stappen, het journaal eindigt bij {verwacht - 1}."));
        }
        else if (vorige != kopHash)
        {
            faults.Add(new(traject, kopNr, "De laatste regel is niet die van het traject."));
        }

        return faults;
    }
}
