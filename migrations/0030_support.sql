-- What one office asks another for: a vocabulary with dates. What it said stays recorded.
create table support_kind (
  id text not null check (id ~ '^[a-z][a-z0-9-]*$'),
  -- The days on which something of this kind can be asked for.
  in_use daterange not null check (not isempty(in_use) and not lower_inf(in_use)),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  recorded tstzrange not null,
  exclude using gist (id with =, in_use with &&, recorded with &&)
);

-- Who is asked, and how long they have: rules with dates, the first that applies counts.
create table support_rule (
  id text not null check (id ~ '^[a-z][a-z0-9-]*$'),
  in_use daterange not null check (not isempty(in_use) and not lower_inf(in_use)),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  recorded tstzrange not null,
  exclude using gist (id with =, in_use with &&, recorded with &&)
);

-- What an office asks for; that never changes. Who has it, and what became of it, is in `support_standing`.
create table support_request (
  id text primary key check (id ~ '^sr-[a-z0-9-]+$'),
  office text not null,
  kind text not null,
  theme text not null,
  -- The country it is about; none where it is about none in particular.
  country text check (country ~ '^[A-Z]{3}$'),
  title text not null check (title <> ''),
  text text not null check (text <> ''),
  language text not null,
  -- The day by which whoever asks would like to have it.
  wanted date,
  project text,
  -- The day whose rules say who is asked.
  anchor date not null,
  rule text not null,
  rule_from date not null,
  -- What the rules looked at on that day.
  facts jsonb not null check (jsonb_typeof(facts) = 'object'),
  person text,
  post text,
  post_title text,
  asked_at timestamptz not null
);
create index support_request_office on support_request (office, asked_at desc);
create index support_request_project on support_request (project) where project is not null;
create index support_request_person on support_request (person, asked_at desc);
create index support_request_at on support_request (asked_at desc, id);

-- Who has a request and what became of it; closed and followed by another row when that changes.
create table support_standing (
  request text not null references support_request,
  state text not null check (state in ('asked', 'taken', 'in-progress', 'answered', 'closed', 'declined', 'withdrawn')),
  office text not null,
  post text not null,
  post_title text not null,
  -- The day on which it came to this post, as it was there; and the instant.
  since date not null,
  opened_at timestamptz not null,
  due date not null,
  cause text not null check (cause in ('rule', 'vacancy', 'closure', 'reorganisation', 'absence', 'overdue', 'author', 'passed-on')),
  because jsonb not null check (jsonb_typeof(because) = 'object'),
  -- What was answered; when first; what came of it, and how good it was, as whoever asked says.
  answer text,
  answered_at timestamptz,
  outcome text check (outcome in ('solved', 'partly', 'not-solved')),
  rating integer check (rating between 1 and 5),
  -- Why it stands there: declined, withdrawn, opened again, passed on.
  reason text,
  -- Who brought it there; nobody where the program did.
  person text,
  by_post text,
  by_post_title text,
  recorded tstzrange not null,
  check (state <> 'closed' or (outcome is not null and rating is not null))
);
-- What is open is closed by what follows it: two plain indexes hold what an exclusion would.
create unique index support_standing_since on support_standing (request, lower(recorded));
create unique index support_standing_now on support_standing (request) where upper_inf(recorded);
create index support_standing_post on support_standing (post, due, request) where upper_inf(recorded) and state in ('asked', 'taken', 'in-progress');
create index support_standing_due on support_standing (due, request) where upper_inf(recorded) and state in ('asked', 'taken', 'in-progress');
create index support_standing_office on support_standing (office, request);

-- What was said about a request, in the order in which it was said.
create table support_message (
  id text primary key check (id ~ '^sm-[a-z0-9-]+$'),
  request text not null references support_request,
  text text not null check (text <> ''),
  person text,
  person_name text not null,
  post text,
  post_title text,
  at timestamptz not null
);
create index support_message_request on support_message (request, at);

-- Hours spent on a request, in quarters of an hour. What is corrected stays recorded.
create table support_time (
  id text not null check (id ~ '^st-[a-z0-9-]+$'),
  request text not null references support_request,
  day date not null,
  quarters integer not null check (quarters between 0 and 96),
  note text,
  -- The office that had the request, whose hours these are.
  office text not null,
  person text,
  person_name text not null,
  post text,
  post_title text,
  recorded tstzrange not null
);
create unique index support_time_since on support_time (id, lower(recorded));
create unique index support_time_now on support_time (id) where upper_inf(recorded);
create index support_time_request on support_time (request) where upper_inf(recorded);

-- Where documents of a request lie.
create table support_link (
  id text not null check (id ~ '^sl-[a-z0-9-]+$'),
  request text not null references support_request,
  title text not null check (title <> ''),
  address text not null check (address ~ '^https?://'),
  person text,
  recorded tstzrange not null
);
create unique index support_link_now on support_link (id) where upper_inf(recorded);
create index support_link_request on support_link (request) where upper_inf(recorded);

-- Whoever has a request was reminded of its last day: before it, or after it.
create table support_reminder (
  request text not null references support_request,
  due date not null,
  kind text not null check (kind in ('before', 'after')),
  at timestamptz not null,
  primary key (request, due, kind)
);

-- Up to which day and event it was looked whether whoever has an open request can still act.
create table support_settled (
  is_only boolean primary key default true check (is_only),
  day date not null,
  event bigint not null,
  at timestamptz not null
);
