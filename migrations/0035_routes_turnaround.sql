-- How long a step waited and was worked on stands with its verdict: of millions it is told without looking up where each of them stood.
alter table route_verdict
  -- The office that decided, the rule by which it was asked, and the type of the project then; none where it had none.
  add column office text,
  add column rule text,
  add column type text,
  -- When it came to whoever decided, and when they took it up.
  add column opened_at timestamptz,
  add column begun_at timestamptz;
update route_verdict said
  set office = stood.office, rule = step.rule, opened_at = stood.opened_at, begun_at = coalesce(stood.begun_at, said.at),
    type = (select header.type from route join project_header header on header.project = route.project and upper_inf(header.recorded)
      where route.id = step.route)
  from route_standing stood join route_step step on step.id = stood.step
  where stood.step = said.step and upper_inf(stood.recorded) and stood.state = 'decided';
alter table route_verdict
  alter column office set not null,
  alter column rule set not null,
  alter column opened_at set not null,
  alter column begun_at set not null;
