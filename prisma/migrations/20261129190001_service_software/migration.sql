-- Which programs implement a service, by the names people know them by: one that equals a software entry's name,
-- slug or alias means that entry. The only place that says so; an entry's official ports are read from here.
ALTER TABLE service_profile ADD COLUMN software text[] NOT NULL DEFAULT '{}';
