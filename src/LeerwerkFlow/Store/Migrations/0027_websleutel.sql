-- Several nodes sign the same cookies.
CREATE TABLE websleutel (naam TEXT PRIMARY KEY, inhoud BLOB NOT NULL);
