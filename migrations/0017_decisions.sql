-- What was decided about the network. Its claims and rulings stand in the document of the same id.
create table decision (
  id text primary key,
  number integer not null unique,
  -- `proposal:…` or `scenario:…`: what it was decided on.
  of text not null,
  title text not null check (title <> ''),
  decided_on date not null,
  -- The day from which it holds; null where it only corrects what was wrongly held.
  takes_effect date,
  subjects text[] not null,
  -- Who decided: a person.
  author text,
  -- Ends when it was withdrawn.
  recorded tstzrange not null
);
create index decision_subjects on decision using gin (subjects);
create index decision_of on decision (of);

-- That a decision took effect for an office, at midnight there.
create table decision_effect (
  decision text not null references decision,
  office text not null,
  recorded_at timestamptz not null,
  primary key (decision, office)
);
