-- Who is away on which local days (both count), and who stands in per role of the taken. Taken are not moved: who gets one today is computed from these rows (ADR 0014).
CREATE TABLE afwezigheid (
  id TEXT PRIMARY KEY, medewerker TEXT NOT NULL REFERENCES medewerker(id), van TEXT NOT NULL, tot TEXT NOT NULL, door TEXT NOT NULL REFERENCES medewerker(id), bewaard TEXT NOT NULL,
  revisie BIGINT NOT NULL DEFAULT 1, CHECK (van <= tot));
CREATE INDEX afwezigheid_wie ON afwezigheid (medewerker, van, tot);
CREATE INDEX afwezigheid_tot ON afwezigheid (tot, van);
CREATE TABLE vervanging (
  afwezigheid TEXT NOT NULL REFERENCES afwezigheid(id), rol TEXT NOT NULL, vervanger TEXT NOT NULL REFERENCES medewerker(id), PRIMARY KEY (afwezigheid, rol));
CREATE INDEX vervanging_vervanger ON vervanging (vervanger);
-- The stand of an LWB's calendar: two absences that are saved at once cannot together leave nobody.
ALTER TABLE organisatie ADD COLUMN kalender BIGINT NOT NULL DEFAULT 0;

-- A colleague is asked something about a taak, which stays with its owner. vraag, antwoord: sealed text (key "persoon").
CREATE TABLE vraag (
  id TEXT PRIMARY KEY, taak TEXT NOT NULL REFERENCES taak(id), van TEXT NOT NULL REFERENCES medewerker(id), aan TEXT NOT NULL REFERENCES medewerker(id), vraag BLOB NOT NULL,
  gesteld TEXT NOT NULL, antwoord BLOB, gesloten TEXT, status TEXT NOT NULL CHECK (status IN ('open', 'beantwoord', 'teruggegeven', 'ingetrokken')));
CREATE UNIQUE INDEX vraag_open ON vraag (taak) WHERE status = 'open';
CREATE INDEX vraag_taak ON vraag (taak, gesteld);
CREATE INDEX vraag_aan ON vraag (aan, status);

CREATE INDEX taak_wie ON taak (medewerker, rol) WHERE status = 'open';
CREATE INDEX taak_vier_ogen ON taak (vier_ogen_met) WHERE status = 'open' AND vier_ogen_met IS NOT NULL;
CREATE INDEX taak_dringend ON taak (opvolging) WHERE status = 'open' AND opvolging = 'escalatie';
