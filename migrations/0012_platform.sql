-- The history nobody can rewrite: each entry bears the number after the one before it, that one's hash, and its own over both
-- and all it tells. The text is an array of JSON, so that whoever holds the columns can work the hash out again, without this
-- database. The id is left out: it is a row's key here; the number is its place in the history.
alter table event add column number bigint, add column previous text, add column hash text;

create function event_hash(e event) returns text language sql stable as $$
  select encode(sha256(convert_to(array_to_json(array[
    e.previous, e.number::text, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    e.actor, e.person, e.post, e.post_title, e.for_post, e.for_post_title,
    e.name, e.subject, e.office, e.why, e.detail::text, e.changes::text])::text, 'UTF8')), 'hex')
$$;

create function chain_event() returns trigger language plpgsql as $$
declare
  last event;
begin
  -- Whoever writes without the lock of acts still waits for the others here.
  perform pg_advisory_xact_lock(727275);
  select * into last from event order by number desc limit 1;
  new.number := coalesce(last.number, 0) + 1;
  new.previous := coalesce(last.hash, repeat('0', 64));
  new.hash := event_hash(new);
  return new;
end $$;

do $$
declare
  each event;
  place bigint := 0;
  before text := repeat('0', 64);
begin
  for each in select * from event order by id loop
    place := place + 1;
    each.number := place;
    each.previous := before;
    before := event_hash(each);
    update event set number = place, previous = each.previous, hash = before where id = each.id;
  end loop;
end $$;

alter table event
  alter column number set not null, alter column previous set not null, alter column hash set not null,
  add constraint event_number unique (number);

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'the history is never rewritten: % of % is refused', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger event_chain before insert on event for each row execute function chain_event();
create trigger event_stays before update or delete or truncate on event for each statement execute function refuse_rewriting();
-- Holds for owners who are no superusers; whoever gives themselves the right back meets the trigger, and then the chain.
revoke update, delete, truncate on event from current_user;
create index event_name on event (name, id);
