-- A suspension, its end or its taking back for many trajecten at once; each is a row that is done by itself, so that a server that dies goes on where it was.
-- na: the maatregel whose suspension this one ends (hervat) or takes back (terug). schuift: the end of the werkervaring moves along. reden: sealed (vertrouwelijk luik, S5), gone once all rows are done.
CREATE TABLE maatregel (
  id TEXT PRIMARY KEY, organisatie TEXT NOT NULL REFERENCES organisatie(id), medewerker TEXT NOT NULL REFERENCES medewerker(id),
  soort TEXT NOT NULL CHECK (soort IN ('schors', 'hervat', 'terug')), na TEXT REFERENCES maatregel(id), van TEXT NOT NULL, tot TEXT, schuift BIGINT NOT NULL, reden BLOB, op TEXT NOT NULL, klaar TEXT);
-- zin: why it was passed over.
CREATE TABLE maatregel_regel (
  maatregel TEXT NOT NULL REFERENCES maatregel(id), traject TEXT NOT NULL REFERENCES traject(id), stand TEXT NOT NULL DEFAULT 'wacht' CHECK (stand IN ('wacht', 'gedaan', 'niet')), zin TEXT,
  PRIMARY KEY (maatregel, traject));
CREATE INDEX maatregel_regel_wacht ON maatregel_regel (maatregel) WHERE stand = 'wacht';

-- A CSV of people as it was uploaded (sealed, luik persoon; gone a day later), with what counts where a row says nothing. begonnen: somebody confirmed it; klaar: every row is done.
CREATE TABLE personenlijst (
  id TEXT PRIMARY KEY, organisatie TEXT NOT NULL REFERENCES organisatie(id), medewerker TEXT NOT NULL REFERENCES medewerker(id), inhoud BLOB, vacature TEXT REFERENCES vacature(id),
  coach TEXT REFERENCES medewerker(id), op TEXT NOT NULL, begonnen TEXT, klaar TEXT);
-- traject: what the row became. kolom and zin: why it became nothing. Neither: still to do.
CREATE TABLE personenlijst_rij (
  lijst TEXT NOT NULL REFERENCES personenlijst(id), rij BIGINT NOT NULL, traject TEXT REFERENCES traject(id), kolom TEXT, zin TEXT, PRIMARY KEY (lijst, rij));
