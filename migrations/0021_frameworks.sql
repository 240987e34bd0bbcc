-- What stands above all plans: strategies and agreements, edition by edition, their objectives, and the mappings between these.
-- Every row has the days it holds where it has some (`held`) and when this database held it so (`recorded`). A text that is
-- corrected closes its row and opens another; a newer edition has rows of its own and never touches those of an older one.
create table framework (
  framework text not null,
  place integer not null,
  titles jsonb not null,
  source text not null,
  recorded tstzrange not null,
  exclude using gist (framework with =, recorded with &&)
);

create table framework_edition (
  framework text not null,
  edition text not null,
  titles jsonb not null,
  held daterange not null check (not isempty(held)),
  supersedes text,
  source text not null,
  recorded tstzrange not null,
  check (supersedes is distinct from edition),
  exclude using gist (framework with =, edition with =, recorded with &&)
);

-- `place` counts all nodes of an edition from the top; a parent stands before its children.
create table framework_objective (
  framework text not null,
  edition text not null,
  code text not null,
  parent text,
  place integer not null,
  kind text not null,
  titles jsonb not null,
  translated_by text check (translated_by in ('publisher', 'ours')),
  text text,
  held daterange not null check (not isempty(held)),
  source text not null,
  recorded tstzrange not null,
  exclude using gist (framework with =, edition with =, code with =, recorded with &&)
);
create index framework_objective_code on framework_objective (framework, edition, code);
create index framework_objective_now on framework_objective (framework, edition, place) where upper_inf(recorded);

create table framework_mapping (
  from_framework text not null,
  from_edition text not null,
  from_code text not null,
  to_framework text not null,
  to_edition text not null,
  to_code text not null,
  relation text not null check (relation in ('contributes', 'corresponds', 'continues')),
  basis text not null check (basis in ('stated', 'derived')),
  held daterange not null check (not isempty(held)),
  source text not null,
  recorded tstzrange not null,
  exclude using gist (from_framework with =, from_edition with =, from_code with =, to_framework with =, to_edition with =,
    to_code with =, held with &&, recorded with &&)
);
create index framework_mapping_from on framework_mapping (from_framework, from_edition, from_code);
create index framework_mapping_to on framework_mapping (to_framework, to_edition, to_code);

-- What a reader must know of an edition, or of one of its objectives: what was not found, what was corrected.
create table framework_note (
  framework text not null,
  edition text not null,
  code text not null default '',
  number integer not null,
  texts jsonb not null,
  source text not null,
  recorded tstzrange not null,
  exclude using gist (framework with =, edition with =, code with =, number with =, recorded with &&)
);

-- What the files were when they were last taken, so that unchanged ones are passed over.
create table framework_load (
  digest text not null,
  at timestamptz not null
);
