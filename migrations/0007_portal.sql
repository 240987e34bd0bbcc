-- What the public portal holds: menus, crises, themes, funds, campaigns, reports, news.
-- Every row is resolved from claims and rulings and names them. `sure` is the time for which it is stated or inferred,
-- `possible` the longest time nothing speaks against, `stated` the days a source speaks of, `recorded` when this database held it so.
create table entry_name (
  entry text not null,
  language text not null,
  name text not null,
  folded text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null,
  check (name <> '')
);
create index entry_name_entry on entry_name (entry);

create table entry_kind (
  entry text not null,
  kind text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null,
  exclude using gist (entry with =, sure with &&, recorded with &&)
);
create index entry_kind_entry on entry_kind (entry);

create table entry_home (
  entry text not null,
  part_of text not null,
  position integer,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null
);
create index entry_home_entry on entry_home (entry);

create table entry_date (
  entry text not null,
  day date not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null
);
create index entry_date_entry on entry_date (entry);
