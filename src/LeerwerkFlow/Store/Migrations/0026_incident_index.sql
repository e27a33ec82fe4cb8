-- The overview of a coordinator asks what the programme could not do: few among many open taken.
CREATE INDEX taak_incident ON taak (geopend) WHERE status = 'open' AND soort = 'incident';
