-- Why an agreement says something else than the project, or asks less than its fund or donor; none where it does neither.
alter table agreement add column difference text;
