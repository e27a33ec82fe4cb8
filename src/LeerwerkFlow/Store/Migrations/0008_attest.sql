-- The code on an attest, with which anyone may ask whether it is genuine; and when, by whom and why (a code) it was withdrawn.
ALTER TABLE document ADD COLUMN controlecode TEXT;
ALTER TABLE document ADD COLUMN ingetrokken TEXT;
ALTER TABLE document ADD COLUMN ingetrokken_door TEXT REFERENCES medewerker(id);
ALTER TABLE document ADD COLUMN ingetrokken_reden TEXT;
CREATE UNIQUE INDEX document_controlecode ON document (controlecode);
