-- People who sign in, and how. What somebody is called, and where letters reach them, has the time this database held it so.
create table person (
  id text primary key,
  made_at timestamptz not null
);

create table person_state (
  person text not null references person (id),
  -- Lower case, as letters are sent to it.
  email text not null,
  name text not null,
  locale text not null check (locale in ('en', 'fr', 'es', 'ar')),
  letters text not null check (letters in ('at-once', 'daily', 'weekly')),
  standing text not null check (standing in ('invited', 'active', 'deactivated')),
  recorded tstzrange not null,
  exclude using gist (person with =, recorded with &&),
  exclude using gist (email with =, recorded with &&)
);
create index person_state_now on person_state (person) where upper_inf(recorded);

-- What follows is working state and holds secrets, all of them hashed: it is written over, and gone when it is used up.
-- The history tells that it changed, never what it was.
create table password (
  person text primary key references person (id),
  hash text not null,
  set_at timestamptz not null
);

create table session (
  id text primary key,
  secret_hash text not null unique,
  person text not null references person (id),
  -- The family of the browser, like `firefox-linux`; never the address it came from.
  browser text not null,
  way text not null check (way in ('password', 'passkey', 'openid', 'invitation', 'demo')),
  begun_at timestamptz not null,
  seen_at timestamptz not null,
  -- A password was right and the second factor is still awaited: until then nobody is signed in.
  awaits_factor boolean not null,
  has_second_factor boolean not null,
  check (not (awaits_factor and has_second_factor))
);
create index session_person on session (person);

-- Links in letters. Each works once.
create table mail_link (
  secret_hash text primary key,
  purpose text not null check (purpose in ('invitation', 'recovery', 'address')),
  person text not null references person (id),
  -- The address that the person is to have, when the link is for a new one.
  email text check ((purpose = 'address') = (email is not null)),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index mail_link_person on mail_link (person);

create table access_token (
  id text primary key,
  secret_hash text not null unique,
  person text not null references person (id),
  name text not null,
  scopes text[] not null,
  has_second_factor boolean not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_on date,
  ended_at timestamptz
);
create index access_token_person on access_token (person);

-- Tries to sign in or to recover, for a day: account and address are keyed hashes, so that none can be read back.
create table attempt (
  id bigint generated always as identity primary key,
  purpose text not null check (purpose in ('sign-in', 'recovery', 'factor')),
  account text not null,
  address text not null,
  at timestamptz not null,
  has_succeeded boolean not null
);
create index attempt_account on attempt (account, at);
create index attempt_address on attempt (address, at);
create index attempt_at on attempt (at);

-- The keys of those hashes: each database draws its own when it first needs one.
create table people_key (
  name text primary key,
  key text not null
);
-- Other ways to sign in (keys). A passkey works on the host it was made for.
create table passkey (
  id text primary key,
  person text not null references person (id),
  name text not null,
  host text not null,
  public_key text not null,
  counter bigint not null,
  transports text[] not null,
  added_at timestamptz not null,
  used_at timestamptz
);
create index passkey_person on passkey (person);

-- An app that shows codes. Its secret cannot be hashed: both sides work the codes out of it.
create table authenticator_app (
  person text primary key references person (id),
  secret text not null,
  -- The last half minute of which a code was taken, counted from 1970: no code is taken twice.
  last_step bigint not null,
  added_at timestamptz not null
);

create table recovery_code (
  person text not null references authenticator_app (person) on delete cascade,
  hash text not null,
  used_at timestamptz,
  primary key (person, hash)
);

-- Whom the organisation's provider means by a subject.
create table openid_link (
  issuer text not null,
  subject text not null,
  person text not null references person (id),
  linked_at timestamptz not null,
  primary key (issuer, subject)
);
create index openid_link_person on openid_link (person);

-- Challenges and states are signed and kept nowhere; here stand those that were used, until they would be over anyway.
create table used_stamp (
  stamp text primary key,
  expires_at timestamptz not null
);
-- End of: other ways to sign in (keys).
