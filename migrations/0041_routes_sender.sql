-- Who sends an endorsed project to its donor, where a rule of its route says that whoever holds the step submits: the office and the post that
-- decided it. Kept when the route ends.
create table route_sender (
  route text primary key references route,
  project text not null,
  office text not null,
  post text not null,
  post_title text,
  verb text not null
);
create index route_sender_project on route_sender (project);
create index route_sender_post on route_sender (post, project);

insert into route_sender (route, project, office, post, post_title, verb)
  select distinct on (route.id) route.id, route.project, stood.office, stood.post, stood.post_title, step.verb
  from route join route_end ended on ended.route = route.id and ended.outcome in ('endorsed', 'endorsed-with-conditions')
    join route_step step on step.route = route.id
    join route_rule rule on rule.id = step.rule and lower(rule.in_use) = step.rule_from and upper_inf(rule.recorded)
      and (rule.content ->> 'submits')::boolean
    join route_standing stood on stood.step = step.id and upper_inf(stood.recorded) and stood.state = 'decided'
  where route.purpose = 'endorsement' and stood.office is not null order by route.id, step.place;

-- Who is asked about a project now, also who is to send it.
create or replace view project_asked as
  select route.project, stood.post from route_standing stood join route_step step on step.id = stood.step join route on route.id = step.route
  where upper_inf(stood.recorded) and stood.state = 'open'
  union all
  select route.project, stood.post from route_condition_standing stood join route_condition asked on asked.id = stood.condition
    join route_step step on step.id = asked.step join route on route.id = step.route
  where upper_inf(stood.recorded)
    and not exists (select from route later where later.project = route.project and later.purpose = route.purpose
      and later.about is not distinct from route.about and later.opened_at > route.opened_at)
  union all
  select sender.project, sender.post from route_sender sender join route on route.id = sender.route
    join project_standing stood on stood.project = sender.project and upper_inf(stood.recorded) and stood.state = 'endorsed'
  where not exists (select from route later where later.project = route.project and later.purpose = route.purpose
      and later.opened_at > route.opened_at);
