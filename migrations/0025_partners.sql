-- Organisations outside that give money or work with us. `held` is the time in which one is active, `recorded` when this database
-- held it so. References in the schemes of others stand in the row: one reference can name several organisations.
create table partner (
  id text not null check (id ~ '^[a-z][a-z0-9-]*$'),
  kind text not null,
  names jsonb not null,
  country text,
  refs jsonb not null,
  also_named text[] not null,
  website text,
  european_union boolean not null,
  held daterange not null check (not isempty(held)),
  source text,
  -- Whether somebody wrote it: then a file no longer changes it.
  is_edited boolean not null,
  recorded tstzrange not null,
  exclude using gist (id with =, recorded with &&)
);
create index partner_now on partner (id) where upper_inf(recorded);
create index partner_refs on partner using gin (refs jsonb_path_ops);
