-- Templates of the documents people send, version by version: which chapters, tables and sentences, in which order. What they said stays recorded.
create table paper_template (
  id text not null check (id ~ '^[a-z][a-z0-9-]*$'),
  version integer not null check (version >= 1),
  -- The days on which documents are made from it, unless another version is asked for.
  in_use daterange not null check (not isempty(in_use) and not lower_inf(in_use)),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  recorded tstzrange not null,
  exclude using gist (id with =, version with =, recorded with &&)
);

-- The documents as they were made, by the hash of their bytes: what was sent is had again byte by byte, whatever the program became.
create table paper_file (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  size integer not null check (size > 0),
  bytes bytea not null
);

-- A document that was made: from which record, as known when, by which version of which template. It never changes.
create table paper_issued (
  project text not null,
  -- 1, 2, … of the project.
  number integer not null check (number >= 1),
  paper text not null check (paper in ('concept-note', 'proposal', 'budget', 'request-letter', 'revision-letter', 'interim-report', 'final-report')),
  template text not null,
  template_version integer not null,
  language text not null check (language in ('en', 'fr', 'es', 'ar')),
  format text not null check (format in ('docx', 'pdf', 'xlsx')),
  -- The version of the project, and the report that it is about where it is one.
  version integer not null,
  report text,
  is_draft boolean not null,
  as_of date not null,
  -- Everything in it is as this database held it then.
  as_known timestamptz not null,
  hash text not null references paper_file,
  -- What the file is called.
  name text not null,
  person text,
  post text,
  post_title text,
  at timestamptz not null,
  primary key (project, number)
);

-- To whom such a document was sent, and on which day.
create table paper_sent (
  id text primary key check (id ~ '^ps-[a-z0-9-]+$'),
  project text not null,
  number integer not null,
  recipient text not null check (recipient <> ''),
  day date not null,
  person text,
  post text,
  post_title text,
  at timestamptz not null,
  foreign key (project, number) references paper_issued
);
create index paper_sent_paper on paper_sent (project, number);
