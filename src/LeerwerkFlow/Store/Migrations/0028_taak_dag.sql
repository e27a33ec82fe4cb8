-- The taken whose day of reminding or escalating comes: asked every few seconds, and few among all that ever were.
CREATE INDEX taak_escalatie ON taak (escalatie) WHERE status = 'open' AND escalatie IS NOT NULL AND COALESCE(opvolging, '') <> 'escalatie';
CREATE INDEX taak_herinnering ON taak (herinnering) WHERE status = 'open' AND herinnering IS NOT NULL AND opvolging IS NULL;
