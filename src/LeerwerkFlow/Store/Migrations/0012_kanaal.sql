-- By which channel an LWB tells VDAB; null: by the one of the settings.
ALTER TABLE organisatie ADD COLUMN kanaal TEXT CHECK (kanaal IN ('webhook', 'werklijst', 'bestand'));
-- bestand: the export in which it left. gemist: when somebody was told that its receipt did not come.
ALTER TABLE melding ADD COLUMN bestand BIGINT;
ALTER TABLE melding ADD COLUMN gemist TEXT;
CREATE INDEX melding_verzonden ON melding (verzonden) WHERE status = 'VERZONDEN';
CREATE INDEX melding_bestand ON melding (bestand) WHERE bestand IS NOT NULL;
-- How the webhook of the whole house is doing. volgende: when one probe is sent; pauzes: how many pauses came before; hersteld: when it worked again.
CREATE TABLE kanaalstand (
  kanaal TEXT PRIMARY KEY, stand TEXT NOT NULL CHECK (stand IN ('werkt', 'rust', 'storing', 'geweigerd', 'gepauzeerd', 'uit')), sinds TEXT, reden TEXT, volgende TEXT,
  pauzes BIGINT NOT NULL DEFAULT 0, hersteld TEXT, revisie BIGINT NOT NULL DEFAULT 1);
INSERT INTO kanaalstand (kanaal, stand) VALUES ('webhook', 'werkt');
-- The trajecten whose attempt failed on the way since anything arrived.
CREATE TABLE kanaalstoring (traject TEXT PRIMARY KEY);
CREATE TABLE vdab_bestand (
  nr BIGINT PRIMARY KEY, organisatie TEXT NOT NULL REFERENCES organisatie(id), gemaakt TEXT NOT NULL, door TEXT NOT NULL REFERENCES medewerker(id));
-- What a person did to meldingen or to a channel, and why.
CREATE TABLE vdab_ingreep (
  id TEXT PRIMARY KEY, tijdstip TEXT NOT NULL, door TEXT NOT NULL REFERENCES medewerker(id), wat TEXT NOT NULL, organisatie TEXT REFERENCES organisatie(id),
  melding TEXT REFERENCES melding(id), detail TEXT, reden TEXT NOT NULL, aantal BIGINT NOT NULL);
CREATE INDEX vdab_ingreep_melding ON vdab_ingreep (melding);
-- Meldingen that go once more, byte for byte.
CREATE TABLE vdab_herhaling (
  ingreep TEXT NOT NULL REFERENCES vdab_ingreep(id), melding TEXT NOT NULL REFERENCES melding(id), traject TEXT NOT NULL, sequence BIGINT NOT NULL,
  volgende TEXT NOT NULL, poging BIGINT NOT NULL DEFAULT 0, gedaan TEXT, PRIMARY KEY (ingreep, melding));
CREATE INDEX vdab_herhaling_open ON vdab_herhaling (traject, sequence) WHERE gedaan IS NULL;
CREATE INDEX vdab_herhaling_melding ON vdab_herhaling (melding);
