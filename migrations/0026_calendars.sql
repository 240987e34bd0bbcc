-- Calendars: where an office's working week differs from its country's, and the days on which nobody works there.
create table working_week (
  office text not null,
  -- ISO weekdays: 1 is Monday, 7 is Sunday.
  weekend integer[] not null check (cardinality(weekend) between 1 and 6 and weekend <@ array[1, 2, 3, 4, 5, 6, 7]),
  -- The days on which the week is so.
  held daterange not null check (not isempty(held) and not lower_inf(held)),
  reason text not null check (reason <> ''),
  recorded tstzrange not null,
  exclude using gist (office with =, held with &&, recorded with &&)
);

create table holiday (
  office text not null,
  day date not null,
  -- By language.
  names jsonb not null check (names <> '{}'),
  -- Where it was published; null where nobody said.
  source text check (source <> ''),
  recorded tstzrange not null,
  exclude using gist (office with =, day with =, recorded with &&)
);

-- When somebody is away: what waits for them goes to whoever stands in. Nobody says why.
create table absence (
  id text not null,
  person text not null,
  away daterange not null check (not isempty(away) and not lower_inf(away) and not upper_inf(away)),
  recorded tstzrange not null,
  exclude using gist (id with =, recorded with &&),
  exclude using gist (person with =, away with &&, recorded with &&)
);
create index absence_away on absence using gist (away) where upper_inf(recorded);
