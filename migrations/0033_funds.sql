-- What funds and donors ask: a fund, and its conditions version by version. `partners` are the donors whose money they are about.
create table fund (
  fund text not null,
  place integer not null,
  titles jsonb not null,
  partners text[] not null,
  european_union boolean not null,
  recorded tstzrange not null,
  exclude using gist (fund with =, recorded with &&)
);
create table fund_conditions (
  fund text not null,
  held daterange not null check (not isempty(held)),
  rules jsonb not null,
  recorded tstzrange not null,
  exclude using gist (fund with =, held with &&, recorded with &&)
);
create index fund_conditions_now on fund_conditions (fund) where upper_inf(recorded);

-- What the organisation reckons on top of the costs of a project, by day.
create table overhead_rule (
  rate numeric not null check (rate >= 0 and rate <= 100),
  basis text not null,
  certainty text not null check (certainty in ('sourced', 'proposal')),
  source text not null,
  note jsonb,
  held daterange not null check (not isempty(held)),
  recorded tstzrange not null,
  exclude using gist (held with &&, recorded with &&)
);

-- So many units of a currency are one dollar of the United States from a day, until the next day of that currency.
create table exchange_rate (
  currency text not null check (currency ~ '^[A-Z]{3}$' and currency <> 'USD'),
  day date not null,
  units numeric not null check (units > 0),
  source text not null,
  is_demo boolean not null,
  recorded tstzrange not null,
  exclude using gist (currency with =, day with =, recorded with &&)
);
create index exchange_rate_now on exchange_rate (currency, day desc) where upper_inf(recorded);
