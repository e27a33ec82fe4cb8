-- Why a version was published, and who confirmed it when a second person must.
ALTER TABLE flowjournaal ADD COLUMN reden TEXT;
ALTER TABLE flowjournaal ADD COLUMN tweede TEXT;

-- Who has the drawing of a flow open. gezien: the last sign of life; a row without one for a quarter of a minute counts no more.
CREATE TABLE aanwezigheid (
  flow TEXT NOT NULL, organisatie TEXT NOT NULL DEFAULT '', medewerker TEXT NOT NULL REFERENCES medewerker(id), stap TEXT, sinds TEXT NOT NULL, gezien TEXT NOT NULL,
  PRIMARY KEY (flow, organisatie, medewerker));

-- What is said of a step of a voorstel (empty: of the whole flow). gesloten: the voorstel was published or dropped.
CREATE TABLE opmerking (
  id TEXT PRIMARY KEY, flow TEXT NOT NULL, organisatie TEXT NOT NULL DEFAULT '', stap TEXT NOT NULL, tekst TEXT NOT NULL, door TEXT NOT NULL REFERENCES medewerker(id), moment TEXT NOT NULL,
  antwoord TEXT, antwoord_door TEXT REFERENCES medewerker(id), antwoord_moment TEXT, gesloten TEXT);
CREATE INDEX opmerking_open ON opmerking (flow, organisatie) WHERE gesloten IS NULL;

-- A publication that waits for a second person. revisie: of the concept that it is about; a drawing that moved on is not confirmed.
CREATE TABLE publicatievraag (
  id TEXT PRIMARY KEY, flow TEXT NOT NULL, organisatie TEXT NOT NULL DEFAULT '', revisie BIGINT NOT NULL, reden TEXT, door TEXT NOT NULL REFERENCES medewerker(id), moment TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'bevestigd', 'ingetrokken', 'afgewezen')), afgehandeld_door TEXT REFERENCES medewerker(id), afgehandeld TEXT);
CREATE UNIQUE INDEX publicatievraag_open ON publicatievraag (flow, organisatie) WHERE status = 'open';
