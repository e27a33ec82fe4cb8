namespace LeerwerkFlow.Access;

/// <summary>What a person may do. Who may is one table: <see cref="Rights"/>. Which rows they may do it on is <see cref="Zicht"/>.</summary>
public enum Right
{
    ZietPostvak,
    ZietTeam,
    VoertTaakUit,
    VerdeeltTaken,

    /// <summary>Decides how a traject goes on when a step could not, and reports what a flow waits for outside the house.</summary>
    GrijptIn,
    ZietTrajecten,
    StartTraject,
    WijzigtTraject,
    StoptTraject,
    WijstCoachToe,

    /// <summary>Suspends, resumes and takes back for many trajecten at once.</summary>
    SchorstSamen,

    /// <summary>The vertrouwelijk luik (S5) of the trajecten that one coaches, and who else may read it; a role alone never opens another person's. <see cref="Zicht.Vertrouwelijk"/> decides.</summary>
    LeestVertrouwelijk,
    ZietDocumenten,
    KeurtDocumentGoed,
    ZietMeldingen,
    GeeftMeldingVrij,

    /// <summary>Chooses how an LWB tells VDAB, and takes and brings the files of that way.</summary>
    KiestKanaal,

    /// <summary>Pauses the webhook or sets it going, passes a melding over, and sends what left once more.</summary>
    BeheertKanaal,

    /// <summary>Reads what VDAB should know and does know, and solves the differences on their own name.</summary>
    ZietAansluiting,

    /// <summary>Takes in the list of VDAB and closes months and quarters.</summary>
    BeheertAansluiting,
    ZietVacatures,
    BeheertVacatures,
    ZietOverzicht,

    /// <summary>Notes what they see of the competences of the people in their own ploeg, and sees nothing else of them (S15).</summary>
    NoteertObservaties,
    BeheertMedewerkers,

    /// <summary>How the house itself is doing: figures without people, backups, what waits after a restore.</summary>
    ZietBeheer,

    /// <summary>Says when they are away themselves, and who stands in.</summary>
    MeldtAfwezig,

    /// <summary>Says it for anyone of the own LWB.</summary>
    BeheertAfwezigheid,

    /// <summary>Has an agenda, and plans afspraken with deelnemers in it.</summary>
    PlantAfspraken,

    /// <summary>The same in the agenda of every coach of the own LWB.</summary>
    BeheertAgendas,
    VerzetDemoklok,
    HerstartDemo,

    /// <summary>Elsa Studio and the API beneath it.</summary>
    GebruiktStudio,

    /// <summary>Redraws flows, answers what is said of them, and publishes; writes the letters that they ask for.</summary>
    OntwerptFlows,

    /// <summary>Reads the voorstellen of flows and writes opmerkingen on their steps (S10).</summary>
    LeestVoorstellen,

    /// <summary>Switches the optional blocks of a flow for the deelnemers of a promotor (S10).</summary>
    KiestKeuzeblokken,
}
