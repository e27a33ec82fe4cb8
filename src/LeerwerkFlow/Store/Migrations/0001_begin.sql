-- Dates are yyyy-MM-dd, instants UTC ISO 8601, yes/no 0 or 1, VTE in hundredths, money in cents. BLOB becomes BYTEA on PostgreSQL.

CREATE TABLE organisatie (
  id TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, naam TEXT NOT NULL, telefoon TEXT, adres TEXT,
  erkend_intern_vte BIGINT NOT NULL DEFAULT 0, gericht_extern_vte BIGINT NOT NULL DEFAULT 0, revisie BIGINT NOT NULL DEFAULT 1);
CREATE TABLE partner (id TEXT PRIMARY KEY, organisatie TEXT NOT NULL REFERENCES organisatie(id), naam TEXT NOT NULL, gemeente TEXT, postcode TEXT);
CREATE TABLE regio (code TEXT PRIMARY KEY, naam TEXT NOT NULL, totaal_vte BIGINT NOT NULL, extern_vte BIGINT NOT NULL, intern_vte BIGINT NOT NULL);
CREATE TABLE organisatie_regio (organisatie TEXT NOT NULL REFERENCES organisatie(id), regio TEXT NOT NULL REFERENCES regio(code), PRIMARY KEY (organisatie, regio));
CREATE TABLE promotor (
  id TEXT PRIMARY KEY, soort TEXT NOT NULL CHECK (soort IN ('intern', 'extern')), organisatie TEXT REFERENCES organisatie(id),
  naam TEXT NOT NULL, regio TEXT NOT NULL REFERENCES regio(code), erkend_vte BIGINT NOT NULL DEFAULT 0, bezet_vte BIGINT NOT NULL DEFAULT 0, revisie BIGINT NOT NULL DEFAULT 1);

CREATE TABLE medewerker (
  id TEXT PRIMARY KEY, organisatie TEXT REFERENCES organisatie(id), naam TEXT NOT NULL, gebruikersnaam TEXT NOT NULL UNIQUE, rollen TEXT NOT NULL,
  wachtwoord TEXT NOT NULL, moet_wijzigen BIGINT NOT NULL DEFAULT 0, mislukt BIGINT NOT NULL DEFAULT 0, geblokkeerd_tot TEXT, actief BIGINT NOT NULL DEFAULT 1,
  stempel TEXT NOT NULL DEFAULT '', revisie BIGINT NOT NULL DEFAULT 1);

CREATE TABLE functieprofiel (
  id TEXT PRIMARY KEY, organisatie TEXT NOT NULL REFERENCES organisatie(id), naam TEXT NOT NULL, competenties TEXT NOT NULL, revisie BIGINT NOT NULL DEFAULT 1);
CREATE TABLE werkplek (
  id TEXT PRIMARY KEY, organisatie TEXT NOT NULL REFERENCES organisatie(id), promotor TEXT NOT NULL REFERENCES promotor(id),
  functieprofiel TEXT NOT NULL REFERENCES functieprofiel(id), naam TEXT NOT NULL, gemeente TEXT NOT NULL, vte BIGINT NOT NULL, uurrooster TEXT NOT NULL,
  ploeg TEXT, revisie BIGINT NOT NULL DEFAULT 1);
CREATE TABLE vacature (
  id TEXT PRIMARY KEY, organisatie TEXT NOT NULL REFERENCES organisatie(id), werkplek TEXT NOT NULL REFERENCES werkplek(id), titel TEXT NOT NULL,
  taken TEXT NOT NULL, vereisten TEXT NOT NULL, voorwaarden TEXT NOT NULL, plaatsen BIGINT NOT NULL, vte BIGINT NOT NULL, "open" BIGINT NOT NULL DEFAULT 1,
  revisie BIGINT NOT NULL DEFAULT 1);

-- contact, kansengroepen: encrypted JSON (key "persoon"). zoek: lower-case name for searching.
CREATE TABLE deelnemer (
  id TEXT PRIMARY KEY, organisatie TEXT NOT NULL REFERENCES organisatie(id), voornaam TEXT NOT NULL, naam TEXT NOT NULL, zoek TEXT NOT NULL,
  contact BLOB NOT NULL, kansengroepen BLOB, revisie BIGINT NOT NULL DEFAULT 1);

CREATE TABLE flowversie (
  id TEXT PRIMARY KEY, flow TEXT NOT NULL, versie BIGINT NOT NULL, organisatie TEXT REFERENCES organisatie(id), hash TEXT NOT NULL,
  inhoud TEXT NOT NULL, gepubliceerd TEXT NOT NULL, door TEXT NOT NULL, UNIQUE (flow, organisatie, versie));

CREATE TABLE traject (
  id TEXT PRIMARY KEY, nummer BIGINT NOT NULL UNIQUE, organisatie TEXT NOT NULL REFERENCES organisatie(id), deelnemer TEXT NOT NULL REFERENCES deelnemer(id),
  coach TEXT REFERENCES medewerker(id), vacature TEXT REFERENCES vacature(id), werkplek TEXT REFERENCES werkplek(id), promotor TEXT REFERENCES promotor(id),
  trajectbegeleider TEXT, flowversie TEXT NOT NULL REFERENCES flowversie(id), status TEXT NOT NULL CHECK (status IN ('lopend', 'opgeschort', 'afgerond')),
  fase TEXT NOT NULL DEFAULT '', start TEXT, einde TEXT, uitkomst TEXT, staat TEXT NOT NULL, revisie BIGINT NOT NULL, journaal_nr BIGINT NOT NULL DEFAULT 0,
  journaal_hash TEXT NOT NULL DEFAULT '', melding_nr BIGINT NOT NULL DEFAULT 0, aangemaakt TEXT NOT NULL);
CREATE INDEX traject_coach ON traject (coach, status);
CREATE INDEX traject_organisatie ON traject (organisatie, status, fase);

-- datum: the date the formula gives (null: none, or waiting for an open suspension); vervalt: the local day at whose 00:00 it is due.
CREATE TABLE wacht (
  traject TEXT NOT NULL REFERENCES traject(id), id TEXT NOT NULL, pad TEXT NOT NULL, soort TEXT NOT NULL, titel TEXT NOT NULL, code TEXT, formule TEXT, hier TEXT NOT NULL,
  loopt_door BIGINT NOT NULL, tot_en_met BIGINT NOT NULL, datum TEXT, vervalt TEXT, waarom TEXT, status TEXT NOT NULL CHECK (status IN ('open', 'voorbij', 'geannuleerd')),
  uitkomst TEXT, geopend TEXT NOT NULL, gesloten TEXT, PRIMARY KEY (traject, id));
CREATE INDEX wacht_vervalt ON wacht (vervalt, traject) WHERE status = 'open' AND soort IN ('Moment', 'Bericht');

-- wacht is null for an incident: a taak without a step. bericht: typing in by hand the message that a wait is open for.
-- opvolging: herinnering or escalatie once that day has come.
CREATE TABLE taak (
  id TEXT PRIMARY KEY, traject TEXT NOT NULL REFERENCES traject(id), wacht TEXT, soort TEXT NOT NULL CHECK (soort IN ('stap', 'bericht', 'incident', 'voorlezen')), pad TEXT NOT NULL,
  titel TEXT NOT NULL, rol TEXT NOT NULL, formulier TEXT NOT NULL, code TEXT, medewerker TEXT REFERENCES medewerker(id), status TEXT NOT NULL CHECK (status IN ('open', 'klaar', 'geannuleerd')),
  uitkomst TEXT, termijn TEXT, herinnering TEXT, escalatie TEXT, opvolging TEXT, vier_ogen_met TEXT, outreach BIGINT NOT NULL DEFAULT 0, reden TEXT,
  geopend TEXT NOT NULL, gesloten TEXT, gesloten_door TEXT REFERENCES medewerker(id), samen_met TEXT, revisie BIGINT NOT NULL DEFAULT 1, UNIQUE (traject, wacht));
CREATE INDEX taak_open ON taak (medewerker, status, termijn);
CREATE INDEX taak_traject ON taak (traject, status);

CREATE TABLE concept (
  taak TEXT NOT NULL REFERENCES taak(id), medewerker TEXT NOT NULL REFERENCES medewerker(id), inhoud BLOB NOT NULL, bijgewerkt TEXT NOT NULL, PRIMARY KEY (taak, medewerker));
-- inhoud: encrypted JSON (key "persoon"); vertrouwelijk: encrypted JSON of the vertrouwelijk luik (key "vertrouwelijk").
CREATE TABLE antwoord (
  taak TEXT PRIMARY KEY REFERENCES taak(id), traject TEXT NOT NULL REFERENCES traject(id), formulier TEXT NOT NULL, inhoud BLOB NOT NULL, vertrouwelijk BLOB,
  bewaard TEXT NOT NULL, door TEXT NOT NULL REFERENCES medewerker(id));
CREATE INDEX antwoord_traject ON antwoord (traject, formulier);

-- Why a traject was stopped or suspended (S5). inhoud: encrypted JSON (key "vertrouwelijk").
CREATE TABLE vertrouwelijke_reden (
  id TEXT PRIMARY KEY, traject TEXT NOT NULL REFERENCES traject(id), soort TEXT NOT NULL CHECK (soort IN ('stopzetting', 'schorsing')), inhoud BLOB NOT NULL,
  op TEXT NOT NULL, door TEXT NOT NULL REFERENCES medewerker(id));

CREATE TABLE mijlpaal (
  traject TEXT NOT NULL REFERENCES traject(id), mijlpaal TEXT NOT NULL, versie BIGINT NOT NULL, datum TEXT NOT NULL, stap TEXT NOT NULL, vastgelegd TEXT NOT NULL,
  PRIMARY KEY (traject, mijlpaal, versie));

CREATE TABLE document (
  id TEXT PRIMARY KEY, traject TEXT NOT NULL REFERENCES traject(id), aanleiding TEXT NOT NULL, sjabloon TEXT NOT NULL, code TEXT NOT NULL, titel TEXT NOT NULL,
  ontvanger TEXT NOT NULL, kanaal TEXT NOT NULL, nalezen BIGINT NOT NULL, wacht_op TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('gevraagd', 'gemaakt', 'nagelezen', 'verstuurd', 'ontvangen', 'geannuleerd')), handtekeningen TEXT NOT NULL DEFAULT '[]',
  sjabloonversie TEXT, model TEXT, html BLOB, hash TEXT, gevraagd TEXT NOT NULL, datum TEXT NOT NULL, nagelezen_door TEXT, verstuurd TEXT, revisie BIGINT NOT NULL DEFAULT 1,
  UNIQUE (traject, aanleiding));
CREATE INDEX document_werk ON document (status) WHERE status = 'gevraagd';

CREATE TABLE melding (
  id TEXT PRIMARY KEY, traject TEXT NOT NULL REFERENCES traject(id), sequence BIGINT NOT NULL, mijlpaal TEXT NOT NULL, versie BIGINT NOT NULL, vervangt TEXT,
  datum TEXT NOT NULL, uitkomst TEXT, body BLOB NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('VASTGEHOUDEN', 'KLAAR', 'VERZONDEN', 'AANVAARD', 'GEWEIGERD', 'TIJDELIJK_MISLUKT', 'GEPARKEERD', 'INGETROKKEN')),
  poging BIGINT NOT NULL DEFAULT 0, volgende TEXT, reden TEXT, vrijgegeven_door TEXT, aangemaakt TEXT NOT NULL, UNIQUE (traject, sequence), UNIQUE (traject, mijlpaal, versie));
CREATE INDEX melding_werk ON melding (volgende) WHERE status IN ('KLAAR', 'TIJDELIJK_MISLUKT');
CREATE TABLE aflevering (
  melding TEXT NOT NULL REFERENCES melding(id), poging BIGINT NOT NULL, tijdstip TEXT NOT NULL, antwoord BIGINT, uitleg TEXT NOT NULL, PRIMARY KEY (melding, poging));
-- What the built-in VDAB simulator has received; never joined with our own tables.
CREATE TABLE simulator_ontvangst (
  bron TEXT NOT NULL, sequence TEXT NOT NULL, id TEXT NOT NULL UNIQUE, mijlpaal TEXT NOT NULL, body BLOB NOT NULL, keren BIGINT NOT NULL DEFAULT 1, ontvangen TEXT NOT NULL,
  PRIMARY KEY (bron, sequence));

CREATE TABLE journaal (
  traject TEXT NOT NULL REFERENCES traject(id), nr BIGINT NOT NULL, tijdstip TEXT NOT NULL, hier TEXT NOT NULL, actor TEXT NOT NULL, flowversie TEXT NOT NULL,
  stimulus TEXT NOT NULL, staat_hash TEXT NOT NULL, vorige TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (traject, nr));
-- What people read of a step, one line an effect; no text about a person.
CREATE TABLE gebeurtenis (
  traject TEXT NOT NULL REFERENCES traject(id), nr BIGINT NOT NULL, volg BIGINT NOT NULL, datum TEXT NOT NULL, soort TEXT NOT NULL, code TEXT, titel TEXT NOT NULL, stap TEXT NOT NULL,
  actor TEXT NOT NULL, PRIMARY KEY (traject, nr, volg));
CREATE TABLE anker (datum TEXT PRIMARY KEY, aantal BIGINT NOT NULL, hash TEXT NOT NULL);
-- The heads that moved since the anchor before: with the older rows they say which heads an anchor was made of. No reference: a head outlives what somebody deletes.
CREATE TABLE anker_kop (traject TEXT NOT NULL, nr BIGINT NOT NULL, datum TEXT NOT NULL, PRIMARY KEY (traject, nr));
CREATE INDEX anker_kop_datum ON anker_kop (datum);

CREATE TABLE verwerking (
  id TEXT PRIMARY KEY, tijdstip TEXT NOT NULL, medewerker TEXT NOT NULL, traject TEXT, handeling TEXT NOT NULL);
CREATE TABLE instelling (naam TEXT PRIMARY KEY, waarde TEXT NOT NULL);
