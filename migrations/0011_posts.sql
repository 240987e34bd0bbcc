-- Posts, who holds them, what they lend to each other, and which rights a role has.
-- Every row has the days it holds (`held`) and when this database held it so (`recorded`). A change closes the row and adds one.
create table role_right (
  role text not null,
  verb text not null,
  reach text not null check (reach in ('own', 'mandate', 'everywhere')),
  function text not null default '',
  amount_limit numeric,
  currency text,
  held daterange not null check (not isempty(held)),
  source text not null,
  recorded tstzrange not null,
  check ((amount_limit is null) = (currency is null)),
  exclude using gist (role with =, verb with =, reach with =, function with =, held with &&, recorded with &&)
);
create index role_right_role on role_right (role);

-- Posts that the documents name: which unit of the network is a post, and of which role.
create table unit_post (
  unit text not null,
  role text not null,
  office text,
  confined_to text[] not null,
  held daterange not null check (not isempty(held)),
  source text not null,
  recorded tstzrange not null,
  exclude using gist (unit with =, held with &&, recorded with &&)
);

-- Posts that were made here.
create table post (
  id text not null,
  role text not null,
  office text,
  unit text,
  titles jsonb not null,
  confined_to text[] not null,
  is_public boolean not null,
  held daterange not null check (not isempty(held)),
  recorded tstzrange not null,
  exclude using gist (id with =, held with &&, recorded with &&)
);
create index post_id on post (id);
create index post_office on post (office);

-- A post nobody holds is vacant. A holder is a person who signs in, or only a name that was made public.
create table holding (
  id text not null,
  post text not null,
  person text,
  public_name text,
  held daterange not null check (not isempty(held)),
  why text,
  recorded tstzrange not null,
  check (person is not null or public_name is not null),
  exclude using gist (post with =, held with &&, recorded with &&)
);
create index holding_person on holding (person);
create index holding_post on holding (post);

-- Rights of one post in the hands of whoever holds another. No list of rights means all of them: an officer in charge.
create table delegation (
  id text not null,
  post text not null,
  to_post text not null,
  person text not null,
  rights text[],
  held daterange not null check (not isempty(held)),
  reason text not null,
  recorded tstzrange not null,
  exclude using gist (id with =, held with &&, recorded with &&)
);
create index delegation_person on delegation (person);
create index delegation_post on delegation (post);
