create extension if not exists btree_gist;
create extension if not exists pg_trgm;

-- Every act leaves one event; its moment is set here and nowhere else, and never runs backwards.
create table event (
  id bigint generated always as identity primary key,
  at timestamptz not null unique,
  actor text not null,
  name text not null,
  subject text not null,
  detail jsonb not null default '{}'
);

create function next_recorded_moment() returns timestamptz language sql volatile as $$
  select greatest(clock_timestamp(), coalesce((select max(at) + interval '1 microsecond' from event), '-infinity'))
$$;
alter table event alter column at set default next_recorded_moment();

-- Which files were loaded to the end, so that a second start reads nothing twice.
create table loaded_file (
  path text primary key,
  sha256 text not null,
  event bigint not null references event (id)
);
