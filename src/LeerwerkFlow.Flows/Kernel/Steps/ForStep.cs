using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

internal sealed class ForStep() : LoopStep("Elsa.For", "Van … tot …", "Speelt de stap erin voor elk getal van een begin tot een einde.",
    new InvoerVeld("start", "Begin", InvoerSoort.Waarde),
    new InvoerVeld("end", "Einde", InvoerSoort.Waarde),
    new InvoerVeld("step", "Stap", InvoerSoort.Waarde),
    new InvoerVeld("outerBoundInclusive", "Het einde hoort er nog bij", InvoerSoort.JaNee))
{
    // The bounds are read once, when the loop begins.
    private const string Bounds = "$for";

    protected override bool Advance(Blok blok)
    {
        if (blok.Get(Bounds) is not Sequence bounds)
        {
            bounds = [blok.Number("start", 0), blok.Number("end", 0), blok.Number("step", 1), !blok.Step.Invoer.ContainsKey("outerBoundInclusive") || blok.Value("outerBoundInclusive") is null || blok.Holds("outerBoundInclusive")];
            blok.Set(Bounds, bounds);
        }

        var (start, end, step) = (Waarde.AsWhole(bounds[0])!.Value, Waarde.AsWhole(bounds[1])!.Value, Waarde.AsWhole(bounds[2])!.Value);
        var current = Waarde.AsWhole(blok.Get(CurrentValue)) is { } last ? last + step : start;
        var more = (step >= 0, bounds[3] is true) switch
        {
            (true, true) => current <= end,
            (true, false) => current < end,
            (false, true) => current >= end,
            (false, false) => current > end,
        };
        if (!more)
            return false;
        blok.Set(CurrentValue, current);
        blok.Output("currentValue", current);
        return true;
    }
}
