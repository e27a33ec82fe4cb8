using System.Collections.Immutable;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>Follows one rule along a path: a small state that each occurrence moves on.</summary>
/// <param name="kenmerken">Per mark of the rule, in order; an occurrence gets one bit for each that it bears.</param>
internal abstract class Toezicht(Vorm vorm, params ImmutableArray<Kenmerk>[] kenmerken)
{
    /// <summary>The path broke the rule.</summary>
    public const int Gebroken = -1;

    /// <summary>The path may have broken the rule: what happened cannot be measured.</summary>
    public const int Onbekend = -2;

    /// <summary>The bit of an occurrence that cannot be, under what the rule assumes.</summary>
    public const int Onmogelijk = 1 << 30;

    /// <summary>The path cannot be walked, under what the rule assumes.</summary>
    public const int Weg = -3;

    public Vorm Vorm => vorm;

    public virtual int Begin => 0;

    /// <summary>The bits of an occurrence; nought: it says nothing about this rule.</summary>
    public virtual int Mask(Herkenning herkenning, Voorval voorval)
    {
        var mask = 0;
        for (var i = 0; i < kenmerken.Length; i++)
        {
            if (kenmerken[i].Any(k => herkenning.Is(k, voorval)))
                mask |= 1 << i;
        }

        return mask;
    }

    /// <summary>The state after an occurrence.</summary>
    public abstract int Next(int state, int mask);

    /// <summary>The state when a step of the kernel is over, and people and time come again.</summary>
    public virtual int Rest(int state) => state;

    /// <summary>The verdict when the traject has ended.</summary>
    public virtual int End(int state) => state;
}

internal sealed class VoorafgaanToezicht(Voorafgaan vorm) : Toezicht(vorm, vorm.Doel, vorm.Eerst, vorm.Sinds)
{
    public override int Next(int state, int mask)
    {
        if ((mask & 4) != 0)
            state = 0;
        if ((mask & 2) != 0)
            state = 1;
        if ((mask & 1) == 0)
            return state;
        return state == 0 ? Gebroken : vorm.Telkens ? 0 : state;
    }
}

internal sealed class VolgtToezicht(Volgt vorm) : Toezicht(vorm, vorm.Oorzaak, vorm.Gevolg, vorm.Voor, vorm.Tenzij)
{
    public override int Next(int state, int mask)
    {
        if ((mask & 8) != 0)
            state = 0;
        if ((mask & 4) != 0 && state == 1)
            return Gebroken;
        if ((mask & 1) != 0)
            state = 1;
        return (mask & 2) != 0 ? 0 : state;
    }

    public override int Rest(int state) => vorm.Meteen && state == 1 ? Gebroken : state;

    public override int End(int state) => state == 1 ? Gebroken : state;
}

internal sealed class NooitToezicht(Nooit vorm) : Toezicht(vorm, vorm.Wat, vorm.Na, vorm.Tot)
{
    public override int Begin => vorm.Na.IsEmpty ? 1 : 0;

    public override int Next(int state, int mask)
    {
        if ((mask & 4) != 0)
            state = 0;
        if ((mask & 1) != 0 && state == 1)
            return Gebroken;
        return (mask & 2) != 0 ? 1 : state;
    }
}

internal sealed class TellingToezicht(Telling vorm) : Toezicht(vorm, vorm.Wat, vorm.Binnen, vorm.Sluit, vorm.Tenzij)
{
    // Counted no further than matters.
    private readonly int most = vorm.Hoogstens == int.MaxValue ? vorm.Minstens : vorm.Hoogstens + 1;

    public override int Next(int state, int mask)
    {
        if ((mask & 2) != 0)
            state = 0;
        if ((mask & 1) != 0)
            state = Math.Min(state + 1, most);
        if (state > vorm.Hoogstens)
            return Gebroken;
        if ((mask & 8) != 0)
            return 0;
        return (mask & 4) != 0 ? state < vorm.Minstens ? Gebroken : 0 : state;
    }
}

internal sealed class VolgordeToezicht(Volgorde vorm) : Toezicht(vorm, [.. vorm.Begin.Select(b => (ImmutableArray<Kenmerk>)[b])])
{
    // The state is the furthest phase that has begun, from 1.
    public override int Next(int state, int mask)
    {
        if (mask == 0)
            return state;
        var fase = System.Numerics.BitOperations.TrailingZeroCount(mask) + 1;
        return fase < state ? Gebroken : fase;
    }
}

internal sealed class DuurToezicht(DuurVorm vorm, Func<Voorval, bool?> holds) : Toezicht(vorm, vorm.Wat, vorm.Na, vorm.Tot)
{
    public override int Begin => vorm.Na.IsEmpty ? 1 : 0;

    public override int Mask(Herkenning herkenning, Voorval voorval)
    {
        var mask = base.Mask(herkenning, voorval);
        if ((mask & 1) == 0)
            return mask;
        return (mask & ~1) | holds(voorval) switch { true => 0, false => 1, null => 8 };
    }

    public override int Next(int state, int mask)
    {
        if ((mask & 4) != 0)
            state = 0;
        if (state == 1 && (mask & (1 | 8)) != 0)
            return (mask & 1) != 0 ? Gebroken : Onbekend;
        return (mask & 2) != 0 ? 1 : state;
    }
}

internal sealed class MeldingToezicht(MeldingBijMijlpaal vorm) : Toezicht(vorm)
{
    private const int IsMelding = 1 << 20;
    private readonly List<string> codes = [];

    public override int Mask(Herkenning herkenning, Voorval voorval)
    {
        var code = voorval.Stap.Type switch { "Leerwerk.Mijlpaal" => voorval.Stap.Text("code"), "Leerwerk.Melding" => voorval.Stap.Text("mijlpaal"), _ => null };
        if (voorval.Begint || code is null)
            return 0;
        if (!codes.Contains(code))
            codes.Add(code);
        return (1 << Math.Min(codes.IndexOf(code), 19)) | (voorval.Stap.Type == "Leerwerk.Melding" ? IsMelding : 0);
    }

    // The state holds the milestones that still wait for their notification.
    public override int Next(int state, int mask)
    {
        if ((mask & IsMelding) == 0)
            return (state & mask) != 0 ? Gebroken : state | mask;
        return (state & mask) == 0 ? Gebroken : state & ~mask;
    }

    public override int Rest(int state) => state == 0 ? 0 : Gebroken;

    public override int End(int state) => Rest(state);
}
