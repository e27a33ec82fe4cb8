-- The text of a letter as a leerwerkbedrijf changed it. The newest that is geldig is the text of new documents; without one the text of the program is. What was made keeps its own.
CREATE TABLE briefversie (
  organisatie TEXT NOT NULL REFERENCES organisatie(id), naam TEXT NOT NULL, versie BIGINT NOT NULL, inhoud TEXT NOT NULL, hash TEXT NOT NULL, reden TEXT NOT NULL,
  stand TEXT NOT NULL CHECK (stand IN ('voorstel', 'geldig', 'afgewezen')), basis BIGINT NOT NULL DEFAULT 0, door TEXT NOT NULL REFERENCES medewerker(id), bewaard TEXT NOT NULL,
  beslist_door TEXT REFERENCES medewerker(id), beslist TEXT, revisie BIGINT NOT NULL DEFAULT 1, PRIMARY KEY (organisatie, naam, versie));
