-- Who guides the people of a werkplek on the floor (S15).
ALTER TABLE werkplek ADD COLUMN instructeur TEXT REFERENCES medewerker(id);
CREATE INDEX werkplek_instructeur ON werkplek (instructeur);

-- What an instructeur saw of one competence. id: made by the telephone, so that what is sent twice counts once. gezien: the moment of tapping, on local day dag; telefoon: what the telephone said,
-- NULL when it could not be read. inhoud: sealed JSON (key "persoon"). ingetrokken: taken back by who wrote it.
CREATE TABLE observatie (
  id TEXT PRIMARY KEY, traject TEXT NOT NULL REFERENCES traject(id), inhoud BLOB NOT NULL, gezien TEXT NOT NULL, dag TEXT NOT NULL, telefoon TEXT, ontvangen TEXT NOT NULL,
  door TEXT NOT NULL REFERENCES medewerker(id), ingetrokken TEXT);
CREATE INDEX observatie_traject ON observatie (traject, dag);
