-- The history says who did it, under which post, on whose behalf, at which office, why, and what became of what.
-- Earlier events were the program's own: their actor is the name of a command.
alter table event
  add column person text,
  add column post text,
  add column post_title text,
  add column for_post text,
  add column for_post_title text,
  add column office text,
  add column why text,
  add column changes jsonb not null default '[]';
create index event_subject on event (subject, id);
create index event_office on event (office, id);
create index event_person on event (person, id);

-- An event is written when its act ends; files that were loaded are known by the moment of their act.
alter table loaded_file add column recorded_at timestamptz;
update loaded_file set recorded_at = event.at from event where event.id = loaded_file.event;
alter table loaded_file alter column recorded_at set not null, drop column event;
