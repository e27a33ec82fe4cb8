namespace LeerwerkFlow.Bench.Maat;

/// <summary>One statement of the raw baseline; <c>$1</c>, <c>$2</c> are understood by both databases. Each must touch one row.</summary>
internal sealed record RuweRegel(string Sql, params object[] Waarden);

/// <summary>W1 by hand: what somebody would write who needs nothing else. The schema and the five durable steps.</summary>
internal static class Ruw
{
    public const string Schema =
        """
        CREATE TABLE instance (id BIGINT PRIMARY KEY, state BIGINT NOT NULL, version BIGINT NOT NULL, data TEXT NOT NULL, p1 TEXT, p2 TEXT, p3 TEXT);
        CREATE TABLE task (id BIGINT PRIMARY KEY, instance BIGINT NOT NULL, no BIGINT NOT NULL, status BIGINT NOT NULL, payload TEXT, UNIQUE (instance, no));
        CREATE TABLE timer (id BIGINT PRIMARY KEY, instance BIGINT NOT NULL, due BIGINT NOT NULL);
        CREATE INDEX timer_due ON timer (due);
        CREATE TABLE outbox (id BIGINT PRIMARY KEY, instance BIGINT NOT NULL, body TEXT NOT NULL, sent BIGINT NOT NULL);
        CREATE INDEX outbox_unsent ON outbox (id) WHERE sent = 0;
        """;

    public const string Due = "SELECT id FROM timer WHERE due <= $1 ORDER BY due LIMIT 256";

    public const string Counts = "SELECT (SELECT COUNT(*) FROM instance WHERE state = 5), (SELECT COUNT(DISTINCT (instance * 10 + id % 10)) FROM outbox)";

    private const string NewTask = "INSERT INTO task (id, instance, no, status) VALUES ($1, $2, $3, 0)";
    private const string NewMessage = "INSERT INTO outbox (id, instance, body, sent) VALUES ($1, $2, $3, 0)";
    private const string CloseTask = "UPDATE task SET status = 1, payload = $2 WHERE id = $1 AND status = 0";

    public static RuweRegel[] Start(int i) =>
        [new("INSERT INTO instance (id, state, version, data) VALUES ($1, 1, 1, $2)", (long)i, Lading.Start(i)), Task(i, 1)];

    /// <param name="no">1, 2 or 3.</param>
    /// <param name="now">Milliseconds; the timer is due 100 later.</param>
    public static RuweRegel[] Answer(int i, int no, long now)
    {
        var payload = Lading.Antwoord(i, no);
        RuweRegel[] both =
        [
            new(CloseTask, Id(i, no), payload),
            new(Advance[no], (long)i, payload),
        ];
        return no switch
        {
            1 => [.. both, Message(i, 1), Task(i, 2)],
            2 => [.. both, new("INSERT INTO timer (id, instance, due) VALUES ($1, $1, $2)", (long)i, now + 100)],
            _ => [.. both, Message(i, 2)],
        };
    }

    /// <summary>Trajecten at taak 2, each with a timer far ahead.</summary>
    public static string[] Halfway(int from, int until)
    {
        var n = $"WITH RECURSIVE n(i) AS (SELECT CAST({from} AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {until - 1})";
        return
        [
            $"{n} INSERT INTO instance (id, state, version, data, p1) SELECT i, 2, 2, '{Lading.Start(from)}', '{Lading.Antwoord(from, 1)}' FROM n",
            $"{n} INSERT INTO task (id, instance, no, status, payload) SELECT i * 10 + 1, i, 1, 1, '{Lading.Antwoord(from, 1)}' FROM n",
            $"{n} INSERT INTO task (id, instance, no, status) SELECT i * 10 + 2, i, 2, 0 FROM n",
            $"{n} INSERT INTO timer (id, instance, due) SELECT -i, i, 4000000000000 + i FROM n",
            $"{n} INSERT INTO outbox (id, instance, body, sent) SELECT i * 10 + 1, i, '{Lading.Antwoord(from, 1)}', 1 FROM n",
            "ANALYZE",
        ];
    }

    public static RuweRegel[] Fire(long timer) =>
    [
        new("DELETE FROM timer WHERE id = $1", timer),
        new("UPDATE instance SET state = 4, version = version + 1 WHERE id = $1 AND state = 3", timer),
        Task((int)timer, 3),
    ];

    private static readonly string[] Advance =
    [
        "",
        "UPDATE instance SET state = 2, version = version + 1, p1 = $2 WHERE id = $1 AND state = 1",
        "UPDATE instance SET state = 3, version = version + 1, p2 = $2 WHERE id = $1 AND state = 2",
        "UPDATE instance SET state = 5, version = version + 1, p3 = $2 WHERE id = $1 AND state = 4",
    ];

    private static long Id(int i, int no) => (i * 10L) + no;

    private static RuweRegel Task(int i, int no) => new(NewTask, Id(i, no), (long)i, (long)no);

    private static RuweRegel Message(int i, int no) => new(NewMessage, Id(i, no), (long)i, Lading.Antwoord(i, no));
}
