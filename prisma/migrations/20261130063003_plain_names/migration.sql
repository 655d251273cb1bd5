-- Programs by what they are called: letters of ASCII and digits alone, so that whatever is the same name in normal form
-- (lib/software/names.ts) is the same here. Of all signs outside ASCII, the one of Kelvin and the I with a dot alone
-- become letters of it in lower case.
CREATE FUNCTION plain_names(name text, slug text, aliases text[]) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT array_agg(DISTINCT regexp_replace(lower(translate(one, U&'\212A\0130', 'ki') COLLATE "C"), '[^a-z0-9]', '', 'g'))
  FROM unnest(ARRAY[name, slug] || coalesce(aliases, '{}')) AS one
$$;
CREATE INDEX software_plain_names ON software USING gin (plain_names(name, slug, aliases)) WHERE state = 'active';

-- What is wanted most: ports by how much is reported there.
CREATE INDEX port_use_most ON port_use (uses DESC, port);
