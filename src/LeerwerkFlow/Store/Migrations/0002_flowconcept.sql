-- A flow that is being redrawn, one per organisatie (empty: for the flow that belongs to nobody). revisie refuses a stale save.
CREATE TABLE flowconcept (
  flow TEXT NOT NULL, organisatie TEXT NOT NULL DEFAULT '', inhoud TEXT NOT NULL, revisie BIGINT NOT NULL, door TEXT NOT NULL REFERENCES medewerker(id), bijgewerkt TEXT NOT NULL,
  PRIMARY KEY (flow, organisatie));

-- A shipped update of a flow that was changed here: kept beside it, never put in its place.
CREATE TABLE flowvoorstel (flow TEXT NOT NULL, hash TEXT NOT NULL, inhoud TEXT NOT NULL, ontvangen TEXT NOT NULL, PRIMARY KEY (flow, hash));

-- Who published or dropped what. No reference to flowversie: a line outlives what it tells of. revisie: of the concept that ended; the next begins after it.
CREATE TABLE flowjournaal (
  id TEXT PRIMARY KEY, tijdstip TEXT NOT NULL, actor TEXT NOT NULL, flow TEXT NOT NULL, organisatie TEXT NOT NULL DEFAULT '',
  handeling TEXT NOT NULL CHECK (handeling IN ('gepubliceerd', 'verworpen', 'voorstel')), flowversie TEXT, hash TEXT, revisie BIGINT);

-- Where a version came from: a file of the folder, or somebody who drew it here.
ALTER TABLE flowversie ADD COLUMN herkomst TEXT NOT NULL DEFAULT 'bestand';
