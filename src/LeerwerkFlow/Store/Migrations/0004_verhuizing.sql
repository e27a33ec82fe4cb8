-- A traject that was moved to another version of its flow: by whom and why, and the rows as they were, so that it can be taken back on the same day. nr: its line in the journal.
-- revisie: of the traject right after it; another one means that something happened since. rijen: JSON of dates and titles from the flow, no text about a person.
CREATE TABLE verhuizing (
  id TEXT PRIMARY KEY, traject TEXT NOT NULL REFERENCES traject(id), nr BIGINT NOT NULL, van TEXT NOT NULL REFERENCES flowversie(id), naar TEXT NOT NULL REFERENCES flowversie(id),
  revisie BIGINT NOT NULL, dag TEXT NOT NULL, op TEXT NOT NULL, door TEXT NOT NULL REFERENCES medewerker(id), reden TEXT NOT NULL, rijen TEXT NOT NULL,
  ongedaan TEXT, ongedaan_door TEXT REFERENCES medewerker(id), UNIQUE (traject, nr));
