using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeerwerkFlow.Flows.Kalender;

namespace LeerwerkFlow.Vdab;

/// <summary>
/// What leaves for VDAB: a CloudEvents 1.0 message with closed fields, ids, codes and dates only. No name, no free text, no reason (S13, standards 2.3).
/// </summary>
internal sealed record MeldingBody(
    string Id, string Traject, string Organisatie, string Deelnemer, string Mijlpaal, long Versie, DateOnly Datum, string? Uitkomst, long Sequence, string Aanleiding, DateTimeOffset Vastgelegd,
    string? Vervangt = null, bool Intrekking = false, string? Voorbij = null)
{
    public const string MediaType = "application/cloudevents+json";

    /// <summary>The outcomes that may leave, and the milestones that carry one.</summary>
    private static readonly string[] Uitkomsten = ["WERK_NEC", "WERK_SE", "OPLEIDING", "GEEN_WERK", "NIET_GEMELD"];

    private static readonly string[] MetUitkomst = ["UITSTROOM_GEREGISTREERD", "NAZORG_AFGEROND"];

    public string Bron => $"/organisaties/{Organisatie}/trajecten/{Traject}";

    public static string SequenceText(long sequence) => sequence.ToString("000000", CultureInfo.InvariantCulture);

    /// <summary>True when this milestone carries an outcome.</summary>
    public static bool HasUitkomst(string mijlpaal) => MetUitkomst.Contains(mijlpaal);

    /// <summary>The outcome as it may leave, or null: any other code stays here.</summary>
    public static string? Wire(string mijlpaal, string? uitkomst) => HasUitkomst(mijlpaal) && Uitkomsten.Contains(uitkomst) ? uitkomst : null;

    /// <summary>
    /// The same with its id: a UUIDv7 of the day of the mijlpaal and of all that it says. So a melding that is made again after a restore is known to who got it before, and one that says something else is not.
    /// </summary>
    public MeldingBody Named()
    {
        var wat = string.Join('\n', Traject, Mijlpaal, Versie.ToString(CultureInfo.InvariantCulture), Intrekking ? "INTREKKING" : "MELDING", Datum.ToString("o", CultureInfo.InvariantCulture), Uitkomst, Vervangt);
        var id = SHA256.HashData(Encoding.UTF8.GetBytes(wat))[..16];
        var dag = BrusselsTime.StartOf(Datum);
        Guid.CreateVersion7(dag > DateTimeOffset.UnixEpoch ? dag : DateTimeOffset.UnixEpoch).ToByteArray(bigEndian: true)[..6].CopyTo(id, 0);
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return this with { Id = new Guid(id, bigEndian: true).ToString() };
    }

    /// <summary>The bytes, written once and never again: every attempt sends the same.</summary>
    public byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteEnvelope(json);
            WriteMijlpaal(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private void WriteEnvelope(Utf8JsonWriter json)
    {
        var moment = Vastgelegd.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        json.WriteString("specversion", "1.0");
        json.WriteString("id", Id);
        json.WriteString("type", Voorbij is not null ? Vdab.Voorbij.Type : Intrekking ? "be.leerwerkflow.mijlpaal_ingetrokken" : "be.leerwerkflow.mijlpaal." + Mijlpaal.ToLowerInvariant());
        json.WriteString("source", Bron);
        json.WriteString("subject", Voorbij is not null ? $"nummer/{SequenceText(Sequence)}" : $"mijlpaal/{Mijlpaal}/{Versie}");
        json.WriteString("time", moment);
        json.WriteString("recordedtime", moment);
        json.WriteString("sequence", SequenceText(Sequence));
        json.WriteString("partitionkey", Traject);
        json.WriteString("correlationid", Traject);
        json.WriteString("causationid", Aanleiding);
        json.WriteString("dataclassification", "confidential");
        json.WriteString("dataregulation", "GDPR");
        json.WriteString("datacategory", "standard");
        json.WriteString("dataschema", $"urn:leerwerkflow:schema:{(Voorbij is not null ? "voorbij" : Intrekking ? "intrekking" : "mijlpaal")}:1");
        json.WriteString("datacontenttype", "application/json");
    }

    private void WriteMijlpaal(Utf8JsonWriter json)
    {
        json.WriteStartObject("data");
        json.WriteString("trajectId", Traject);
        json.WriteString("klantReferentie", Deelnemer);
        json.WriteStartObject("partner");
        json.WriteString("code", Organisatie);
        json.WriteEndObject();
        if (Voorbij is null)
            WriteInhoud(json);
        else
            WriteVoorbij(json);
        json.WriteEndObject();
    }

    private void WriteInhoud(Utf8JsonWriter json)
    {
        json.WriteString("mijlpaal", Mijlpaal);
        json.WriteString("mijlpaalDatum", Web.Datum.Iso(Datum));
        if (!Intrekking)
            json.WriteString("uitkomst", Uitkomst);
        json.WriteString("regelgeving", "WEP-2008");
        json.WriteNumber("versie", Versie);
        json.WriteString("vervangt", Vervangt);
    }

    // What was passed over is not told: not even which milestone it was (S13).
    private void WriteVoorbij(Utf8JsonWriter json)
    {
        if (Voorbij == Vdab.Voorbij.Handmatig)
        {
            json.WriteString("mijlpaal", Mijlpaal);
            json.WriteNumber("versie", Versie);
        }
        else
        {
            json.WriteNull("mijlpaal");
            json.WriteNull("versie");
        }

        json.WriteString("wijze", Voorbij);
    }
}
