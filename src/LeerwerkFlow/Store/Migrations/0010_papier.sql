-- What comes back from Word and from paper. A version that a person edited stands beside the made document, which is version 1; the newest is what leaves the house.
CREATE TABLE documentversie (
  document TEXT NOT NULL REFERENCES document(id), versie BIGINT NOT NULL CHECK (versie > 1), inhoud BLOB NOT NULL, hash TEXT NOT NULL, reden BLOB NOT NULL,
  door TEXT NOT NULL REFERENCES medewerker(id), bewaard TEXT NOT NULL, PRIMARY KEY (document, versie));
-- The code on a document that people sign; with the number of a signer after it, it leads to the page where that signature is registered.
ALTER TABLE document ADD COLUMN tekencode TEXT;
CREATE UNIQUE INDEX document_tekencode ON document (tekencode);
CREATE TABLE scan (
  id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES document(id), wie TEXT NOT NULL, soort TEXT NOT NULL CHECK (soort IN ('jpeg', 'png', 'pdf')),
  inhoud BLOB NOT NULL, hash TEXT NOT NULL, door TEXT NOT NULL REFERENCES medewerker(id), bewaard TEXT NOT NULL);
CREATE INDEX scan_document ON scan (document);
