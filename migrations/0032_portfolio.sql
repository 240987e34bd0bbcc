-- Projects that were published elsewhere: what was published of each, whole, as our record of it cannot say all of that.
create table published_project (
  project text not null references project,
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  recorded tstzrange not null,
  exclude using gist (project with =, recorded with &&)
);

-- Who would have been asked about a project on the day it began, by the network and the rules of that day: planned, never decided.
create table planned_route (
  project text not null references project,
  anchor date not null,
  -- The facts the rules looked at, and the steps with the reason of each.
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  recorded tstzrange not null,
  exclude using gist (project with =, recorded with &&)
);

-- What of the published projects could not be tied to what is known here, and why: never guessed.
create table portfolio_finding (
  code text not null,
  -- What was to be tied: `office`, `donor`, `place`, `route` …
  about text not null check (about ~ '^[a-z][a-z-]*$'),
  reason text not null check (reason ~ '^[a-z][a-z-]*$'),
  -- What was stated, and what it could have been.
  stated text not null,
  details jsonb not null check (jsonb_typeof(details) = 'object'),
  source text not null,
  line integer,
  recorded tstzrange not null,
  exclude using gist (code with =, about with =, reason with =, stated with =, recorded with &&)
);

-- The files that were read last, by what was in them: unchanged ones are passed over.
create table portfolio_file (
  folder text primary key,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  at timestamptz not null
);
