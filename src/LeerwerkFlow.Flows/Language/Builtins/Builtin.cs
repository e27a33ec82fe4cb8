using System.Collections.Frozen;

namespace LeerwerkFlow.Flows.Language.Builtins;

/// <summary>An object full of builtins, such as <c>string</c>. It can be hidden by a variable of the same name but never changes.</summary>
internal sealed class BuiltinObject(string naam) : Dictionary<string, object?>(StringComparer.Ordinal)
{
    public string Naam => naam;

    /// <summary>What it does when it is called itself, as <c>date '2010-03-01'</c>.</summary>
    public Function? Itself { get; set; }

    /// <param name="parameters">Names in order; a ? behind one that may be left out, three dots behind a last one that takes the rest.</param>
    public void Add(string name, string parameters, Func<Given, object?> body) => Add(name, new Builtin($"{naam}.{name}", parameters, body));

    /// <summary>A text in another form; what is nothing stays nothing.</summary>
    public void AddForm(string name, Func<string, string> form) => Add(name, "text", given => given[0] is null ? null : form(given.Text(0)));

    /// <summary>A function of the language that we leave out, with the reason.</summary>
    public void Refuse(string name, string reden)
    {
        var zin = $"{naam}.{name} bestaat hier niet: {reden}.";
        Add(name, new Builtin($"{naam}.{name}", "args...", given => throw given.Fail(zin)) { Reden = zin });
    }
}

/// <summary>A function of the language itself. An unknown argument makes its result unknown.</summary>
internal sealed class Builtin : Function
{
    public static readonly FrozenDictionary<string, object?> Globals = new Dictionary<string, object?>
    {
        ["string"] = TextBuiltins.Make(),
        ["array"] = ArrayBuiltins.Make(),
        ["date"] = DateBuiltins.Make(),
        ["math"] = MathBuiltins.Make(),
        ["object"] = ObjectBuiltins.Make(),
        ["html"] = HtmlBuiltins.Make(),
        ["include"] = new Include(),
        ["empty"] = Empty.Value,
        ["blank"] = Empty.Value,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly string[] _names;
    private readonly int _required;
    private readonly bool _takesRest;
    private readonly Func<Given, object?> _body;

    public Builtin(string naam, string parameters, Func<Given, object?> body)
        : base(naam)
    {
        var declared = parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        _names = Array.ConvertAll(declared, name => name.TrimEnd('?', '.'));
        _required = declared.Count(name => !name.EndsWith('?') && !name.EndsWith('.'));
        _takesRest = parameters.EndsWith("...", StringComparison.Ordinal);
        _body = body;
    }

    public IReadOnlyList<string> Names => _names;

    public int Required => _required;

    public bool TakesRest => _takesRest;

    /// <summary>Why it does not work here; null when it does.</summary>
    public string? Reden { get; init; }

    public override object? Call(Evaluator run, Arguments arguments, Spot spot)
    {
        var values = arguments.Named.Count == 0 ? arguments.Values : Merge(arguments, spot);
        if (values.Length < _required || (values.Length > _names.Length && !_takesRest))
            throw spot.Fail($"{Naam} neemt {Count()}, maar krijgt er {values.Length}.");
        if (Array.Exists(values, value => value is Unknown))
            return Unknown.Value;
        var result = _body(new Given(this, values, run, spot));
        return result switch
        {
            string text => run.Checked(text, spot),
            Sequence list => run.Checked(list, spot),
            _ => result,
        };
    }

    private object?[] Merge(Arguments arguments, Spot spot)
    {
        var values = new List<object?>(arguments.Values);
        var given = new bool[_names.Length];
        given.AsSpan(0, Math.Min(values.Count, given.Length)).Fill(true);
        foreach (var (name, value) in arguments.Named)
        {
            var at = Array.IndexOf(_names, name);
            if (at < 0)
                throw spot.Fail($"{Naam} heeft geen parameter '{name}'; wel: {string.Join(", ", _names)}.");
            while (values.Count <= at)
                values.Add(null);
            (values[at], given[at]) = (value, true);
        }
        if (Array.IndexOf(given, false) is var missing and >= 0 && missing < _required)
            throw spot.Fail($"{Naam} mist een waarde voor '{_names[missing]}'.");
        return [.. values];
    }

    private string Count()
    {
        if (_takesRest)
            return $"minstens {_required} waarden";
        return _required == _names.Length ? $"{_required} waarden" : $"{_required} tot {_names.Length} waarden";
    }
}
