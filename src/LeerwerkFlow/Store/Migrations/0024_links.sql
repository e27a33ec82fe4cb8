-- The card of a deelnemer. code: SHA-256 of the secret in its QR code. When it was looked at is kept nowhere. geldig_tot: the last day; it still counts.
CREATE TABLE kaart (
  id TEXT PRIMARY KEY, traject TEXT NOT NULL REFERENCES traject(id), code TEXT NOT NULL UNIQUE, gemaakt TEXT NOT NULL, door TEXT NOT NULL REFERENCES medewerker(id),
  geldig_tot TEXT NOT NULL, gesloten TEXT);
CREATE UNIQUE INDEX kaart_open ON kaart (traject) WHERE gesloten IS NULL;

-- The link by which somebody from outside does one taak (S16). aan: to whom it was given. gebruikt: when it completed the taak, once. inhoud: what was typed so far, sealed (key "persoon").
CREATE TABLE taaklink (
  id TEXT PRIMARY KEY, taak TEXT NOT NULL REFERENCES taak(id), code TEXT NOT NULL UNIQUE, aan TEXT NOT NULL, gegeven TEXT NOT NULL, door TEXT NOT NULL REFERENCES medewerker(id),
  geldig_tot TEXT NOT NULL, gesloten TEXT, gebruikt TEXT, inhoud BLOB, bijgewerkt TEXT, versie BIGINT NOT NULL DEFAULT 0, vensters TEXT NOT NULL DEFAULT '{}');
CREATE UNIQUE INDEX taaklink_open ON taaklink (taak) WHERE gesloten IS NULL;
CREATE INDEX taaklink_gebruikt ON taaklink (taak) WHERE gebruikt IS NOT NULL;

-- Who besides the coach may read the vertrouwelijk luik of one traject (S5). van, tot: both count. reden: sealed (key "vertrouwelijk").
CREATE TABLE inzage (
  id TEXT PRIMARY KEY, traject TEXT NOT NULL REFERENCES traject(id), medewerker TEXT NOT NULL REFERENCES medewerker(id), reden BLOB NOT NULL, wens BIGINT NOT NULL, van TEXT NOT NULL, tot TEXT NOT NULL,
  gegeven TEXT NOT NULL, door TEXT NOT NULL REFERENCES medewerker(id), gesloten TEXT, gesloten_door TEXT REFERENCES medewerker(id), CHECK (van <= tot));
CREATE UNIQUE INDEX inzage_open ON inzage (traject, medewerker) WHERE gesloten IS NULL;
