-- Figures, each with its unit, precision and day. Figures of one day may disagree; none is overwritten.
-- Every row is resolved from claims and rulings and names them. `sure` is the time for which it is stated or inferred,
-- `possible` the longest time nothing speaks against, `stated` the days a source speaks of, `recorded` when this database held it so.
create table figure_value (
  figure text not null,
  value numeric not null,
  unit text not null,
  precision text not null check (precision in ('exact', 'approximate', 'more-than', 'almost', 'at-least')),
  sure daterange,
  possible daterange not null,
  stated datemultirange not null,
  claims text[] not null check (cardinality(claims) > 0),
  recorded tstzrange not null
);
create index figure_value_figure on figure_value (figure);
