-- The number of a trial through a function: of a sequence that belongs to another table Prisma's engine would have the
-- default undone.
CREATE FUNCTION next_edit_number() RETURNS integer LANGUAGE sql AS $$ SELECT nextval('edit_id_seq')::integer $$;
ALTER TABLE trial ALTER COLUMN id SET DEFAULT next_edit_number();
