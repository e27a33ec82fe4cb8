-- The date that an open wait had before facts or suspensions moved it (NULL: none), with its reason then. aanleiding: what changed, names of facts with their values and days of suspensions;
-- never a reason (S5). nr: the journal row of the change.
CREATE TABLE wacht_eerder (
  traject TEXT NOT NULL REFERENCES traject(id), wacht TEXT NOT NULL, nr BIGINT NOT NULL, datum TEXT, waarom TEXT, aanleiding TEXT NOT NULL, op TEXT NOT NULL, door TEXT NOT NULL,
  PRIMARY KEY (traject, wacht, nr));
