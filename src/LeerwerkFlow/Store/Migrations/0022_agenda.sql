-- Talks with a day, hour and place. dag, uur: local time in Europe/Brussels (yyyy-MM-dd, HH:mm); an hour that autumn gives twice is the first. plaats: sealed text (key "persoon").
-- revisie - 1 is the SEQUENCE of the invitation. taak: of which the talk is part, or null. The key is made with the form, so that sending it twice makes one.
CREATE TABLE afspraak (
  id TEXT PRIMARY KEY, organisatie TEXT NOT NULL REFERENCES organisatie(id), coach TEXT NOT NULL REFERENCES medewerker(id), taak TEXT REFERENCES taak(id),
  soort TEXT NOT NULL CHECK (soort IN ('gesprek', 'werkplek', 'huisbezoek', 'telefoon', 'groep')), dag TEXT NOT NULL, uur TEXT NOT NULL, minuten BIGINT NOT NULL, plaats BLOB NOT NULL,
  geannuleerd BIGINT NOT NULL DEFAULT 0, gewijzigd TEXT NOT NULL, door TEXT NOT NULL REFERENCES medewerker(id), revisie BIGINT NOT NULL DEFAULT 1);
CREATE INDEX afspraak_coach ON afspraak (coach, dag);
CREATE INDEX afspraak_dag ON afspraak (dag);
CREATE INDEX afspraak_taak ON afspraak (taak) WHERE taak IS NOT NULL;
-- weg: was in the group and is not any more; their invitation became a CANCEL.
CREATE TABLE afspraak_deelnemer (
  afspraak TEXT NOT NULL REFERENCES afspraak(id), traject TEXT NOT NULL REFERENCES traject(id), weg BIGINT NOT NULL DEFAULT 0,
  aanwezig TEXT CHECK (aanwezig IN ('aanwezig', 'afwezig', 'verwittigd')), PRIMARY KEY (afspraak, traject));
CREATE INDEX afspraak_deelnemer_traject ON afspraak_deelnemer (traject);
-- The private address of a coach's agenda. geheim: SHA-256 of the secret in it.
CREATE TABLE agendafeed (medewerker TEXT PRIMARY KEY REFERENCES medewerker(id), geheim TEXT NOT NULL UNIQUE, gemaakt TEXT NOT NULL);
