-- Scenarios: named drafts of changes of the network. What a scenario is at a time is a row that is closed when it changes.
create table scenario (
  id text primary key check (id ~ '^s-[a-z0-9-]+$'),
  branched_from text,
  author text,
  post text,
  post_title text,
  made_at timestamptz not null
);

create table scenario_state (
  scenario text not null references scenario,
  title text not null check (title <> ''),
  note text not null,
  -- The day from which its changes would hold.
  day date not null,
  -- The recorded moment of the network on which it was drafted, or was last laid anew.
  base timestamptz not null,
  state text not null check (state in ('draft', 'consultation', 'adopted', 'rejected', 'withdrawn')),
  -- The last day on which comments are taken, and the offices asked for them.
  deadline date,
  invited text[] not null,
  -- Counts what was changed of it, its list of changes included.
  revision integer not null,
  recorded tstzrange not null,
  check (state <> 'consultation' or deadline is not null),
  exclude using gist (scenario with =, recorded with &&)
);

-- The list of changes. A number is given once; the place in the list may change.
create table scenario_change (
  scenario text not null references scenario,
  number integer not null,
  place integer not null,
  kind text not null,
  subject text not null,
  value text not null,
  qualifier text not null,
  note text not null,
  recorded tstzrange not null,
  exclude using gist (scenario with =, number with =, recorded with &&)
);
create index scenario_change_of on scenario_change (scenario);

create table scenario_comment (
  id text primary key,
  scenario text not null references scenario,
  -- The change it is about; null for the whole.
  change integer,
  person text not null,
  post text,
  post_title text,
  -- The office for which somebody speaks.
  office text,
  text text not null check (text <> ''),
  at timestamptz not null
);
create index scenario_comment_of on scenario_comment (scenario);

-- How it ended: adopted or rejected with a reason, given up, or withdrawn after it was adopted.
create table scenario_outcome (
  scenario text not null references scenario,
  kind text not null check (kind in ('adopted', 'rejected', 'withdrawn')),
  reason text not null check (reason <> ''),
  -- Why it was adopted before those affected could say all they had to say.
  unheard text,
  -- The decision it became, or that was withdrawn.
  decision text references decision,
  -- The warnings that were signed for, by their keys.
  signed text[] not null,
  person text,
  post text,
  post_title text,
  at timestamptz not null,
  primary key (scenario, at),
  check (kind <> 'adopted' or decision is not null)
);
