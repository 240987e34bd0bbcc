-- The two-letter types of projects, and the service each belongs to: a vocabulary with dates and sources.
create table project_type (
  code text not null check (code ~ '^[A-Z]{2}$'),
  service text,
  names jsonb not null check (jsonb_typeof(names) = 'object'),
  -- The days on which projects are begun under it.
  in_use daterange not null check (not isempty(in_use)),
  source text not null,
  recorded tstzrange not null,
  exclude using gist (code with =, in_use with &&, recorded with &&)
);

-- What the organisation gives: the services under which types are gathered.
create table project_service (
  code text not null,
  names jsonb not null check (jsonb_typeof(names) = 'object'),
  in_use daterange not null check (not isempty(in_use)),
  source text not null,
  recorded tstzrange not null,
  exclude using gist (code with =, in_use with &&, recorded with &&)
);

-- Templates: which chapters and questions a project has. A version is never rewritten; another follows it.
create table project_template (
  id text not null check (id ~ '^[a-z][a-z0-9-]*$'),
  version integer not null check (version > 0),
  in_use daterange not null check (not isempty(in_use)),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  recorded tstzrange not null,
  exclude using gist (id with =, version with =, recorded with &&)
);

-- What each move of a project needs, from a day on: fields, documents, verdicts, who may not be the same person.
create table project_need (
  id text not null check (id ~ '^[a-z][a-z0-9-]*$'),
  move text not null,
  in_use daterange not null check (not isempty(in_use)),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  recorded tstzrange not null,
  exclude using gist (id with =, in_use with &&, recorded with &&)
);

-- How codes are made, from a day on: the scheme of the organisation.
create table project_code_scheme (
  in_use daterange not null check (not isempty(in_use)),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  recorded tstzrange not null,
  exclude using gist (in_use with &&, recorded with &&)
);

-- A project, from concept to evaluation. What it says is in its versions, where it stands in `project_standing`.
create table project (
  id text primary key check (id ~ '^pr-[a-z0-9-]+$'),
  -- `own`: written here; `published`: a record of what was published elsewhere; `demo`: invented, to try things out.
  origin text not null check (origin in ('own', 'published', 'demo')),
  source_title text,
  source_address text,
  source_line integer,
  -- The project it was copied from.
  copied_from text references project,
  author text,
  post text,
  post_title text,
  made_at timestamptz not null,
  check (origin <> 'published' or source_title is not null)
);

-- The code of a project, given at its activation: once, and never to another.
create table project_code (
  code text primary key check (code <> ''),
  type text not null,
  number integer not null check (number >= 0),
  project text not null unique references project,
  at timestamptz not null,
  unique (type, number)
);

-- 1 is the proposal; others are revisions, copies that are merged back when they are agreed.
create table project_version (
  project text not null references project,
  number integer not null check (number > 0),
  based_on integer,
  template text not null,
  template_version integer not null,
  -- The first is the one it is written in.
  languages text[] not null check (cardinality(languages) > 0),
  author text,
  post text,
  post_title text,
  made_at timestamptz not null,
  primary key (project, number),
  foreign key (project, based_on) references project_version (project, number)
);

-- In which languages a version is written, where that was changed since it was begun; the first is the one it is written in.
create table project_language (
  project text not null,
  number integer not null,
  languages text[] not null check (cardinality(languages) > 0),
  recorded tstzrange not null,
  foreign key (project, number) references project_version (project, number),
  exclude using gist (project with =, number with =, recorded with &&)
);

-- A version after the first cannot be written while it is decided on, and after that.
create table project_lock (
  project text not null,
  number integer not null,
  recorded tstzrange not null,
  foreign key (project, number) references project_version (project, number),
  exclude using gist (project with =, number with =, recorded with &&)
);

-- Who wrote something of a version, and since when: they do not decide on it.
create table project_writer (
  project text not null,
  number integer not null,
  person text not null,
  -- Empty where they acted under no post.
  post text not null,
  at timestamptz not null,
  primary key (project, number, person, post),
  foreign key (project, number) references project_version (project, number)
);

-- Where a project stands; closed and followed by another row when it moves on.
create table project_standing (
  project text not null references project,
  state text not null check (state in ('concept', 'proposal', 'review', 'endorsed', 'submitted', 'agreed', 'active', 'operationally-closed',
    'financially-closed', 'evaluated', 'returned', 'withdrawn', 'rejected', 'suspended', 'terminated')),
  since date not null,
  -- The version that counts: that which is reviewed, agreed, in force.
  version integer not null,
  -- The day whose network the present stage is bound to.
  anchor date,
  -- Why it was returned, withdrawn, rejected, suspended, terminated.
  reason text,
  -- Who manages it since its activation.
  manager text,
  is_confidential boolean not null default false,
  person text,
  post text,
  post_title text,
  -- Counts what was changed of the project, its parts included.
  revision integer not null,
  recorded tstzrange not null,
  foreign key (project, version) references project_version (project, number),
  exclude using gist (project with =, recorded with &&)
);
-- With what counting asks, so that it reads no rows.
create unique index project_standing_now on project_standing (project) include (state, is_confidential) where upper_inf(recorded);
create index project_standing_state on project_standing (state, project) where upper_inf(recorded);
create index project_standing_confidential on project_standing (project) where upper_inf(recorded) and is_confidential;

-- What a version says, part by part. `part` stays the same from version to version. `fields` is a flat map of texts.
create table project_part (
  project text not null,
  number integer not null,
  part text not null check (part ~ '^[a-z][a-z0-9-]*$'),
  kind text not null check (kind in ('project', 'chapter', 'objective', 'outcome', 'output', 'activity', 'indicator', 'line', 'place', 'people',
    'partner', 'contact', 'risk', 'safeguard')),
  parent text,
  place integer not null,
  fields jsonb not null check (jsonb_typeof(fields) = 'object'),
  recorded tstzrange not null,
  foreign key (project, number) references project_version (project, number),
  check ((kind = 'project') = (parent is null)),
  exclude using gist (project with =, number with =, part with =, recorded with &&)
);
create index project_part_now on project_part (project, number) where upper_inf(recorded);

-- What a part cites above it: an objective of an edition of a framework, or a part of a published version of a plan.
create table project_citation (
  project text not null,
  number integer not null,
  part text not null,
  upper_of text not null,
  upper_version text not null,
  upper_code text not null,
  recorded tstzrange not null,
  foreign key (project, number) references project_version (project, number),
  exclude using gist (project with =, number with =, part with =, upper_of with =, upper_version with =, upper_code with =, recorded with &&)
);
create index project_citation_upper on project_citation (upper_of, upper_version, upper_code, project, number) where upper_inf(recorded);

-- What lists are sorted and narrowed by, and sums are made of: written with the version that counts, in the same act.
create table project_header (
  project text not null references project,
  number integer not null,
  code text,
  type text,
  -- The office that manages it.
  office text not null,
  from_day date,
  -- The last day.
  to_day date,
  currency text,
  amount numeric,
  staff_and_office numeric,
  overhead numeric,
  donor text,
  fund text,
  gender_marker text,
  themes text[] not null,
  -- Codes of countries and ids of areas.
  covers text[] not null,
  titles jsonb not null check (jsonb_typeof(titles) = 'object'),
  programme text,
  -- Its code and titles in the plain letters in which they are looked for.
  folded text not null,
  recorded tstzrange not null,
  exclude using gist (project with =, recorded with &&)
);
create index project_header_folded on project_header using gin (folded gin_trgm_ops) where upper_inf(recorded);
create unique index project_header_now on project_header (project) where upper_inf(recorded);
create index project_header_office on project_header (office, from_day desc, project) where upper_inf(recorded);
create index project_header_from on project_header (from_day desc nulls last, project) where upper_inf(recorded);
create index project_header_to on project_header (to_day, project) where upper_inf(recorded);
create index project_header_code on project_header (lower(code), project) where upper_inf(recorded);
create index project_header_type on project_header (type, from_day desc) where upper_inf(recorded);
create index project_header_donor on project_header (donor, from_day desc) where upper_inf(recorded);
create index project_header_covers on project_header using gin (covers) where upper_inf(recorded);
create index project_header_themes on project_header using gin (themes) where upper_inf(recorded);

-- The amount of a project by calendar year, of the version that counts: from its budget lines, or from the budgets published of it.
create table project_year (
  project text not null references project,
  year integer not null,
  currency text not null,
  amount numeric not null,
  recorded tstzrange not null,
  exclude using gist (project with =, year with =, recorded with &&)
);
create index project_year_now on project_year (year, project) where upper_inf(recorded);

-- With whom a project is shared: a person, whoever holds a post, an office. They read it also where it is confidential.
create table project_shared (
  project text not null references project,
  with_kind text not null check (with_kind in ('person', 'post', 'office')),
  with_id text not null,
  person text,
  post text,
  post_title text,
  recorded tstzrange not null,
  exclude using gist (project with =, with_kind with =, with_id with =, recorded with &&)
);
create index project_shared_with on project_shared (with_kind, with_id) where upper_inf(recorded);

-- A comment beside a field, a part, or the whole project (`project`).
create table project_comment (
  id text primary key,
  project text not null,
  number integer not null,
  part text not null,
  -- Empty: beside the whole part.
  field text not null,
  answers text references project_comment,
  office text,
  text text not null check (text <> ''),
  person text,
  post text,
  post_title text,
  at timestamptz not null,
  foreign key (project, number) references project_version (project, number)
);
create index project_comment_of on project_comment (project, number);

-- A comment was dealt with.
create table project_comment_settled (
  comment text primary key references project_comment,
  person text,
  post text,
  post_title text,
  at timestamptz not null
);

-- The bytes of documents, each once, whatever bears them.
create table project_file (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  size integer not null check (size >= 0),
  bytes bytea not null
);

-- Documents attached to a project: agreement, request letter, report … A later version follows an earlier one of the same id.
create table project_document (
  id text not null,
  version integer not null check (version > 0),
  project text not null references project,
  kind text not null,
  title text not null check (title <> ''),
  language text,
  name text not null check (name <> ''),
  media_type text not null,
  hash text not null references project_file,
  -- The state of the project when it was attached.
  stage text not null,
  person text,
  post text,
  post_title text,
  at timestamptz not null,
  primary key (id, version)
);
create index project_document_of on project_document (project);

-- A document was taken away: it is listed no more, and kept.
create table project_document_gone (
  id text primary key,
  reason text not null,
  person text,
  post text,
  post_title text,
  at timestamptz not null
);

-- What was learnt from a project, for whoever begins another.
create table project_lesson (
  id text not null check (id ~ '^le-[a-z0-9-]+$'),
  project text not null references project,
  -- By language.
  titles jsonb not null check (jsonb_typeof(titles) = 'object'),
  texts jsonb not null check (jsonb_typeof(texts) = 'object'),
  themes text[] not null,
  countries text[] not null,
  type text,
  -- What it rests on: monitoring, an evaluation, an audit, the team.
  basis text not null,
  person text,
  post text,
  post_title text,
  recorded tstzrange not null,
  exclude using gist (id with =, recorded with &&)
);
create index project_lesson_of on project_lesson (project);

-- Programmes hold projects together.
create table programme (
  id text not null check (id ~ '^pg-[a-z0-9-]+$'),
  titles jsonb not null check (jsonb_typeof(titles) = 'object'),
  texts jsonb not null check (jsonb_typeof(texts) = 'object'),
  office text not null,
  -- The days on which it runs.
  runs daterange,
  source text not null,
  origin text not null check (origin in ('own', 'published', 'demo')),
  revision integer not null,
  recorded tstzrange not null,
  exclude using gist (id with =, recorded with &&)
);

-- What a programme itself is for.
create table programme_objective (
  programme text not null,
  objective text not null check (objective ~ '^[a-z][a-z0-9-]*$'),
  place integer not null,
  titles jsonb not null check (jsonb_typeof(titles) = 'object'),
  recorded tstzrange not null,
  exclude using gist (programme with =, objective with =, recorded with &&)
);

-- Which projects a programme holds together, and under which of its objectives.
create table programme_project (
  programme text not null,
  project text not null references project,
  objective text,
  held daterange not null check (not isempty(held)),
  recorded tstzrange not null,
  exclude using gist (project with =, programme with =, held with &&, recorded with &&)
);
create index programme_project_of on programme_project (programme) where upper_inf(recorded);
