-- Bodies outside the organisation, and who speaks to them for us.
-- Every row is resolved from claims and rulings and names them. `sure` is the time for which it is stated or inferred,
-- `possible` the longest time nothing speaks against, `stated` the days a source speaks of, `recorded` when this database held it so.
create table body_name (
  body text not null,
  language text not null,
  name text not null,
  folded text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null,
  exclude using gist (body with =, language with =, sure with &&, recorded with &&)
);
create index body_name_body on body_name (body);

create table body_short_name (
  body text not null,
  name text not null,
  folded text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null
);
create index body_short_name_body on body_short_name (body);

create table body_kind (
  body text not null,
  kind text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null,
  exclude using gist (body with =, sure with &&, recorded with &&)
);
create index body_kind_body on body_kind (body);

create table body_member (
  body text not null,
  country text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null,
  exclude using gist (body with =, country with =, sure with &&, recorded with &&)
);
create index body_member_body on body_member (body);

create table office_liaison (
  office text not null,
  body text not null,
  role text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null,
  exclude using gist (office with =, body with =, role with =, sure with &&, recorded with &&)
);
create index office_liaison_office on office_liaison (office);
create index office_liaison_body on office_liaison (body);
