namespace LeerwerkFlow.Access;

/// <summary>The roles of people who sign in. Stored and spelled in flows in lower case (<c>coach</c>).</summary>
public enum Role
{
    Coordinator,
    Coach,
    Instructeur,
    Promotor,
    Beheerder,
}
