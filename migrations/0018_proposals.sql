-- Proposals: what somebody asks the network to say otherwise, field by field, and what became of it.
-- Every row has the time this database held it so (`recorded`). A proposal is sent, perhaps returned and sent again: each sending
-- is kept. Where it stands is a row that is closed and followed by another.
create table proposal (
  id text primary key,
  office text not null,
  manner text not null check (manner in ('change', 'correction')),
  recorded tstzrange not null
);
create index proposal_office on proposal (office);

-- One sending: who wrote it under which post, on which day, having seen which day, by which source.
create table proposal_sending (
  proposal text not null,
  number integer not null check (number > 0),
  person text not null,
  person_name text not null,
  post text not null,
  post_title text not null,
  for_post text,
  for_post_title text,
  sent_on date not null,
  -- The day on which the values stood that were shown beside the fields.
  seen_on date not null,
  -- Of a change: the first day on which it holds.
  takes_effect date,
  -- Of a correction that names what was missing: since when and until when it was so, as it was written: a day, a month, a year.
  so_from text not null default '',
  so_until text not null default '',
  source_title text not null,
  source_address text,
  why text not null,
  recorded tstzrange not null,
  primary key (proposal, number)
);
create index proposal_sending_person on proposal_sending (person);

-- What a sending asks for. Without `before` something is added, without `after` something is taken away.
create table proposal_field (
  proposal text not null,
  number integer not null,
  at integer not null check (at > 0),
  predicate text not null,
  qualifier text not null,
  before text,
  after text,
  recorded tstzrange not null,
  primary key (proposal, number, at),
  check (before is distinct from after)
);

-- Where a proposal stands; while it is open, with whom, since when, and the first day on which it passes on.
create table proposal_standing (
  proposal text not null,
  state text not null check (state in ('open', 'returned', 'decided', 'withdrawn')),
  stage text check (stage in ('mandate', 'everywhere')),
  since date not null,
  passes_on date,
  person text,
  person_name text,
  post_title text,
  reason text,
  decision text,
  recorded tstzrange not null,
  check ((state = 'open') = (stage is not null)),
  exclude using gist (proposal with =, recorded with &&)
);
create index proposal_standing_state on proposal_standing (state) where upper_inf(recorded);

-- What was decided on each field of a sending.
create table proposal_verdict (
  proposal text not null,
  number integer not null,
  at integer not null,
  is_accepted boolean not null,
  reason text,
  recorded tstzrange not null,
  primary key (proposal, number, at),
  check (is_accepted or reason is not null)
);
