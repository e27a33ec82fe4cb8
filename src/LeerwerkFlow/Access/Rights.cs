using static LeerwerkFlow.Access.Role;

namespace LeerwerkFlow.Access;

/// <summary>The one table of role × right. A role that does not stand beside a right does not have it.</summary>
public static class Rights
{
    private static readonly Dictionary<Right, Role[]> Table = new()
    {
        [Right.ZietPostvak] = [Coordinator, Coach, Instructeur, Promotor],
        [Right.ZietTeam] = [Coordinator, Coach],
        [Right.VoertTaakUit] = [Coordinator, Coach, Instructeur, Promotor],
        [Right.VerdeeltTaken] = [Coordinator, Coach],
        [Right.GrijptIn] = [Coordinator],
        [Right.ZietTrajecten] = [Coordinator, Coach, Instructeur, Promotor],
        [Right.StartTraject] = [Coordinator, Coach],
        [Right.WijzigtTraject] = [Coordinator, Coach],
        [Right.StoptTraject] = [Coordinator, Coach],
        [Right.WijstCoachToe] = [Coordinator],
        [Right.SchorstSamen] = [Coordinator],
        [Right.LeestVertrouwelijk] = [Coach],
        [Right.ZietDocumenten] = [Coordinator, Coach],
        [Right.KeurtDocumentGoed] = [Coordinator, Coach],
        [Right.ZietMeldingen] = [Coordinator, Coach, Beheerder],
        [Right.GeeftMeldingVrij] = [Coordinator, Coach],
        [Right.KiestKanaal] = [Coordinator, Beheerder],
        [Right.BeheertKanaal] = [Beheerder],
        [Right.ZietAansluiting] = [Coordinator, Coach],
        [Right.BeheertAansluiting] = [Coordinator],
        [Right.ZietVacatures] = [Coordinator, Coach],
        [Right.BeheertVacatures] = [Coordinator],
        [Right.ZietOverzicht] = [Coordinator],
        [Right.NoteertObservaties] = [Instructeur],
        [Right.BeheertMedewerkers] = [Beheerder],
        [Right.ZietBeheer] = [Beheerder],
        [Right.MeldtAfwezig] = [Coordinator, Coach, Instructeur],
        [Right.BeheertAfwezigheid] = [Coordinator],
        [Right.PlantAfspraken] = [Coordinator, Coach],
        [Right.BeheertAgendas] = [Coordinator],
        [Right.VerzetDemoklok] = [Coordinator, Beheerder],
        [Right.HerstartDemo] = [Coordinator, Beheerder],
        [Right.GebruiktStudio] = [Beheerder],
        [Right.OntwerptFlows] = [Coordinator, Beheerder],
        [Right.LeestVoorstellen] = [Coordinator, Coach, Beheerder],
        [Right.KiestKeuzeblokken] = [Coordinator],
    };

    public static bool May(Role role, Right right) => Table[right].Contains(role);

    public static bool May(IEnumerable<Role> rollen, Right right) => rollen.Any(role => May(role, right));
}
