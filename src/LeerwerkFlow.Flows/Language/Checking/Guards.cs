using LeerwerkFlow.Flows.Language.Ast;

namespace LeerwerkFlow.Flows.Language.Checking;

/// <summary>The paths, such as <c>deelnemer.adres</c>, that a condition has shown not to be empty.</summary>
internal sealed class Guards
{
    private readonly List<string> _filled = [];

    public bool Has(Node node) => PathOf(node) is { } path && _filled.Contains(path);

    public int Count => _filled.Count;

    /// <summary>Forgets what was opened since there were so many.</summary>
    public void Close(int before) => _filled.RemoveRange(before, _filled.Count - before);

    /// <summary>Notes what holds where a condition is so.</summary>
    public void Open(Node condition, bool isTrue)
    {
        switch (condition)
        {
            case Nested nested: Open(nested.Inner, isTrue); break;
            case Unary { Op: "!" } not: Open(not.Operand, !isTrue); break;
            case Binary { Op: "&&" or "||" } both when both.Op == "&&" == isTrue:
                Open(both.Left, isTrue);
                Open(both.Right, isTrue);
                break;
            case Binary { Op: "!=" or "==" } same when same.Op == "!=" == isTrue && same.Right is Literal { Value: null }: Open(same.Left, true); break;
            case Member member when isTrue:
                _filled.AddRange(PathOf(member) is { } path ? [path] : []);
                // What has a field that is filled is filled itself.
                Open(member.Owner, true);
                break;
            case Variable variable when isTrue: _filled.Add(variable.Naam); break;
        }
    }

    private static string? PathOf(Node node) => node switch
    {
        Variable variable => variable.Naam,
        Nested nested => PathOf(nested.Inner),
        Member member => PathOf(member.Owner) is { } owner ? $"{owner}.{member.Name}" : null,
        _ => null,
    };
}
