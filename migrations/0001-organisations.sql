-- Organisations and sign-in. The tables of better-auth are mapped to snake_case; ids are made in the application.
-- The application runs as alarum_app, which neither owns tables nor is a superuser: row-level security binds it.

create function current_organisation() returns uuid language sql stable parallel safe
  return nullif(current_setting('alarum.organisation', true), '')::uuid;

create table organisation (
  id uuid primary key,
  name text not null,
  slug text not null unique,
  logo text,
  metadata text,
  created_at timestamptz not null default now()
);

create table "user" (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table session (
  id uuid primary key,
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  ip_address text,
  user_agent text,
  user_id uuid not null references "user" (id) on delete cascade,
  active_organisation uuid references organisation (id) on delete set null
);
create index session_of_user on session (user_id);

create table account (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references "user" (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index account_of_user on account (user_id);

create table verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on verification (identifier);

create table member (
  id uuid primary key,
  organisation uuid not null references organisation (id) on delete cascade,
  user_id uuid not null references "user" (id) on delete cascade,
  role text not null default 'viewer',
  created_at timestamptz not null default now(),
  unique (organisation, user_id)
);
create index member_of_user on member (user_id);

create table invitation (
  id uuid primary key,
  organisation uuid not null references organisation (id) on delete cascade,
  email text not null,
  role text,
  status text not null default 'pending',
  expires_at timestamptz not null,
  inviter_id uuid not null references "user" (id) on delete cascade,
  created_at timestamptz not null default now()
);
create index invitation_organisation on invitation (organisation, email);

create table api_key (
  id uuid primary key,
  config_id text not null default 'default',
  name text,
  start text,
  reference_id text not null,
  prefix text,
  key text not null,
  refill_interval integer,
  refill_amount integer,
  last_refill_at timestamptz,
  enabled boolean,
  rate_limit_enabled boolean,
  rate_limit_time_window integer,
  rate_limit_max integer,
  request_count integer,
  remaining integer,
  last_request timestamptz,
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  permissions text,
  metadata text
);
create index api_key_key on api_key (key);
create index api_key_reference on api_key (reference_id);

create table rate_limit (
  id uuid primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

-- What Alarum itself keeps of an organisation.
create table organisation_setting (
  organisation uuid primary key references organisation (id),
  demonstration boolean not null default false,   -- its messages never leave the local outbox
  reviewers_needed integer not null default 1,     -- 2 switches the two-person rule on
  language text not null default 'en',
  time_zone text not null default 'Etc/UTC',
  created_at timestamptz not null default now()
);

create table duty_contact (
  organisation uuid not null references organisation (id),
  id uuid not null,
  name text not null,
  email text not null,
  language text not null default 'en',
  active boolean not null default true,
  primary key (organisation, id),
  unique (organisation, email)
);

-- Facts about this installation: the secret of sign-in, when the demonstration was loaded.
create table installation (
  key text primary key,
  value text not null,
  set_at timestamptz not null default now()
);

alter table organisation_setting enable row level security;
create policy own on organisation_setting using (organisation = current_organisation());
alter table duty_contact enable row level security;
create policy own on duty_contact using (organisation = current_organisation());
