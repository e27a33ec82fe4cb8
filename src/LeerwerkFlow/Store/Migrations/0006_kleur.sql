-- The colour of a leerwerkbedrijf's letterhead, as #rrggbb; without it letters have the colour of the house.
ALTER TABLE organisatie ADD COLUMN kleur TEXT;
