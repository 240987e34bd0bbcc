-- Who is asked about a project: rules with dates, each one step that may be asked. What a rule said stays recorded.
create table route_rule (
  id text not null check (id ~ '^[a-z][a-z0-9-]*$'),
  -- The days on which routes are opened by it. Its first day names it beside its id.
  in_use daterange not null check (not isempty(in_use) and not lower_inf(in_use)),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  recorded tstzrange not null,
  exclude using gist (id with =, in_use with &&, recorded with &&)
);

-- What a reviewer looks at. A version is never rewritten; another follows it.
create table route_checklist (
  id text not null check (id ~ '^[a-z][a-z0-9-]*$'),
  version integer not null check (version > 0),
  in_use daterange not null check (not isempty(in_use)),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  recorded tstzrange not null,
  exclude using gist (id with =, version with =, recorded with &&)
);

-- One way of a version of a project through those who are asked.
create table route (
  id text primary key check (id ~ '^rt-[a-z0-9-]+$'),
  project text not null,
  number integer not null,
  -- `endorsement`, `agreement`, `revision`, `report` …
  purpose text not null check (purpose ~ '^[a-z][a-z-]*$'),
  -- What it is about where that is not the project itself: a report, a revision.
  about text,
  -- The day whose network and rules say who is asked.
  anchor date not null,
  -- What of the project the rules looked at on that day.
  facts jsonb not null check (jsonb_typeof(facts) = 'object'),
  -- Who wrote what is decided: persons, and the posts under which they did. They are never asked.
  author_persons text[] not null,
  author_posts text[] not null,
  -- The route before it, when it was given back and sent again.
  follows text references route,
  person text,
  post text,
  post_title text,
  opened_at timestamptz not null
);
create index route_project on route (project, opened_at desc);
create index route_person on route (person, opened_at desc);

-- How a route ended, once.
create table route_end (
  route text primary key references route,
  outcome text not null check (outcome in ('endorsed', 'endorsed-with-conditions', 'returned', 'declined', 'taken-back')),
  reason text,
  person text,
  post text,
  post_title text,
  at timestamptz not null
);

-- What is asked on a route; that never changes. Who has it, and since when, is in `route_standing`.
create table route_step (
  id text primary key check (id ~ '^rs-[a-z0-9-]+$'),
  route text not null references route,
  place integer not null,
  -- Steps of one stage are asked at the same time; the next stage when all of them have answered.
  stage integer not null check (stage > 0),
  rule text not null,
  rule_from date not null,
  -- One theme of the project, where the rule asks theme by theme.
  theme text,
  -- The countries of the project that it is asked for.
  countries text[] not null,
  verb text not null,
  roles text[] not null check (cardinality(roles) > 0),
  checklist text,
  checklist_version integer,
  working_days integer not null check (working_days > 0),
  verdicts text[] not null check (cardinality(verdicts) > 0),
  unique (route, place)
);

-- Who has a step; closed and followed by another row when that changes.
create table route_standing (
  step text not null references route_step,
  state text not null check (state in ('waiting', 'open', 'decided', 'skipped', 'ended')),
  -- The office that is asked and the post that has it; none where the step is skipped.
  office text,
  post text,
  post_title text,
  -- The day on which it came to this post, as it was there.
  since date not null,
  -- When it came to whoever has it, and when they took it up.
  opened_at timestamptz,
  begun_at timestamptz,
  begun_by text,
  -- The last day for it.
  due date,
  -- Why it came to this post.
  cause text check (cause in ('rule', 'vacancy', 'closure', 'reorganisation', 'absence', 'overdue', 'author', 'passed-on')),
  -- Why this office is asked: what the network said, with its sources.
  because jsonb check (because is null or jsonb_typeof(because) = 'object'),
  recorded tstzrange not null,
  check (state not in ('open', 'decided') or (post is not null and opened_at is not null))
);
-- There are millions: two plain indexes hold what an exclusion would, since whatever is open is closed by what follows it.
create unique index route_standing_since on route_standing (step, lower(recorded));
create unique index route_standing_now on route_standing (step) where upper_inf(recorded);
create index route_standing_post on route_standing (post, due, step) where upper_inf(recorded) and state = 'open';
create index route_standing_due on route_standing (due, step) where upper_inf(recorded) and state = 'open';
create index route_standing_office on route_standing (office, opened_at) where upper_inf(recorded) and state = 'decided';

-- What was said at a step, once. The title and the name stay as they were.
create table route_verdict (
  step text primary key references route_step,
  verdict text not null check (verdict in ('endorse', 'endorse-with-conditions', 'return', 'decline')),
  reason text,
  -- By field: part, field, text.
  reasons jsonb not null check (jsonb_typeof(reasons) = 'array'),
  -- By item of the checklist: item, answer, note.
  answers jsonb not null check (jsonb_typeof(answers) = 'array'),
  person text,
  person_name text not null,
  post text,
  post_title text,
  at timestamptz not null
);
create index route_verdict_at on route_verdict (at);

-- A condition of an endorsement, to be met before the project goes on.
create table route_condition (
  id text primary key check (id ~ '^cn-[a-z0-9-]+$'),
  step text not null references route_step,
  place integer not null,
  text text not null check (text <> ''),
  -- The last day for it; none where none was set.
  due date,
  unique (step, place)
);

-- What was said of a condition; the last counts.
create table route_condition_said (
  condition text not null references route_condition,
  said text not null check (said in ('met', 'confirmed', 'not-met')),
  note text not null,
  person text,
  person_name text not null,
  post text,
  post_title text,
  at timestamptz not null,
  primary key (condition, at)
);

-- What one of several reviewers found.
create table route_review (
  step text not null references route_step,
  person text not null,
  person_name text not null,
  post text,
  post_title text,
  -- By criterion.
  scores jsonb not null check (jsonb_typeof(scores) = 'object'),
  recommendation text not null check (recommendation in ('endorse', 'return', 'decline')),
  text text not null,
  recorded tstzrange not null,
  exclude using gist (step with =, person with =, recorded with &&)
);

-- Whoever has a step was reminded of its last day: before it, or after it.
create table route_reminder (
  step text not null references route_step,
  due date not null,
  kind text not null check (kind in ('before', 'after')),
  at timestamptz not null,
  primary key (step, due, kind)
);

-- Up to which day and event it was looked whether whoever has an open step can still act.
create table route_settled (
  is_only boolean primary key default true check (is_only),
  day date not null,
  event bigint not null,
  at timestamptz not null
);
