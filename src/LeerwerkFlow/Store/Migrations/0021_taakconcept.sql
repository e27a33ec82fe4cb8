-- versie: of a concept, so that two windows of one person do not write over each other. venster, teller: whose text it is and how many times that window changed it; an older text of the
-- same window may come again, from a browser that was killed.
ALTER TABLE concept ADD COLUMN versie BIGINT NOT NULL DEFAULT 1;
ALTER TABLE concept ADD COLUMN venster TEXT NOT NULL DEFAULT '';
ALTER TABLE concept ADD COLUMN teller BIGINT NOT NULL DEFAULT 0;
-- Who has a taak open on a screen now.
CREATE TABLE taak_kijker (
  taak TEXT NOT NULL REFERENCES taak(id), medewerker TEXT NOT NULL REFERENCES medewerker(id), gezien TEXT NOT NULL, PRIMARY KEY (taak, medewerker));
