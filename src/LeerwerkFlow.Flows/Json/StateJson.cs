using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Json;

/// <summary>A state and a stimulus as text, in one canonical form: the same state always gives the same bytes.</summary>
public static class StateJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new JsonStringEnumConverter(), new OrdinalMap<Feit>(), new OrdinalMap<Scope>(), new OrdinalMap<OpenWait>(), new OrdinalMap<int>(), new OrdinalMap<string>(),
        },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutEmpty } },
    };

    public static string Write(FlowState state) => JsonSerializer.Serialize(state, Options);

    /// <exception cref="JsonException">Not a state.</exception>
    public static FlowState ReadState(string json) => JsonSerializer.Deserialize<FlowState>(json, Options) ?? throw new JsonException("Geen staat.");

    public static string Write(Stimulus stimulus) => JsonSerializer.Serialize(stimulus, Options);

    /// <exception cref="JsonException">Not a stimulus.</exception>
    public static Stimulus ReadStimulus(string json) => JsonSerializer.Deserialize<Stimulus>(json, Options) ?? throw new JsonException("Geen stimulus.");

    // Most scopes have no values and no counts: a million waiting trajecten need not keep the words for it.
    private static void LeaveOutEmpty(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.Name is nameof(Scope.Waarden) or nameof(Scope.Telling))
                property.ShouldSerialize = (_, value) => value is SortedMap<string> { IsEmpty: false } or System.Collections.ICollection { Count: > 0 };
            else if (property.Name is nameof(Scope.Breekt) or nameof(Scope.Terug) or nameof(Scope.Los))
                property.ShouldSerialize = (_, value) => value is true;
        }
    }

    // The stock converter would sort by the machine's culture.
    private sealed class OrdinalMap<T> : JsonConverter<SortedMap<T>>
    {
        public override SortedMap<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Dictionary<string, T>>(ref reader, options)!.ToSortedMap();

        public override void Write(Utf8JsonWriter writer, SortedMap<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (key, item) in value)
            {
                writer.WritePropertyName(key);
                JsonSerializer.Serialize(writer, item, options);
            }

            writer.WriteEndObject();
        }
    }
}
