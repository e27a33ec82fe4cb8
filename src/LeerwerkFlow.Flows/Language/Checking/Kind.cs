using System.Text.Json;

namespace LeerwerkFlow.Flows.Language.Checking;

/// <summary>What sort of value stands somewhere, as far as can be told without rendering.</summary>
public enum Sort
{
    /// <summary>Anything: nothing is reported about it.</summary>
    Any,
    Boolean,
    Number,
    Text,
    Date,
    List,
    Record,
    Function,
}

/// <summary>The declared or inferred kind of a value.</summary>
/// <param name="Members">The members of an object.</param>
/// <param name="Item">The kind of a list's items.</param>
/// <param name="IsOpen">An object that may have more members than those.</param>
public sealed record Kind(Sort Sort, IReadOnlyDictionary<string, Kind>? Members = null, Kind? Item = null, bool IsOpen = false)
{
    public static readonly Kind Any = new(Sort.Any);
    public static readonly Kind Boolean = new(Sort.Boolean);
    public static readonly Kind Number = new(Sort.Number);
    public static readonly Kind Text = new(Sort.Text);
    public static readonly Kind Date = new(Sort.Date);
    public static readonly Kind Function = new(Sort.Function);

    public static Kind Record(IReadOnlyDictionary<string, Kind> members, bool isOpen = false) => new(Sort.Record, members, null, isOpen);

    public static Kind List(Kind item) => new(Sort.List, null, item);

    /// <summary>
    /// Reads the part of JSON Schema that models use: <c>type</c> (also a list with <c>null</c>), <c>format</c> date and
    /// date-time, <c>properties</c>, <c>additionalProperties: true</c>, <c>items</c>, <c>$ref</c> into <c>$defs</c>, and <c>enum</c>.
    /// Anything else allows any value.
    /// </summary>
    public static Kind FromSchema(JsonElement schema) => new SchemaReader(schema).Read(schema);

    /// <summary>The value can be null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The function of the template that this is.</summary>
    internal Ast.FunctionStatement? Declared { get; init; }

    internal string Naam => Sort switch
    {
        Sort.Boolean => "een ja/nee-waarde",
        Sort.Number => "een getal",
        Sort.Text => "een tekst",
        Sort.Date => "een datum",
        Sort.List => "een lijst",
        Sort.Function => "een functie",
        Sort.Record => "een object",
        _ => "een waarde",
    };

    internal static Kind Join(Kind a, Kind b)
    {
        if (a == b)
            return a;
        return a with { IsNullable = true } == b with { IsNullable = true } ? a with { IsNullable = true } : Any;
    }
}
