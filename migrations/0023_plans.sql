-- Templates: which chapters, parts and fields a plan of a level has. A version is never rewritten; another follows it.
create table plan_template (
  id text not null check (id ~ '^[a-z][a-z0-9-]*$'),
  version integer not null check (version > 0),
  level text not null,
  -- The days on which plans are begun from it.
  in_use daterange not null check (not isempty(in_use)),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  recorded tstzrange not null,
  exclude using gist (id with =, version with =, recorded with &&)
);

-- A plan: whose it is, on which level, for which countries or areas. What it says is in its versions.
create table plan (
  id text primary key check (id ~ '^p-[a-z0-9-]+$'),
  level text not null,
  office text not null,
  -- The plan of the same office that it comes after.
  follows text references plan,
  -- `own`: written here; `published`: a record of what was published elsewhere; `demo`: invented, to try things out.
  origin text not null check (origin in ('own', 'published', 'demo')),
  -- Of what was published elsewhere: where.
  source_title text,
  source_address text,
  author text,
  post text,
  post_title text,
  made_at timestamptz not null,
  check (origin <> 'published' or source_title is not null)
);
create index plan_office on plan (office);

-- The countries and areas a plan is for: codes of countries and ids of areas.
create table plan_cover (
  plan text not null references plan,
  covers text not null,
  recorded tstzrange not null,
  exclude using gist (plan with =, covers with =, recorded with &&)
);

create table plan_version (
  plan text not null references plan,
  number integer not null check (number > 0),
  -- The version it was copied from; null for the first.
  based_on integer,
  template text not null,
  template_version integer not null,
  -- The first is the one it is written in.
  languages text[] not null check (cardinality(languages) > 0),
  author text,
  post text,
  post_title text,
  made_at timestamptz not null,
  primary key (plan, number),
  foreign key (plan, based_on) references plan_version (plan, number)
);

-- Where a version stands; closed and followed by another row when it moves on.
create table plan_standing (
  plan text not null,
  number integer not null,
  state text not null check (state in ('draft', 'consultation', 'endorsement', 'endorsed', 'published', 'reviewed', 'superseded', 'withdrawn')),
  since date not null,
  -- The day whose network tells who is consulted and who endorses: that on which the consultation opened.
  anchor date,
  -- The last day on which comments are taken.
  deadline date,
  -- From when until when it is in force; an end that is known beforehand is that of its period.
  in_force daterange,
  -- What the frozen content hashes to (SHA-256), since it was published.
  fingerprint text,
  -- Why it was returned, withdrawn, bound anew; what a review found.
  reason text,
  person text,
  post text,
  post_title text,
  -- Counts what was changed of the version, its parts included.
  revision integer not null,
  recorded tstzrange not null,
  foreign key (plan, number) references plan_version (plan, number),
  check (state not in ('published', 'reviewed', 'superseded') or (in_force is not null and fingerprint is not null)),
  check (state <> 'consultation' or (anchor is not null and deadline is not null)),
  exclude using gist (plan with =, number with =, recorded with &&)
);
create index plan_standing_state on plan_standing (state) where upper_inf(recorded);
create unique index plan_standing_now on plan_standing (plan, number) where upper_inf(recorded);

-- What a version says, part by part: the plan itself (`plan`), chapters, objectives, priorities, actions, indicators.
-- `part` stays the same from version to version. `fields` is a flat map of texts.
create table plan_part (
  plan text not null,
  number integer not null,
  part text not null check (part ~ '^[a-z][a-z0-9-]*$'),
  kind text not null check (kind in ('plan', 'chapter', 'objective', 'priority', 'action', 'indicator')),
  parent text,
  place integer not null,
  fields jsonb not null check (jsonb_typeof(fields) = 'object'),
  recorded tstzrange not null,
  foreign key (plan, number) references plan_version (plan, number),
  check ((kind = 'plan') = (parent is null)),
  exclude using gist (plan with =, number with =, part with =, recorded with &&)
);

-- What a part cites above it: an objective of an edition of a framework, or a part of a published version of a plan.
create table plan_citation (
  plan text not null,
  number integer not null,
  part text not null,
  upper_of text not null,
  upper_version text not null,
  upper_code text not null,
  recorded tstzrange not null,
  foreign key (plan, number) references plan_version (plan, number),
  exclude using gist (plan with =, number with =, part with =, upper_of with =, upper_version with =, upper_code with =, recorded with &&)
);
create index plan_citation_upper on plan_citation (upper_of, upper_code);

-- The issues a plan answers: with `plan` as its part, the whole of it.
create table plan_rationale (
  plan text not null,
  number integer not null,
  part text not null,
  issue text not null,
  recorded tstzrange not null,
  foreign key (plan, number) references plan_version (plan, number),
  exclude using gist (plan with =, number with =, part with =, issue with =, recorded with &&)
);
create index plan_rationale_issue on plan_rationale (issue);

-- Everything that stands above a part of a published version, near and far. Both ends are frozen, so it never changes.
create table plan_service (
  plan text not null,
  number integer not null,
  part text not null,
  upper_of text not null,
  upper_version text not null,
  upper_code text not null,
  -- 1: cited itself; 2: cited by what it cites …
  depth integer not null check (depth > 0),
  primary key (plan, number, part, upper_of, upper_version, upper_code),
  foreign key (plan, number) references plan_version (plan, number)
);
create index plan_service_upper on plan_service (upper_of, upper_version, upper_code);

-- The offices that are consulted on a version: by which mandate on its anchor day, or because they were invited.
create table plan_consulted (
  plan text not null,
  number integer not null,
  office text not null,
  basis text not null check (basis in ('mandate', 'coordination', 'invited')),
  -- The mandate as the network of the anchor day told it: function, via, since, sources.
  mandate jsonb,
  recorded tstzrange not null,
  foreign key (plan, number) references plan_version (plan, number),
  exclude using gist (plan with =, number with =, office with =, recorded with &&)
);

create table plan_comment (
  id text primary key,
  plan text not null,
  number integer not null,
  -- The part it stands beside; `plan` for the whole.
  part text not null,
  -- The comment it answers.
  answers text references plan_comment,
  office text not null,
  text text not null check (text <> ''),
  person text not null,
  post text,
  post_title text,
  at timestamptz not null,
  foreign key (plan, number) references plan_version (plan, number)
);
create index plan_comment_of on plan_comment (plan, number);

-- What a consulted office says in the end; the last counts.
create table plan_answer (
  plan text not null,
  number integer not null,
  office text not null,
  answer text not null check (answer in ('agrees', 'agrees-with-comments', 'objects')),
  text text not null,
  person text not null,
  post text,
  post_title text,
  at timestamptz not null,
  primary key (plan, number, office, at),
  foreign key (plan, number) references plan_version (plan, number)
);

-- What the mandate holder said of a version that was put before them.
create table plan_verdict (
  plan text not null,
  number integer not null,
  verdict text not null check (verdict in ('endorsed', 'returned')),
  reason text not null,
  -- The office under whose mandate; null for a right that reaches everywhere.
  office text,
  mandate jsonb,
  person text,
  post text,
  post_title text,
  at timestamptz not null,
  primary key (plan, number, at),
  foreign key (plan, number) references plan_version (plan, number)
);

-- Something above was revised or withdrawn: the citation is to be confirmed, by this office, until this day.
create table plan_question (
  id text primary key,
  plan text not null,
  number integer not null,
  part text not null,
  upper_of text not null,
  upper_version text not null,
  upper_code text not null,
  became text not null check (became in ('revised', 'withdrawn')),
  -- Where it is read on: in a later version, or in its own when that was corrected; null where it was withdrawn.
  now_version text,
  now_code text,
  -- The day from which that holds; null: at once.
  since date,
  owner text not null,
  due date not null,
  -- When it was changed above. A question that an amendment took over is younger than what it asks about.
  changed timestamptz not null,
  at timestamptz not null,
  foreign key (plan, number) references plan_version (plan, number),
  check ((became = 'withdrawn') = (now_version is null) and (now_version is null) = (now_code is null))
);
create index plan_question_of on plan_question (plan, number);
create index plan_question_now on plan_question (upper_of, now_version, now_code);

-- How a question was closed: by whoever answered it; by itself, when something else was cited (`cited-anew`); or by a later change (`overtaken`).
create table plan_question_answer (
  question text primary key references plan_question,
  answer text not null check (answer in ('confirmed', 'to-amend', 'dropped', 'cited-anew', 'overtaken')),
  reason text not null,
  person text,
  post text,
  post_title text,
  at timestamptz not null,
  check (answer in ('cited-anew', 'overtaken') or reason <> '')
);

-- A draft was laid on a later published version of its plan: what it was based on before is merged with it.
create table plan_rebase (
  plan text not null,
  number integer not null,
  onto integer not null,
  person text,
  post text,
  post_title text,
  at timestamptz not null,
  primary key (plan, number, at),
  foreign key (plan, number) references plan_version (plan, number),
  foreign key (plan, onto) references plan_version (plan, number)
);

-- Those who had not answered were reminded of this deadline.
create table plan_reminder (
  plan text not null,
  number integer not null,
  deadline date not null,
  at timestamptz not null,
  primary key (plan, number, deadline),
  foreign key (plan, number) references plan_version (plan, number)
);

-- The languages of a version from then on, where they became others than it began with.
create table plan_language (
  plan text not null,
  number integer not null,
  languages text[] not null check (cardinality(languages) > 0),
  recorded tstzrange not null,
  foreign key (plan, number) references plan_version (plan, number),
  exclude using gist (plan with =, number with =, recorded with &&)
);
