-- The rules of a decree as versions (S9). The newest that is geldig is in force; it changes only by a voorstel that two others approved. basis: the version that it was drawn on.
CREATE TABLE regelset (
  naam TEXT NOT NULL, versie BIGINT NOT NULL, inhoud TEXT NOT NULL, hash TEXT NOT NULL, bron TEXT NOT NULL, reden TEXT NOT NULL,
  stand TEXT NOT NULL CHECK (stand IN ('voorstel', 'geldig', 'afgewezen')), basis BIGINT NOT NULL DEFAULT 0, door TEXT NOT NULL, voorgesteld TEXT NOT NULL, geldig TEXT,
  revisie BIGINT NOT NULL DEFAULT 1, PRIMARY KEY (naam, versie));

-- Who did what with a version of the rules: the journal, and what counts the approvals.
CREATE TABLE regelbesluit (
  id TEXT PRIMARY KEY, naam TEXT NOT NULL, versie BIGINT NOT NULL, tijdstip TEXT NOT NULL, actor TEXT NOT NULL,
  handeling TEXT NOT NULL CHECK (handeling IN ('geladen', 'voorgesteld', 'goedgekeurd', 'afgewezen')), reden TEXT);
CREATE UNIQUE INDEX regelbesluit_eens ON regelbesluit (naam, versie, actor, handeling);

-- Which optional blocks a leerwerkbedrijf wants for its deelnemers at a promotor. Rows are only added: the highest nr counts, the others are its journal. aan NULL: as the flow says.
CREATE TABLE blokkeuze (
  organisatie TEXT NOT NULL REFERENCES organisatie(id), promotor TEXT NOT NULL REFERENCES promotor(id), blok TEXT NOT NULL, nr BIGINT NOT NULL, aan BIGINT, tijdstip TEXT NOT NULL,
  door TEXT NOT NULL REFERENCES medewerker(id), PRIMARY KEY (organisatie, promotor, nr));

-- A package that was sent and waits for the person who looks at what it would do; one of each person.
CREATE TABLE pakket (door TEXT PRIMARY KEY REFERENCES medewerker(id), organisatie TEXT NOT NULL DEFAULT '', hash TEXT NOT NULL, inhoud BLOB NOT NULL, ontvangen TEXT NOT NULL);
