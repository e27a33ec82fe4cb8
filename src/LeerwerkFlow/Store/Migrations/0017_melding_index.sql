-- For pages among very many delivered meldingen: counting what a traject has without reading the bodies, the newest first, and what is still to do in the order of the worklist.
CREATE INDEX melding_stand ON melding (traject, status);
CREATE INDEX melding_aangemaakt ON melding (aangemaakt);
CREATE INDEX melding_werklijst ON melding (datum, traject) WHERE status IN ('KLAAR', 'TIJDELIJK_MISLUKT');
-- The oldest that VDAB does not know: without it PostgreSQL walks the index above past all delivered ones.
CREATE INDEX melding_oudste ON melding (aangemaakt, id) WHERE status IN ('VASTGEHOUDEN', 'KLAAR', 'TIJDELIJK_MISLUKT', 'GEPARKEERD');
