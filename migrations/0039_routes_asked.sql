-- Who is asked about a project now: the posts that have an open step of one of its routes. They see it while they are asked, also where it is
-- confidential; nothing of it is kept, so that it ends by itself.
create view project_asked as
  select route.project, stood.post from route_standing stood join route_step step on step.id = stood.step join route on route.id = step.route
  where upper_inf(stood.recorded) and stood.state = 'open';

-- Until now routes wrote it down as shared, with every post that might be asked later too, and for good: no deed of sharing was told with it.
update project_shared set recorded = tstzrange(lower(recorded), next_recorded_moment())
  where with_kind = 'post' and upper_inf(recorded) and not exists (select from event
    where event.at = lower(project_shared.recorded) and event.name = 'projects.shared' and event.subject = 'project:' || project_shared.project);

-- Which version of a project is in force from which day, for what tells a project as of a day: from the domain that puts them in force.
create view project_in_force as
  select project, number, in_force, recorded from version_in_force;
