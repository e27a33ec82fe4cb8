using System.Globalization;

namespace LeerwerkFlow.Flows.Language.Builtins;

/// <summary>The arguments of one call of a builtin, read as the kind that it needs.</summary>
internal readonly record struct Given(Builtin Builtin, object?[] Values, Evaluator Run, Spot Spot)
{
    public object? this[int index] => index < Values.Length ? Values[index] : null;

    public string Text(int index) => Run.Text(this[index], Spot);

    public IReadOnlyList<object?> List(int index) => Lists.Of(this[index], Run, Spot);

    /// <summary>The items as they are now; a function that is called for each of them may change the list.</summary>
    public object?[] Copy(int index) => [.. List(index)];

    public int Whole(int index) => WholeOr(index, null);

    public int WholeOr(int index, int? otherwise)
    {
        var value = this[index];
        if (value is null && otherwise is { } instead)
            return instead;
        if (value is not null && Numbers.Is(value) && Numbers.ToWhole(value) is { } number && Math.Abs((decimal)number) < int.MaxValue)
            return (int)number;
        throw Fail($"{Builtin.Naam}: '{Name(index)}' moet een geheel getal zijn, niet {Naming.Of(value)}.");
    }

    public object Number(int index) => this[index] is { } value && Numbers.Is(value)
        ? value
        : throw Fail($"{Builtin.Naam}: '{Name(index)}' moet een getal zijn, niet {Naming.Of(this[index])}.");

    public DateTime Date(int index) => Dates.Of(this[index])
        ?? throw Fail($"{Builtin.Naam}: '{Name(index)}' moet een datum zijn, niet {Naming.Of(this[index])}.");

    public Function? Callback(int index) => this[index] is null or Function
        ? this[index] as Function
        : throw Fail($"{Builtin.Naam}: '{Name(index)}' moet een functie zijn; zet er @ voor.");

    public CultureInfo Culture(int index)
    {
        if (this[index] is null)
            return Run.Culture;
        var name = Text(index);
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            throw Fail($"De taal '{name}' bestaat niet; schrijf bijvoorbeeld nl-BE.");
        }
    }

    public LanguageException Fail(string zin) => Spot.Fail(zin);

    private string Name(int index) => Builtin.Names[Math.Min(index, Builtin.Names.Count - 1)];
}
