-- Tells the receiver that a number comes no more: when these are filled they leave instead of the melding's own id and bytes.
ALTER TABLE vdab_herhaling ADD COLUMN bericht TEXT;
ALTER TABLE vdab_herhaling ADD COLUMN body BLOB;
