-- Offices and units: names, kinds, places, lines, functions, coverage.
-- Every row is resolved from claims and rulings and names them. `sure` is the time for which it is stated or inferred,
-- `possible` the longest time nothing speaks against, `stated` the days a source speaks of, `recorded` when this database held it so.
create table office_name (
  office text not null,
  language text not null,
  name text not null,
  folded text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null,
  exclude using gist (office with =, language with =, sure with &&, recorded with &&)
);
create index office_name_office on office_name (office);

create table office_kind (
  office text not null,
  kind text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null,
  exclude using gist (office with =, sure with &&, recorded with &&)
);
create index office_kind_office on office_kind (office);

create table office_place (
  office text not null,
  city text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null,
  exclude using gist (office with =, sure with &&, recorded with &&)
);
create index office_place_office on office_place (office);

create table office_country (
  office text not null,
  country text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null,
  exclude using gist (office with =, sure with &&, recorded with &&)
);
create index office_country_office on office_country (office);

create table office_line (
  office text not null,
  reports_to text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null,
  exclude using gist (office with =, sure with &&, recorded with &&)
);
create index office_line_office on office_line (office);

create table office_function (
  office text not null,
  function text not null,
  held_for text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null,
  exclude using gist (office with =, function with =, held_for with =, sure with &&, recorded with &&)
);
create index office_function_office on office_function (office);

create table office_coverage (
  office text not null,
  covers text not null,
  condition text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null,
  exclude using gist (office with =, covers with =, condition with =, sure with &&, recorded with &&)
);
create index office_coverage_office on office_coverage (office);

create table office_language (
  office text not null,
  language text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null,
  exclude using gist (office with =, language with =, sure with &&, recorded with &&)
);
create index office_language_office on office_language (office);

create table office_contact (
  office text not null,
  channel text not null,
  value text not null,
  remark text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null
);
create index office_contact_office on office_contact (office);

create table office_succession (
  office text not null,
  successor text not null,
  manner text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null
);
create index office_succession_office on office_succession (office);

create table unit_name (
  unit text not null,
  language text not null,
  name text not null,
  folded text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null,
  exclude using gist (unit with =, language with =, sure with &&, recorded with &&)
);
create index unit_name_unit on unit_name (unit);

create table unit_kind (
  unit text not null,
  kind text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null,
  exclude using gist (unit with =, sure with &&, recorded with &&)
);
create index unit_kind_unit on unit_kind (unit);

create table unit_home (
  unit text not null,
  part_of text not null,
  position integer,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null
);
create index unit_home_unit on unit_home (unit);
create index office_kind_kind on office_kind (kind);
create index office_function_function on office_function (function);
create index office_coverage_covers on office_coverage (covers);
create index office_place_city on office_place (city);
create index office_country_country on office_country (country);
create index unit_home_part_of on unit_home (part_of);
