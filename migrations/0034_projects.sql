-- There are millions: two plain indexes hold what an exclusion would, since whatever is open is closed by what follows it. Of an exclusion, each
-- part that was written would cost a hundred times as much.
alter table project_part drop constraint project_part_project_number_part_recorded_excl;
create unique index project_part_since on project_part (project, number, part, lower(recorded));
drop index project_part_now;
create unique index project_part_now on project_part (project, number, part) where upper_inf(recorded);

alter table project_citation drop constraint project_citation_project_number_part_upper_of_upper_versio_excl;
create unique index project_citation_since on project_citation (project, number, part, upper_of, upper_version, upper_code, lower(recorded));
create unique index project_citation_now on project_citation (project, number, part, upper_of, upper_version, upper_code) where upper_inf(recorded);

alter table project_header drop constraint project_header_project_recorded_excl;
create unique index project_header_since on project_header (project, lower(recorded));

alter table project_standing drop constraint project_standing_project_recorded_excl;
create unique index project_standing_since on project_standing (project, lower(recorded));

alter table project_year drop constraint project_year_project_year_recorded_excl;
create unique index project_year_since on project_year (project, year, lower(recorded));
drop index project_year_now;
create unique index project_year_now on project_year (year, project) where upper_inf(recorded);

-- What was recorded since sums were made: they follow what happens.
create index project_standing_recorded on project_standing (lower(recorded));
create index project_header_recorded on project_header (lower(recorded));
create index project_year_recorded on project_year (lower(recorded));
create index project_year_ended on project_year (upper(recorded)) where not upper_inf(recorded);

-- With what counting asks, so that it reads no rows.
drop index project_standing_confidential;
create index project_standing_confidential on project_standing (project) include (state) where upper_inf(recorded) and is_confidential;
drop index project_header_now;
create unique index project_header_now on project_header (project) include (office) where upper_inf(recorded);
