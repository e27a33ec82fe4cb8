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
    private List<Variables>? _contexts;
    private Variables? _page;
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
        get => _frame ??= new Frame(null);
        set => _frame = value;
    }

    public LoopState? Loop { get; set; }

    /// <summary>The parameters and variables of the running function; null outside one, and in one without declared parameters.</summary>
    public Variables? Own { get; set; }

    /// <summary>The white space that stood alone before the code which writes now; every line of its text gets it.</summary>
    public string? Indent { get; set; }

    /// <summary>What was written last ended with a new line.</summary>
    public bool AtLineStart { get; set; }

    /// <summary>Above zero: what is missing may be missing, because <c>??</c> asks.</summary>
    public int Lenient { get; set; }

    /// <summary>The pattern of dates that are written out without one.</summary>
    public string DateFormat { get; set; } = Dates.DefaultFormat;

    /// <summary>How far each group of <c>array.cycle</c> is.</summary>
    public Dictionary<string, int> Cycles => _cycles ??= new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Where plain names are written: the object of the innermost <c>with</c>, else the page.</summary>
    private Variables Innermost => _contexts is [.., var last] ? last : _page ??= new Variables(null);

    /// <summary>Where the variable of a <c>for</c> stands.</summary>
    public Variables OfLoops => Own ?? Innermost;

    public bool TryFind(string name, out object? value) =>
        (Own is not null && Own.TryFind(name, out value)) || TryFindOutside(name, out value);

    /// <summary>Inside a function a name that nobody gave a value is the function's own.</summary>
    public void Assign(string name, object? value, Spot spot)
    {
        var target = Own is not null && (Own.Members!.ContainsKey(name) || !TryFindOutside(name, out _)) ? Own : Innermost;
        target.Assign(name, value, this, spot);
    }

    public void Push(IReadOnlyDictionary<string, object?> context) => (_contexts ??= []).Add(new Variables(context));

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
        // Every operator counts as a step; the next statement or call looks at the sum.
        _steps++;
        if (++_depth > 5000 || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw spot.Fail("Hier zitten te veel waarden of uitdrukkingen in elkaar.");
        return new Depth(this);
    }

    public string Text(object? value, Spot spot) => value is string text ? text : TextOf.Value(value, this, spot);

    public void CheckText(Int128 length, Spot spot)
    {
        if (length > _limits.Text)
            throw spot.Fail($"Deze tekst wordt langer dan {_limits.Text} tekens.");
        // Steps bound the memory too: at most some eighty of the longest texts.
        Charge((long)length >> 2, spot);
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

    /// <summary>Writes a value out: escaped where the output is HTML.</summary>
    public void Write(object? value, Spot spot)
    {
        if (value is Unknown)
            throw spot.Fail("Deze waarde is nog niet bekend en kan dus niet in de tekst.");
        var text = Text(value, spot);
        WriteText(options.HtmlEscape ? Veilig.Of(value, text) : text, spot);
    }

    public void WriteText(string text, Spot spot)
    {
        Charge(1 + (text.Length >> 6), spot);
        if (text.Length == 0)
            return;
        Output.Add(Indent is { Length: > 0 } ? Indented(text, Indent, spot) : text, _limits.Output, spot);
        AtLineStart = text[^1] == '\n';
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

    private bool TryFindOutside(string name, out object? value)
    {
        for (var i = (_contexts?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (_contexts![i].TryFind(name, out value))
                return true;
        }
        return (_page is not null && _page.TryFind(name, out value)) || model.TryGetValue(name, out value) || Builtin.Globals.TryGetValue(name, out value);
    }

    /// <summary>The indent before every line that starts in this text.</summary>
    private string Indented(string text, string indent, Spot spot)
    {
        var lines = text.AsSpan().Count('\n');
        CheckText(text.Length + ((Int128)(lines + 1) * indent.Length), spot);
        if (lines > 0)
            text = text[..^1].Replace("\n", "\n" + indent, StringComparison.Ordinal) + text[^1];
        return AtLineStart ? indent + text : text;
    }

    internal readonly ref struct Depth(Evaluator run)
    {
        public void Dispose() => run._depth--;
    }
}
