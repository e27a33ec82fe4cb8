-- What the simulated VDAB still has to answer, and what it refused. nummer: in the order in which it received. antwoord: aanvaard or geweigerd, sent at antwoord_op; NULL when it was told at once.
ALTER TABLE simulator_ontvangst ADD COLUMN nummer BIGINT NOT NULL DEFAULT 0;
ALTER TABLE simulator_ontvangst ADD COLUMN antwoord TEXT;
ALTER TABLE simulator_ontvangst ADD COLUMN antwoord_op TEXT;
CREATE INDEX simulator_nummer ON simulator_ontvangst (nummer);
CREATE INDEX simulator_antwoord ON simulator_ontvangst (antwoord_op) WHERE antwoord_op IS NOT NULL;
CREATE TABLE simulator_weigering (
  bron TEXT NOT NULL, sequence TEXT NOT NULL, foutcode TEXT NOT NULL, keren BIGINT NOT NULL DEFAULT 1, laatst TEXT NOT NULL, PRIMARY KEY (bron, sequence, foutcode));
-- What the date of a melding was read from, so that a later change of facts corrects it. NULL: told by hand, or older than this.
ALTER TABLE melding ADD COLUMN formule TEXT;
ALTER TABLE melding ADD COLUMN hier TEXT;
