using LeerwerkFlow.Flows.Language.Ast;

namespace LeerwerkFlow.Flows.Language;

internal sealed partial class Parser
{
    private const int MostParameters = 50;

    private FunctionStatement ReadFunction(Spot spot)
    {
        var (target, parameters) = Head<(Target, IReadOnlyList<Parameter>?)>(ReadFunctionHead, (new Variable("_", spot), null));
        // Whether a break inside it is in a loop shows when it is called.
        _loops++;
        var body = ReadBlock(spot);
        _loops--;
        End(spot, "func");
        return new FunctionStatement(target, parameters, body, spot);
    }

    private (Target, IReadOnlyList<Parameter>?) ReadFunctionHead()
    {
        var start = Here();
        Target target = Now.Kind switch
        {
            TokenKind.Name => new Variable(Now.Text, start),
            TokenKind.Local => new LocalVariable(Now.Text, start),
            _ => throw Unexpected("de naam van de functie"),
        };
        _at++;
        return (target, Takes("(") ? ReadParameters() : null);
    }

    private List<Parameter> ReadParameters()
    {
        var parameters = new List<Parameter>();
        while (!Takes(")"))
        {
            if (parameters.Count > 0)
                Expect(",");
            var spot = Here();
            var parameter = ReadParameter();
            if (parameters.Count > 0 && parameters[^1] is var last && (last.TakesRest || (last.Default is not null && parameter is { Default: null, TakesRest: false })))
                throw spot.Fail("Na een parameter die weg mag blijven kan geen gewone parameter meer komen.");
            if (parameters.Any(other => other.Name == parameter.Name))
                throw spot.Fail($"De parameter '{parameter.Name}' staat er twee keer.");
            if (parameters.Count == MostParameters)
                throw spot.Fail($"Een functie heeft hoogstens {MostParameters} parameters.");
            parameters.Add(parameter);
        }
        return parameters;
    }

    private Parameter ReadParameter()
    {
        var name = TakeName("de naam van een parameter");
        if (Takes("..."))
            return new Parameter(name, null, true);
        if (!Takes("="))
            return new Parameter(name, null, false);
        var spot = Here();
        return new Parameter(name, ReadWhole() as Literal ?? throw spot.Fail("Hier hoort een vaste waarde: een getal, een tekst, true, false of null."), false);
    }

    private FunctionStatement ReadInline(Call head, Spot spot)
    {
        if (head.Named.Count > 0 || head.Values.Any(value => value is not Variable) || head.Callee is not Variable target)
            throw spot.Fail("Links van = hoort een functie met alleen namen tussen de haakjes, zoals f(x, y).");
        var parameters = head.Values.ConvertAll(value => new Parameter(value.Naam, null, false));
        return new FunctionStatement(target, parameters, new InlineBody(ReadWhole(), spot), spot);
    }

    private string TakeName(string what) => Now.Kind == TokenKind.Name ? _tokens[_at++].Text : throw Unexpected(what);
}
