namespace LeerwerkFlow.Vdab.Kanalen;

/// <summary>A way by which the meldingen of an LWB reach VDAB.</summary>
public interface IVdabKanaal
{
    /// <summary>As it stands in rows and settings.</summary>
    string Code { get; }

    /// <summary>What people read.</summary>
    string Label { get; }

    string Uitleg { get; }

    /// <summary>Where a person brings the meldingen; null: they go by themselves.</summary>
    string? Pagina { get; }
}
