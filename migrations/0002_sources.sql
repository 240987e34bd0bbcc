-- A document, page, data set or decision that says something.
create table source (
  id text not null,
  collection text not null,
  title text not null check (title <> ''),
  publisher text not null,
  kind text not null check (kind in ('document', 'page', 'dataset', 'standard', 'decision')),
  language text not null,
  reference_day date not null,
  reference_precision text not null check (reference_precision in ('day', 'approximate', 'month', 'year')),
  is_survey boolean not null,
  file text,
  address text,
  marking text check (marking in ('published-under-another-name', 'from-general-knowledge')),
  note text,
  recorded tstzrange not null,
  exclude using gist (id with =, recorded with &&)
);

-- What one source says about one subject. Never changed: a correction closes the recorded period and adds a version.
create table claim (
  key text not null,
  collection text not null,
  subject text not null,
  predicate text not null,
  value text not null,
  qualifier text not null,
  precision text not null check (precision in ('exact', 'approximate', 'more-than', 'almost', 'at-least')),
  certainty text not null check (certainty in ('stated', 'inferred', 'derived')),
  from_earliest date,
  from_latest date check (from_latest >= from_earliest),
  until_earliest date,
  until_latest date check (until_latest >= until_earliest),
  source text not null,
  line integer check (line > 0),
  stated text not null,
  note text not null,
  recorded tstzrange not null,
  exclude using gist (key with =, recorded with &&)
);
create index claim_subject on claim (subject, predicate);
create index claim_key on claim (key);
create index claim_source on claim (source);

-- Which claim is taken as current where several disagree, and why.
create table ruling (
  key text not null,
  collection text not null,
  subject text not null,
  predicate text not null,
  value text not null,
  taken text not null,
  set_aside text[] not null,
  reason text not null check (reason <> ''),
  recorded tstzrange not null,
  exclude using gist (key with =, recorded with &&)
);
