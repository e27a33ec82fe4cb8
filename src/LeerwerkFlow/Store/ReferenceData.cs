using System.Text.Json;

namespace LeerwerkFlow.Store;

/// <summary>The shipped facts about leerwerkbedrijven, regions, promotors, premiums and target groups (2009–2012), read and checked.</summary>
public sealed record ReferenceData(LwbFile Leerwerkbedrijven, RegionFile Regios, PromotorFile Promotoren, PremiumFile Premies, GroupFile Kansengroepen)
{
    internal const string LwbJson = "leerwerkbedrijven.json";
    internal const string RegionJson = "resoc-regions.json";
    internal const string PromotorJson = "external-promotors.json";
    internal const string PremiumJson = "premiums.json";
    internal const string GroupJson = "target-groups.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>Reads what the app ships. Throws <see cref="CannotStart"/>, naming file and row, when a total does not hold.</summary>
    public static ReferenceData Load() => Load(Shipped);

    /// <summary>Brings it into the database, in one transaction; again and again with the same result. What ids look like stands in <c>ImportReference</c>.</summary>
    public Task ImportAsync(Db db, CancellationToken ct = default) => ImportReference.RunAsync(db, this, ct);

    /// <summary>Reads files by name from somewhere else.</summary>
    internal static ReferenceData Load(Func<string, string> read)
    {
        var reference = new ReferenceData(
            Parse<LwbFile>(read, LwbJson), Parse<RegionFile>(read, RegionJson), Parse<PromotorFile>(read, PromotorJson), Parse<PremiumFile>(read, PremiumJson),
            Parse<GroupFile>(read, GroupJson));
        ReferenceChecks.Check(reference);
        return reference;
    }

    internal static string Shipped(string file)
    {
        using var stream = typeof(ReferenceData).Assembly.GetManifestResourceStream("LeerwerkFlow.Store.Reference." + file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static T Parse<T>(Func<string, string> read, string file)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(read(file), Json) ?? throw new CannotStart($"{file} is leeg.");
        }
        catch (JsonException e)
        {
            throw new CannotStart($"{file}, regel {e.LineNumber + 1}: dit is niet te lezen ({e.Path}).", e);
        }
    }
}
