-- Values of indicators. An indicator is a part of a plan that stays the same from version to version, so its values are kept by
-- plan and part. Both tables only grow: a value is never rewritten, another is reported.
create table indicator_report (
  id text primary key check (id ~ '^iv-[a-z0-9-]+$'),
  plan text not null references plan,
  -- The published version whose definition it was held against.
  number integer not null,
  part text not null,
  year integer not null check (year between 1900 and 2999),
  value numeric not null,
  -- Of a percentage, where they are known: with them percentages of several plans can be added.
  numerator numeric,
  denominator numeric check (denominator > 0),
  -- By category (`female`, `0-17`, `female/0-17`): exact decimal texts.
  breakdown jsonb not null check (jsonb_typeof(breakdown) = 'object'),
  source_title text not null check (source_title <> ''),
  source_address text,
  note text not null,
  -- The office for which it was reported, and who did; null for the program.
  office text not null,
  person text,
  post text,
  post_title text,
  at timestamptz not null,
  foreign key (plan, number) references plan_version (plan, number),
  check ((numerator is null) = (denominator is null))
);
create index indicator_report_of on indicator_report (plan, part, year);

-- What became of a report: approved, it is the value of its year until a later one is; returned, with a reason.
create table indicator_verdict (
  report text primary key references indicator_report,
  verdict text not null check (verdict in ('approved', 'returned')),
  reason text not null,
  person text,
  post text,
  post_title text,
  at timestamptz not null,
  check (verdict = 'approved' or reason <> '')
);
