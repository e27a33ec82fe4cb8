using System.Globalization;
using System.Runtime.CompilerServices;
using LeerwerkFlow.Flows.Language.Builtins;

namespace LeerwerkFlow.Flows.Language;

/// <summary>How the statement that just ran wants to go on.</summary>
internal enum Flow
{
    On,
    Break,
    Continue,
    Return,
}

/// <summary>The state of one rendering: variables, the text so far and what is left of the limits. Used by one thread, once.</summary>
internal sealed class Evaluator(IReadOnlyDictionary<string, object?> model, RenderOptions options)
{
    private readonly Limits _limits = options.Limits ?? Limits.Default;
    // Empty until a with or a call needs it: a condition makes tens of thousands of these.
    private List<IReadOnlyDictionary<string, object?>>? _contexts;
    private Bag? _page;
    private Output? _output;
    private Frame? _frame;
    private Dictionary<string, int>? _cycles;
    private int _calls;
    private int _depth;
    private long _steps;
    private long _nextLook;

    public RenderOptions Options => options;

    public Limits Limits => _limits;

    public CultureInfo Culture { get; } = Cultures.Of(options.Culture);

    public Output Output
    {
        get => _output ??= new Output();
        set => _output = value;
    }

    public Flow Flow { get; set; }

    public object? Result { get; set; }

    public Frame Frame
    {
        get => _frame ??= new Frame([]);
        set => _frame = value;
    }

    public LoopState? Loop { get; set; }

    /// <summary>Above zero: what is missing may be missing, because <c>??</c> asks.</summary>
    public int Lenient { get; set; }

    /// <summary>The pattern of dates that are written out without one.</summary>
    public string DateFormat { get; set; } = Dates.DefaultFormat;

    /// <summary>How far each group of <c>array.cycle</c> is.</summary>
    public Dictionary<string, int> Cycles => _cycles ??= new Dictionary<string, int>(StringComparer.Ordinal);

    private IReadOnlyDictionary<string, object?>? Innermost => _contexts is [.., var last] ? last : null;

    public bool TryFind(string name, out object? value)
    {
        for (var i = (_contexts?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (_contexts![i].TryGetValue(name, out value))
                return true;
        }
        return (_page is not null && _page.TryGetValue(name, out value)) || model.TryGetValue(name, out value) || Builtin.Globals.TryGetValue(name, out value);
    }

    /// <summary>Writes to the innermost object: that of <c>with</c> or of a function with parameters, else the page.</summary>
    public void Assign(string name, object? value, Spot spot)
    {
        if (Innermost is { } context)
            Paths.SetMember(context, name, value, this, spot);
        else
            Paths.Put(_page ??= [], name, value, this, spot);
    }

    public bool TryFindOwn(string name, out object? value)
    {
        value = null;
        return (Innermost ?? _page)?.TryGetValue(name, out value) ?? false;
    }

    public void Forget(string name) => ((Innermost ?? _page) as Bag)?.Remove(name);

    public void Push(IReadOnlyDictionary<string, object?> context) => (_contexts ??= []).Add(context);

    public void Pop() => _contexts!.RemoveAt(_contexts.Count - 1);

    public object? WhenMissing(string zin, Spot spot) => options.Missing switch
    {
        Missing.Unknown => Unknown.Value,
        Missing.Error when Lenient == 0 => throw spot.Fail(zin),
        _ => null,
    };

    public object? Call(Function function, Arguments arguments, Spot spot)
    {
        Charge(1, spot);
        if (++_calls > _limits.Calls || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw spot.Fail($"Functies en sjablonen roepen elkaar meer dan {_limits.Calls} keer in elkaar op. Roept iets zichzelf op zonder einde?");
        var result = function.Call(this, arguments, spot);
        _calls--;
        return result;
    }

    public void Charge(long steps, Spot spot)
    {
        _steps += steps;
        if (_steps < _nextLook)
            return;
        _nextLook = _steps + 256;
        if (_steps > _limits.Steps)
            throw spot.Fail($"Dit sjabloon doet meer dan {_limits.Steps} stappen en is daarom gestopt.");
        if (options.CancellationToken.IsCancellationRequested)
            throw spot.Fail("Het maken van deze tekst duurde te lang en is gestopt.");
    }

    /// <summary>Guards values and expressions inside each other; dispose it on the way out.</summary>
    public Depth Deeper(Spot spot)
    {
        if (++_depth > 5000 || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw spot.Fail("Hier zitten te veel waarden of uitdrukkingen in elkaar.");
        return new Depth(this);
    }

    public string Text(object? value, Spot spot) => value is string text ? text : TextOf.Value(value, this, spot);

    public void CheckText(Int128 length, Spot spot)
    {
        if (length > _limits.Text)
            throw spot.Fail($"Deze tekst wordt langer dan {_limits.Text} tekens.");
        Charge((long)length >> 6, spot);
    }

    public void CheckItems(long count, Spot spot)
    {
        if (count > _limits.Items)
            throw spot.Fail($"Deze lijst wordt langer dan {_limits.Items}.");
    }

    public string Checked(string text, Spot spot)
    {
        CheckText(text.Length, spot);
        return text;
    }

    public Sequence Checked(Sequence list, Spot spot)
    {
        CheckItems(list.Count, spot);
        Charge(list.Count, spot);
        return list;
    }

    /// <summary>Writes a value out: escaped where the output is HTML, with the indent of its block after each new line.</summary>
    public void Write(object? value, string indent, Spot spot)
    {
        if (value is Unknown)
            throw spot.Fail("Deze waarde is nog niet bekend en kan dus niet in de tekst.");
        var text = Text(value, spot);
        if (options.HtmlEscape)
            text = Veilig.Of(value, text);
        WriteText(indent.Length == 0 ? text : Output.Indent(text, indent, this, spot), spot);
    }

    public void WriteText(string text, Spot spot)
    {
        Charge(1 + (text.Length >> 6), spot);
        Output.Add(text, _limits.Output, spot);
    }

    /// <summary>What <paramref name="body"/> writes, as a value: safe when the output is HTML.</summary>
    public object Capture(Action<Evaluator> body)
    {
        var outer = Output;
        Output = new Output();
        body(this);
        var text = Output.ToString();
        Output = outer;
        return options.HtmlEscape ? new Veilig(text) : text;
    }

    internal readonly ref struct Depth(Evaluator run)
    {
        public void Dispose() => run._depth--;
    }
}

/// <summary>The arguments and <c>$names</c> of one function call, include or page.</summary>
internal sealed class Frame(Sequence arguments)
{
    public Sequence Arguments => arguments;

    public Bag? Locals { get; set; }
}

/// <summary>What <c>for.index</c> and its like read.</summary>
internal sealed class LoopState
{
    public int Index { get; set; }

    public int Length { get; set; }

    public bool Changed { get; set; }

    public object Read(string name) => name switch
    {
        "index" => Index,
        "rindex" => Length - Index - 1,
        "first" => Index == 0,
        "last" => Index == Length - 1,
        "even" => Index % 2 == 0,
        "odd" => Index % 2 != 0,
        "length" => Length,
        _ => Changed,
    };
}
