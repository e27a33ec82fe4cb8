-- versie: of a concept, so that two windows of one person do not write over each other. vensters: JSON, the last windows that wrote, each with how often its text had changed; an older text of one
-- of them may come again, from a browser that was killed.
ALTER TABLE concept ADD COLUMN versie BIGINT NOT NULL DEFAULT 1;
ALTER TABLE concept ADD COLUMN vensters TEXT NOT NULL DEFAULT '{}';
-- Who has a taak open on a screen now.
CREATE TABLE taak_kijker (
  taak TEXT NOT NULL REFERENCES taak(id), medewerker TEXT NOT NULL REFERENCES medewerker(id), gezien TEXT NOT NULL, PRIMARY KEY (taak, medewerker));
