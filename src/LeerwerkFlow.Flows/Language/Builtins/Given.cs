using System.Globalization;

namespace LeerwerkFlow.Flows.Language.Builtins;

/// <summary>The arguments of one call of a builtin, read as the kind that it needs.</summary>
internal readonly record struct Given(Builtin Builtin, object?[] Values, Evaluator Run, Spot Spot)
{
    public object? this[int index] => index < Values.Length ? Values[index] : null;

    /// <summary>Any value as text; nothing is an empty text.</summary>
    public string Text(int index) => Run.Checked(Run.Text(this[index], Spot), Spot);

    public string Required(int index) => this[index] is null ? throw Wrong(index, "een tekst") : Text(index);

    /// <summary>The items; of a text its characters, of an object its pairs, of nothing none.</summary>
    public IReadOnlyList<object?> List(int index) => this[index] switch
    {
        null or Empty => [],
        IReadOnlyDictionary<string, object?> members => Run.Checked(Lists.Pairs(members), Spot),
        string or Veilig => Run.Checked(new Sequence(Text(index).Select(c => (object)c.ToString())), Spot),
        var list when Lists.Is(list) => Lists.Of(list, Run, Spot),
        _ => throw Wrong(index, "een lijst"),
    };

    /// <summary>The items as they are now; a function that is called for each of them may change the list.</summary>
    public object?[] Copy(int index) => [.. List(index)];

    public int WholeOr(int index, int otherwise) => this[index] is null ? otherwise : Whole(index);

    /// <summary>A whole number, rounded when it must be; a text may hold it, and nothing is 0.</summary>
    public int Whole(int index)
    {
        if (Operators.IsText(this[index]) && int.TryParse(Text(index), NumberStyles.Integer, Run.Culture, out var written))
            return written;
        object number = Number(index, "een geheel getal") switch
        {
            double d => Math.Round(d),
            float f => Math.Round(f),
            decimal d => Math.Round(d),
            var whole => whole,
        };
        return Numbers.ToWhole(number) is >= -int.MaxValue and <= int.MaxValue and var fits ? (int)fits : throw Wrong(index, "een geheel getal");
    }

    /// <summary>A number; nothing and no count as 0, yes as 1.</summary>
    public object Number(int index, string kind = "een getal") => this[index] switch
    {
        null or false => 0,
        true => 1,
        var value => Numbers.Is(value) ? value : throw Wrong(index, kind),
    };

    public double Double(int index) => Numbers.ToDouble(Number(index));

    public DateTime Date(int index) => Dates.Of(this[index]) ?? throw Wrong(index, "een datum");

    public IReadOnlyDictionary<string, object?>? Members(int index)
    {
        var members = this[index] as IReadOnlyDictionary<string, object?>;
        if (members is null && this[index] is not null)
            throw Wrong(index, "een object");
        Run.Charge(members?.Count ?? 0, Spot);
        return members;
    }

    public Function? Callback(int index) => this[index] is null or Function
        ? this[index] as Function
        : throw Fail($"{Builtin.Naam}: '{Name(index)}' moet een functie zijn; zet er @ voor.");

    public CultureInfo Culture(int index)
    {
        if (this[index] is null)
            return Run.Culture;
        try
        {
            return Cultures.Find(Text(index));
        }
        catch (CultureNotFoundException)
        {
            throw Fail($"De taal '{Text(index)}' bestaat niet; schrijf bijvoorbeeld nl-BE.");
        }
    }

    public LanguageException Fail(string zin) => Spot.Fail(zin);

    private LanguageException Wrong(int index, string kind) => Fail($"{Builtin.Naam}: '{Name(index)}' moet {kind} zijn, niet {Naming.Of(this[index])}.");

    private string Name(int index) => Builtin.Names[Math.Min(index, Builtin.Names.Count - 1)];
}
