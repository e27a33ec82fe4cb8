namespace LeerwerkFlow.Ontwerp;

/// <summary>What an import would do with one thing in a package.</summary>
public enum PakketStand
{
    /// <summary>It is not here yet and comes.</summary>
    Nieuw,

    /// <summary>It is here, and what the package holds takes its place.</summary>
    Vervangt,

    /// <summary>It is here already, the same.</summary>
    Gelijk,

    /// <summary>It is otherwise here or not here at all, and that stays so.</summary>
    BlijftHier,
}

/// <summary>One line of the preview.</summary>
/// <param name="Soort">Flow, Formulier, Brief, Regels or Scenario.</param>
public sealed record PakketRegel(string Soort, string Naam, PakketStand Stand)
{
    public string Wat => Stand switch
    {
        PakketStand.Nieuw => "nieuw",
        PakketStand.Vervangt => "wordt vervangen",
        PakketStand.Gelijk => "is er al, gelijk",
        _ => "deze installatie houdt haar eigen versie",
    };
}

/// <summary>What importing a package would do here, before it is done.</summary>
/// <param name="Versies">Ids of the versions that it would make; empty when everything is here already.</param>
/// <param name="Basis">The versions that it was held against; when these have moved, look again.</param>
public sealed record PakketPlan(string Flow, string Naam, IReadOnlyList<string> Versies, string Basis, IReadOnlyList<PakketRegel> Regels);
