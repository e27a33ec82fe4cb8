-- A melding may be a withdrawal (soort), leave by more than one way (kanaal), and be told by hand or passed over by a person. Tables are made anew: a CHECK cannot be widened.
CREATE TABLE melding_nieuw (
  id TEXT PRIMARY KEY, traject TEXT NOT NULL REFERENCES traject(id), sequence BIGINT NOT NULL, mijlpaal TEXT NOT NULL, versie BIGINT NOT NULL, vervangt TEXT,
  soort TEXT NOT NULL DEFAULT 'MELDING' CHECK (soort IN ('MELDING', 'INTREKKING')), datum TEXT NOT NULL, uitkomst TEXT, body BLOB NOT NULL,
  status TEXT NOT NULL CHECK (status IN (
    'VASTGEHOUDEN', 'KLAAR', 'VERZONDEN', 'AANVAARD', 'GEWEIGERD', 'TIJDELIJK_MISLUKT', 'GEPARKEERD', 'INGETROKKEN', 'HANDMATIG_BEVESTIGD', 'OVERGESLAGEN')),
  poging BIGINT NOT NULL DEFAULT 0, volgende TEXT, reden TEXT, vrijgegeven_door TEXT, kanaal TEXT, verzonden TEXT, ontvangst TEXT, aangemaakt TEXT NOT NULL,
  UNIQUE (traject, sequence), UNIQUE (traject, mijlpaal, versie));
INSERT INTO melding_nieuw (id, traject, sequence, mijlpaal, versie, vervangt, datum, uitkomst, body, status, poging, volgende, reden, vrijgegeven_door, kanaal, verzonden, aangemaakt)
  SELECT m.id, m.traject, m.sequence, m.mijlpaal, m.versie, m.vervangt, m.datum, m.uitkomst, m.body, m.status, m.poging, m.volgende, m.reden, m.vrijgegeven_door,
    CASE WHEN m.status IN ('VERZONDEN', 'AANVAARD', 'GEWEIGERD') THEN 'webhook' END,
    CASE WHEN m.status IN ('VERZONDEN', 'AANVAARD', 'GEWEIGERD') THEN (SELECT MAX(a.tijdstip) FROM aflevering a WHERE a.melding = m.id) END, m.aangemaakt FROM melding m;
CREATE TABLE aflevering_oud AS SELECT melding, poging, tijdstip, antwoord, uitleg FROM aflevering;
DROP TABLE aflevering;
DROP TABLE melding;
ALTER TABLE melding_nieuw RENAME TO melding;
CREATE INDEX melding_werk ON melding (volgende) WHERE status IN ('KLAAR', 'TIJDELIJK_MISLUKT');
-- What does not let the next of its traject go yet: few rows among very many.
CREATE INDEX melding_open ON melding (traject, sequence) WHERE status IN ('VASTGEHOUDEN', 'KLAAR', 'TIJDELIJK_MISLUKT', 'GEPARKEERD');
CREATE TABLE aflevering (
  melding TEXT NOT NULL REFERENCES melding(id), poging BIGINT NOT NULL, tijdstip TEXT NOT NULL, antwoord BIGINT, uitleg TEXT NOT NULL, PRIMARY KEY (melding, poging));
INSERT INTO aflevering (melding, poging, tijdstip, antwoord, uitleg) SELECT melding, poging, tijdstip, antwoord, uitleg FROM aflevering_oud;
DROP TABLE aflevering_oud;
