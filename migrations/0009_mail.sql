-- Letters to send: each is written with its cause and stands until it is sent or given up. An event writes to an address once.
create table letter (
  id bigint generated always as identity primary key,
  event text not null,
  address text not null,
  person text,
  name text not null,
  locale text not null,
  topic text not null,
  details jsonb not null,
  link text,
  manner text not null check (manner in ('at-once', 'digest')),
  written_at timestamptz not null,
  tries integer not null default 0,
  -- Not before this instant; null means at once.
  due_at timestamptz,
  -- Set while a sender has it.
  handed_at timestamptz,
  sent_at timestamptz,
  given_up_at timestamptz,
  reason text,
  unique (event, address),
  check (sent_at is null or given_up_at is null)
);
create index letter_waiting on letter (manner, id) where sent_at is null and given_up_at is null;
