-- The inbox: filters that people keep under a name, what was done to several taken at once, and whether single keys work for a person (WCAG 2.1.4).

-- sleutel: the name folded, so that one person has no two that read alike. vraag: the filter as it stands in the address. organisatie: who may see it when it is shared.
CREATE TABLE weergave (
  id TEXT PRIMARY KEY, medewerker TEXT NOT NULL REFERENCES medewerker(id), organisatie TEXT REFERENCES organisatie(id), naam TEXT NOT NULL, sleutel TEXT NOT NULL,
  gedeeld BIGINT NOT NULL, vraag TEXT NOT NULL, UNIQUE (medewerker, sleutel));
CREATE INDEX weergave_gedeeld ON weergave (organisatie) WHERE gedeeld = 1;

CREATE TABLE reeks (
  id TEXT PRIMARY KEY, medewerker TEXT NOT NULL REFERENCES medewerker(id), handeling TEXT NOT NULL CHECK (handeling IN ('neem', 'geef-terug', 'geef-door')),
  naar TEXT REFERENCES medewerker(id), op TEXT NOT NULL);
-- was: whose the taak was. revisie: of the taak after it was done; NULL when it was refused, and fout says why. terug: how the undoing went; NULL when nobody asked.
CREATE TABLE reeks_regel (
  reeks TEXT NOT NULL REFERENCES reeks(id), nr BIGINT NOT NULL, taak TEXT NOT NULL REFERENCES taak(id), was TEXT REFERENCES medewerker(id), revisie BIGINT, fout TEXT, terug TEXT,
  PRIMARY KEY (reeks, nr));

ALTER TABLE medewerker ADD COLUMN toetsen BIGINT NOT NULL DEFAULT 1;

-- Searching is without accents from now on; new names are folded when they are written.
UPDATE deelnemer SET zoek = REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(zoek, 'à', 'a'), 'á', 'a'), 'â', 'a'), 'ã', 'a'),
  'ä', 'a'), 'å', 'a'), 'ç', 'c'), 'è', 'e'), 'é', 'e'), 'ê', 'e'), 'ë', 'e'), 'ì', 'i');
UPDATE deelnemer SET zoek = REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(zoek, 'í', 'i'), 'î', 'i'), 'ï', 'i'), 'ñ', 'n'),
  'ò', 'o'), 'ó', 'o'), 'ô', 'o'), 'õ', 'o'), 'ö', 'o'), 'ù', 'u'), 'ú', 'u'), 'û', 'u');
UPDATE deelnemer SET zoek = REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(zoek, 'ü', 'u'), 'ý', 'y'), 'ÿ', 'y'), 'č', 'c'), 'ć', 'c'), 'ğ', 'g'),
  'ş', 's'), 'š', 's'), 'ž', 'z');
