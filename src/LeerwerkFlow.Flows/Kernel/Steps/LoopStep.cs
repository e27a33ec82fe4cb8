using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel.Steps;

/// <summary>A step that plays its body again and again. Where it stands is kept among its values; an explored loop stops or goes on at every turn.</summary>
internal abstract class LoopStep(string type, string label, string help, params InvoerVeld[] invoer) : StepType(type, label, help, invoer)
{
    /// <summary>The value of this turn, for expressions in the body.</summary>
    public const string CurrentValue = "CurrentValue";

    /// <summary>The number of this turn from 0, for expressions in the body.</summary>
    public const string CurrentIndex = "CurrentIndex";

    public override IReadOnlyList<string> Outcomes(Step step) => ["Done"];

    internal override void Next(Blok blok, Step step, Uitkomsten uitkomsten, bool terug)
    {
        if (blok.Breekt)
            blok.Complete();
        else
            Turn(blok);
    }

    internal override void Again(Blok blok) => Turn(blok);

    internal override void Begin(Blok blok) => Turn(blok);

    /// <summary>Prepares the next turn; false when there is none.</summary>
    protected abstract bool Advance(Blok blok);

    private void Turn(Blok blok)
    {
        var more = blok.Turn.IsExploring && IsCounted ? blok.Turn.Choose(2, blok.Step) == 0 : Advance(blok);
        if (!more || !blok.Begin("body"))
            blok.Complete();
    }

    /// <summary>True when values alone say how many turns there are; they are not known when exploring.</summary>
    protected virtual bool IsCounted => true;
}
