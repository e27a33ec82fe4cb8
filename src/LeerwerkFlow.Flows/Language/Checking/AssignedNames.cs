using LeerwerkFlow.Flows.Language.Ast;

namespace LeerwerkFlow.Flows.Language.Checking;

/// <summary>The names that a template gives a value somewhere, so that no order of calls makes one look unknown.</summary>
internal static class AssignedNames
{
    public static void Collect(Statement? statement, HashSet<string> names, Func<string, string?>? include, HashSet<string> seen)
    {
        switch (statement)
        {
            case Block block:
                foreach (var inner in block.Statements)
                    Collect(inner, names, include, seen);
                break;
            case AssignStatement { Target: Variable variable }: names.Add(variable.Naam); break;
            case IfStatement choice: Both(choice.Yes, choice.No); break;
            case ForStatement loop: Both(loop.Body, loop.None); break;
            case WhileStatement loop: Both(loop.Body, null); break;
            case WithStatement with: Both(with.Body, null); break;
            case CaptureStatement capture:
                names.Add(capture.Target.Naam);
                Both(capture.Body, null);
                break;
            case FunctionStatement function:
                names.Add(function.Target.Naam);
                Both(function.Body, null);
                break;
            case CaseStatement choice:
                foreach (var (_, body) in choice.Whens)
                    Both(body, null);
                Both(choice.No, null);
                break;
            case WriteStatement { Value: Call { Callee: Variable { Naam: "include" }, Values: [Literal { Value: string name }, ..] } } when seen.Add(name):
                if (include?.Invoke(name) is { } text)
                    Collect(Template.Parse(text, name).Page, names, include, seen);
                break;
        }

        void Both(Statement? first, Statement? second)
        {
            Collect(first, names, include, seen);
            Collect(second, names, include, seen);
        }
    }
}
