-- Who confirms a condition: whoever has the step that asked for it, and when they can no longer act whoever may by the rule of that step.
-- Closed and followed by another row when it comes to another; closed for good when the condition is confirmed.
create table route_condition_standing (
  condition text not null references route_condition,
  office text not null,
  post text not null,
  post_title text,
  -- Why it came to this post, as with steps.
  cause text check (cause in ('rule', 'vacancy', 'closure', 'reorganisation', 'absence', 'overdue', 'author', 'passed-on')),
  because jsonb check (because is null or jsonb_typeof(because) = 'object'),
  recorded tstzrange not null
);
create unique index route_condition_standing_since on route_condition_standing (condition, lower(recorded));
create unique index route_condition_standing_now on route_condition_standing (condition) where upper_inf(recorded);
create index route_condition_standing_post on route_condition_standing (post, condition) where upper_inf(recorded);

insert into route_condition_standing (condition, office, post, post_title, cause, because, recorded)
  select asked.id, stood.office, stood.post, stood.post_title, stood.cause, stood.because, tstzrange(said.at, null)
  from route_condition asked join route_verdict said on said.step = asked.step
    join route_standing stood on stood.step = asked.step and upper_inf(stood.recorded) and stood.state = 'decided'
  where stood.office is not null and (select told.said from route_condition_said told where told.condition = asked.id order by told.at desc limit 1)
    is distinct from 'confirmed';

-- Who is asked about a project now, also by who confirms a condition of the last route about the same.
create or replace view project_asked as
  select route.project, stood.post from route_standing stood join route_step step on step.id = stood.step join route on route.id = step.route
  where upper_inf(stood.recorded) and stood.state = 'open'
  union all
  select route.project, stood.post from route_condition_standing stood join route_condition asked on asked.id = stood.condition
    join route_step step on step.id = asked.step join route on route.id = step.route
  where upper_inf(stood.recorded)
    and not exists (select from route later where later.project = route.project and later.purpose = route.purpose
      and later.about is not distinct from route.about and later.opened_at > route.opened_at);
