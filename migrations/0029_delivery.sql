-- What was agreed with the donor, and what it asks: closed and followed by another row when it changes.
create table agreement (
  project text not null,
  state text not null check (state in ('drafted', 'review', 'cleared', 'signed')),
  -- What the donor calls it.
  reference text not null,
  currency text not null,
  amount numeric not null check (amount > 0),
  -- The day whose rate counts, and that rate: to the currency of the books, with its day and source.
  value_day date not null,
  rate jsonb check (rate is null or jsonb_typeof(rate) = 'object'),
  from_day date not null,
  -- The last day.
  to_day date not null,
  -- What it asks of reports, extensions and changes of the budget.
  terms jsonb not null check (jsonb_typeof(terms) = 'object'),
  signed_on date,
  person text,
  post text,
  post_title text,
  recorded tstzrange not null,
  check (from_day <= to_day),
  check ((state = 'signed') = (signed_on is not null)),
  exclude using gist (project with =, recorded with &&)
);

-- What the donor pays, and when, and on which condition.
create table agreement_instalment (
  project text not null,
  place integer not null check (place > 0),
  day date not null,
  amount numeric not null check (amount > 0),
  condition text,
  recorded tstzrange not null,
  exclude using gist (project with =, place with =, recorded with &&)
);

-- Which version of a project is in force on which days: its period and budget of any day are found by it.
create table version_in_force (
  project text not null,
  number integer not null,
  in_force daterange not null check (not isempty(in_force)),
  recorded tstzrange not null,
  exclude using gist (project with =, in_force with &&, recorded with &&)
);

-- A revision is a version of a project after the first, and why there is one.
create table revision (
  project text not null,
  number integer not null check (number > 1),
  kind text not null check (kind in ('no-cost-extension', 'budget-change', 'scope')),
  reason text not null check (reason <> ''),
  -- Why an extension is asked for later than the donor wants it, where the agreement lets that be.
  late_reason text,
  person text,
  post text,
  post_title text,
  begun_at timestamptz not null,
  primary key (project, number)
);

create table revision_standing (
  project text not null,
  number integer not null,
  state text not null check (state in ('drafted', 'review', 'cleared', 'asked', 'agreed', 'in-force', 'rejected', 'declined', 'withdrawn')),
  -- The day on which it came there: asked, answered, in force.
  day date not null,
  -- What the donor calls the answer.
  reference text,
  reason text,
  person text,
  post text,
  post_title text,
  recorded tstzrange not null,
  foreign key (project, number) references revision (project, number),
  exclude using gist (project with =, number with =, recorded with &&)
);

-- Which chapters a report has. A version is never rewritten; another follows it.
create table report_template (
  id text not null check (id ~ '^[a-z][a-z0-9-]*$'),
  version integer not null check (version > 0),
  in_use daterange not null check (not isempty(in_use)),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  recorded tstzrange not null,
  exclude using gist (id with =, version with =, recorded with &&)
);

-- What must be done before a project is closed, operationally and financially.
create table closing_checklist (
  id text not null check (id ~ '^[a-z][a-z0-9-]*$'),
  version integer not null check (version > 0),
  in_use daterange not null check (not isempty(in_use)),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  recorded tstzrange not null,
  exclude using gist (id with =, version with =, recorded with &&)
);

-- An item of a closing checklist was done, or does not apply.
create table closing_tick (
  project text not null,
  checklist text not null,
  version integer not null,
  item text not null,
  answer text not null check (answer in ('done', 'not-applicable')),
  note text not null,
  person text,
  post text,
  post_title text,
  recorded tstzrange not null,
  exclude using gist (project with =, checklist with =, version with =, item with =, recorded with &&)
);

-- A report to the donor, from its draft on; those that are only due stand in `due`.
create table report (
  project text not null,
  report text not null check (report ~ '^(interim|final)(-\d+)?$'),
  kind text not null check (kind in ('interim', 'final')),
  from_day date not null,
  to_day date not null,
  due date not null,
  state text not null check (state in ('draft', 'review', 'cleared', 'sent')),
  sent_on date,
  template text not null,
  template_version integer not null,
  language text not null,
  -- By chapter.
  texts jsonb not null check (jsonb_typeof(texts) = 'object'),
  -- Indicators, work plan and budget as they were when it was sent.
  figures jsonb check (figures is null or jsonb_typeof(figures) = 'object'),
  person text,
  post text,
  post_title text,
  recorded tstzrange not null,
  check ((state = 'sent') = (sent_on is not null)),
  exclude using gist (project with =, report with =, recorded with &&)
);

-- An evaluation, planned or done.
create table evaluation (
  id text not null check (id ~ '^ev-[a-z0-9-]+$'),
  project text not null,
  kind text not null check (kind in ('mid-term', 'final', 'ex-post')),
  evaluator text not null check (evaluator <> ''),
  from_day date not null,
  to_day date not null,
  state text not null check (state in ('planned', 'under-way', 'done')),
  findings text not null,
  person text,
  post text,
  post_title text,
  recorded tstzrange not null,
  check (from_day <= to_day),
  exclude using gist (id with =, recorded with &&)
);
create index evaluation_of on evaluation (project) where upper_inf(recorded);

-- What an evaluation recommends, what was answered to it, and what came of it.
create table recommendation (
  id text not null check (id ~ '^rc-[a-z0-9-]+$'),
  evaluation text not null,
  project text not null,
  text text not null check (text <> ''),
  -- The office, and where it is told the post, that sees to it, and until when.
  office text not null,
  holder text,
  due date not null,
  answer text check (answer in ('accepted', 'partly', 'rejected')),
  reason text,
  state text not null check (state in ('open', 'under-way', 'done', 'not-pursued')),
  -- How it stands, in the words of whoever said so last.
  note text not null,
  person text,
  post text,
  post_title text,
  recorded tstzrange not null,
  exclude using gist (id with =, recorded with &&)
);
create index recommendation_of on recommendation (project) where upper_inf(recorded);

-- Everything that is due, as follows from agreements, reports, evaluations and recommendations: written with them, in the same act.
create table due (
  project text not null,
  kind text not null check (kind in ('report', 'instalment', 'extension', 'end', 'evaluation', 'recommendation')),
  -- Which of its kind.
  ref text not null,
  begins date,
  day date not null,
  -- When it was done.
  settled date,
  office text,
  holder text,
  recorded tstzrange not null,
  exclude using gist (project with =, kind with =, ref with =, recorded with &&)
);
create index due_day on due (day, project) where upper_inf(recorded);
create index due_open on due (day, kind) where upper_inf(recorded) and settled is null;
create index due_project on due (project) where upper_inf(recorded);
create index due_holder on due (holder, day) where upper_inf(recorded) and holder is not null;

-- Somebody was told of what is due: before it, after it, and whoever stands above them.
create table due_reminder (
  project text not null,
  kind text not null,
  ref text not null,
  day date not null,
  stage text not null check (stage in ('before', 'after', 'above')),
  at timestamptz not null,
  primary key (project, kind, ref, day, stage)
);

-- The calendar of a person for programs that show calendars: whoever has the address reads it, until the person ends it.
create table calendar_feed (
  id text primary key check (id ~ '^cf-[a-z0-9-]+$'),
  person text not null,
  -- SHA-256 of the token, in hexadecimal: the address itself is told once.
  token text not null unique check (token ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null
);
create index calendar_feed_person on calendar_feed (person);

create table calendar_feed_end (
  feed text primary key references calendar_feed,
  at timestamptz not null
);
