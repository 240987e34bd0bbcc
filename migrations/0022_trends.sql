-- Trends: what offices see coming. An observation and an issue are rows that are closed when they change; which observations
-- belong to an issue likewise.
create table observation (
  id text primary key check (id ~ '^ob-[a-z0-9-]+$'),
  office text not null,
  made_at timestamptz not null
);
create index observation_office on observation (office);

create table observation_state (
  observation text not null references observation,
  -- Of where it speaks: a country, an area of the network, a city of an office. One at least.
  country text,
  area text,
  city text,
  theme text not null,
  -- The days of which it speaks.
  held daterange not null check (not isempty(held) and not lower_inf(held) and not upper_inf(held)),
  text text not null check (text <> ''),
  language text not null,
  confidence text not null check (confidence in ('low', 'medium', 'high')),
  direction text not null check (direction in ('rising', 'steady', 'falling')),
  weight integer not null check (weight between 1 and 5),
  -- What it rests on: a list of title, address (or null) and kind.
  evidence jsonb not null check (jsonb_array_length(evidence) > 0),
  is_public boolean not null,
  -- Why it no longer counts; null while it does.
  withdrawn text check (withdrawn <> ''),
  revision integer not null,
  recorded tstzrange not null,
  check (coalesce(country, area, city) is not null),
  exclude using gist (observation with =, recorded with &&)
);

create table issue (
  id text primary key check (id ~ '^t-[a-z0-9-]+$'),
  office text not null,
  made_at timestamptz not null
);
create index issue_office on issue (office);

create table issue_state (
  issue text not null references issue,
  -- By language.
  titles jsonb not null check (titles <> '{}'),
  theme text not null,
  area text,
  countries text[] not null,
  description text not null,
  language text not null,
  -- The days on which it was followed: it was opened, closed, perhaps opened again.
  followed datemultirange not null check (not isempty(followed) and not lower_inf(followed)),
  -- Why it was closed last; null while it was not.
  closing text check (closing <> ''),
  is_public boolean not null,
  revision integer not null,
  recorded tstzrange not null,
  check (area is not null or countries <> '{}'),
  exclude using gist (issue with =, recorded with &&)
);

create table issue_observation (
  issue text not null references issue,
  observation text not null references observation,
  recorded tstzrange not null,
  exclude using gist (issue with =, observation with =, recorded with &&)
);
create index issue_observation_of on issue_observation (observation);
