-- Reconciliation with VDAB. A month is written 2010-03, a quarter 2010-K1; both as they sort.

-- How each leerwerkbedrijf stood at the end of a day.
CREATE TABLE aansluiting_dag (
  organisatie TEXT NOT NULL REFERENCES organisatie(id), dag TEXT NOT NULL, weet BIGINT NOT NULL, onderweg BIGINT NOT NULL, vastgehouden BIGINT NOT NULL, opzij BIGINT NOT NULL,
  geweigerd BIGINT NOT NULL, PRIMARY KEY (organisatie, dag));

-- Frozen figures: MAAND at the end of a month, SLOT when a person closes a period. Rows and bytes are written once and never changed.
CREATE TABLE rapport (
  id TEXT PRIMARY KEY, organisatie TEXT NOT NULL REFERENCES organisatie(id), periode TEXT NOT NULL, soort TEXT NOT NULL CHECK (soort IN ('MAAND', 'SLOT')),
  csv BLOB NOT NULL, hash TEXT NOT NULL, gemaakt TEXT NOT NULL, door TEXT REFERENCES medewerker(id), UNIQUE (organisatie, periode, soort));
-- over: the closed month that this line corrects.
CREATE TABLE rapport_regel (
  rapport TEXT NOT NULL REFERENCES rapport(id), melding TEXT NOT NULL REFERENCES melding(id), traject TEXT NOT NULL REFERENCES traject(id), mijlpaal TEXT NOT NULL, versie BIGINT NOT NULL,
  soort TEXT NOT NULL, datum TEXT NOT NULL, uitkomst TEXT, status TEXT NOT NULL, ontvangst TEXT, over TEXT, PRIMARY KEY (rapport, melding));
CREATE INDEX rapport_regel_melding ON rapport_regel (melding);
CREATE INDEX melding_datum ON melding (datum);

-- What VDAB says that it knows of a month, as it came in.
CREATE TABLE lijst (
  id TEXT PRIMARY KEY, organisatie TEXT NOT NULL REFERENCES organisatie(id), maand TEXT NOT NULL, hash TEXT NOT NULL, inhoud BLOB NOT NULL, regels BIGINT NOT NULL, gelijk BIGINT NOT NULL,
  ingelezen TEXT NOT NULL, door TEXT NOT NULL REFERENCES medewerker(id), UNIQUE (organisatie, maand, hash));

-- maand: the open month in which it counts; over: the month that it is about, another one when that was closed already.
CREATE TABLE verschil (
  id TEXT PRIMARY KEY, organisatie TEXT NOT NULL REFERENCES organisatie(id), maand TEXT NOT NULL, over TEXT NOT NULL, lijst TEXT NOT NULL REFERENCES lijst(id),
  categorie TEXT NOT NULL CHECK (categorie IN ('ONTBREEKT_BIJ_VDAB', 'ONTBREEKT_BIJ_ONS', 'ANDERE_DATUM', 'ANDERE_STATUS', 'DUBBEL', 'NIET_TE_KOPPELEN')),
  dossier TEXT NOT NULL, mijlpaal TEXT NOT NULL, versie BIGINT NOT NULL, melding TEXT REFERENCES melding(id), ons_datum TEXT, ons_status TEXT, vdab_datum TEXT, vdab_status TEXT, regel BIGINT,
  eigenaar TEXT REFERENCES medewerker(id), termijn TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN ('open', 'opgelost')),
  oplossing TEXT CHECK (oplossing IN ('OPNIEUW', 'VERBETEREN', 'AANVAARDEN')), reden TEXT, UNIQUE (organisatie, maand, over, categorie, dossier, mijlpaal, versie));
CREATE INDEX verschil_melding ON verschil (melding);
CREATE TABLE verschil_stap (verschil TEXT NOT NULL REFERENCES verschil(id), tijdstip TEXT NOT NULL, nr BIGINT NOT NULL, wat TEXT NOT NULL, door TEXT REFERENCES medewerker(id), PRIMARY KEY (verschil, nr));
