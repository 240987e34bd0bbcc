-- Countries and territories, cities, areas: lists that come from outside, dated.
-- Every row is resolved from claims and rulings and names them. `sure` is the time for which it is stated or inferred,
-- `possible` the longest time nothing speaks against, `stated` the days a source speaks of, `recorded` when this database held it so.
create table country_name (
  country text not null,
  form text not null check (form in ('short', 'formal')),
  language text not null,
  name text not null,
  folded text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null,
  exclude using gist (country with =, form with =, language with =, sure with &&, recorded with &&)
);
create index country_name_country on country_name (country);

create table country_code (
  country text not null,
  scheme text not null,
  code text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null
);
create index country_code_country on country_code (country);

create table city_name (
  city text not null,
  language text not null,
  name text not null,
  folded text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null,
  exclude using gist (city with =, language with =, sure with &&, recorded with &&)
);
create index city_name_city on city_name (city);

create table city_country (
  city text not null,
  country text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null,
  exclude using gist (city with =, sure with &&, recorded with &&)
);
create index city_country_city on city_country (city);

create table city_coordinates (
  city text not null,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null,
  exclude using gist (city with =, sure with &&, recorded with &&)
);
create index city_coordinates_city on city_coordinates (city);

create table area_name (
  area text not null,
  language text not null,
  name text not null,
  folded text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null,
  exclude using gist (area with =, language with =, sure with &&, recorded with &&)
);
create index area_name_area on area_name (area);

create table area_scheme (
  area text not null,
  scheme text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null,
  exclude using gist (area with =, sure with &&, recorded with &&)
);
create index area_scheme_area on area_scheme (area);

create table area_member (
  area text not null,
  country text not null,
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null,
  exclude using gist (area with =, country with =, sure with &&, recorded with &&)
);
create index area_member_area on area_member (area);
create index area_member_country on area_member (country);
