-- What VDAB sends: kept whole (body, sealed with key "persoon") before anything is done with it. melding: what a receipt is about. wacht: the wait that it answered.
-- traject: null as long as it belongs to none. organisatie: by the partner code, null when that is nobody's. uitleg: why it stands so; reden: code of what the person (door) gave as reason.
CREATE TABLE bericht (
  bron TEXT NOT NULL, id TEXT NOT NULL, soort TEXT NOT NULL, body BLOB NOT NULL, ontvangen TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('NIEUW', 'TOELEIDING', 'WACHT', 'VERWERKT', 'LAAT', 'DUBBEL', 'ONBEKEND', 'ONPASSEND', 'OPZIJ')), uitleg TEXT,
  organisatie TEXT REFERENCES organisatie(id), traject TEXT REFERENCES traject(id), melding TEXT, wacht TEXT, verwerkt TEXT, door TEXT REFERENCES medewerker(id), reden TEXT,
  PRIMARY KEY (bron, id));
CREATE INDEX bericht_werk ON bericht (ontvangen) WHERE status IN ('NIEUW', 'WACHT');
CREATE INDEX bericht_traject ON bericht (traject);

-- The standard IUP (S14). begeleider_mail: sealed (key "persoon"). gezien: the day on which the deelnemer saw the document. bezorgd: how it left when no mail of ours brought it, with the
-- reference that VDAB's screens gave; aangekomen: the day on which a person said that it had, and who confirmed it.
ALTER TABLE traject ADD COLUMN begeleider_mail BLOB;
ALTER TABLE document ADD COLUMN gezien TEXT;
ALTER TABLE document ADD COLUMN bezorgd TEXT;
ALTER TABLE document ADD COLUMN kenmerk TEXT;
ALTER TABLE document ADD COLUMN aangekomen TEXT;
ALTER TABLE document ADD COLUMN bevestigd_door TEXT;
