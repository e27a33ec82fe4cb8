-- A mail about a document: a short message with a link, never the document itself. adres, bericht, reden: sealed (key "persoon"). bericht: what every attempt sends, until it is gone.
-- link: SHA-256 of the secret in the link. gesloten: since when it neither opens nor asks for anybody; of a document at most one is not. te_volgen: the document still has to follow it.
CREATE TABLE mail (
  id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES document(id), message_id TEXT NOT NULL UNIQUE, adres BLOB NOT NULL, bericht BLOB,
  status TEXT NOT NULL CHECK (status IN ('klaar', 'aanvaard', 'geweigerd', 'teruggekomen', 'ingetrokken')), poging BIGINT NOT NULL DEFAULT 0, volgende TEXT, reden BLOB,
  gevraagd TEXT NOT NULL, gevraagd_door TEXT NOT NULL REFERENCES medewerker(id), aanvaard TEXT, link TEXT NOT NULL UNIQUE, geldig_tot TEXT NOT NULL, fouten BIGINT NOT NULL DEFAULT 0,
  gelezen TEXT, gesloten TEXT, te_volgen BIGINT NOT NULL DEFAULT 0);
CREATE INDEX mail_document ON mail (document);
CREATE UNIQUE INDEX mail_open ON mail (document) WHERE gesloten IS NULL;
CREATE INDEX mail_werk ON mail (volgende) WHERE status = 'klaar';
CREATE INDEX mail_volgen ON mail (id) WHERE te_volgen > 0;
