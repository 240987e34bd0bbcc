-- What an organisation decides about its own network holds from a day on until something else is said, so a claim may be decided.
alter table claim drop constraint claim_certainty_check;
alter table claim add constraint claim_certainty_check check (certainty in ('stated', 'inferred', 'derived', 'decided'));
-- A claim that corrects another speaks of the day of the one it corrects, whatever day its own document is of.
alter table claim add column seen date;

-- A row that comes back when a decision is withdrawn is the same row again: held at several times.
do $$
declare dated text;
begin
  for dated in
    select table_name from information_schema.columns
    where table_schema = current_schema() and column_name = 'possible' order by table_name
  loop
    execute format('alter table %I alter column recorded type tstzmultirange using tstzmultirange(recorded)', dated);
  end loop;
end $$;
