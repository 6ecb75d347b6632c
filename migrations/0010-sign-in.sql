-- Second factors, passkeys, single sign-on, invitations, and what a session was opened with.

alter table "user" add two_factor_enabled boolean not null default false;

create table two_factor (
  id uuid primary key,
  secret text not null,                -- encrypted with the installation's secret
  backup_codes text not null,          -- encrypted likewise
  user_id uuid not null references "user" (id) on delete cascade,
  verified boolean not null default false,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
create unique index two_factor_user on two_factor (user_id);

create table passkey (
  id uuid primary key,
  name text,
  public_key text not null,
  user_id uuid not null references "user" (id) on delete cascade,
  credential_id text not null unique,
  counter double precision not null,  -- up to 2^32 - 1; the driver reads bigint as text
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamptz not null default now(),
  aaguid text
);
create index passkey_user on passkey (user_id);

-- Some codes are kept under an id that is a digest.
alter table verification alter column id type text;

-- Read before anybody is signed in, so that sign-in finds the provider of an address: no row-level security here.
create table sso_provider (
  organisation uuid not null references organisation (id),
  id uuid not null,
  provider_id text not null unique,
  issuer text not null,
  domain text not null unique,         -- one organisation says who an address is
  oidc_config text,                    -- JSON, with the client secret
  saml_config text,
  user_id uuid references "user" (id) on delete set null,
  default_role text not null default 'viewer',
  created_at timestamptz not null default now(),
  primary key (organisation, id)
);

-- How a session proved who it is ('password', 'second-factor', 'passkey', 'single-sign-on', 'link'), and for a session
-- that an organisation's own provider vouched for, the only organisation it opens.
alter table session add proven text not null default 'link';
alter table session add provider_organisation uuid references organisation (id) on delete cascade;

alter table organisation_setting add second_factor_required boolean not null default false;

-- The link's token carries the organisation in its first 16 bytes; only its hash is kept.
alter table invitation add token_hash bytea;
alter table invitation drop constraint invitation_pkey, add primary key (organisation, id);
create unique index invitation_token on invitation (organisation, token_hash);

-- Whom an owner removed: single sign-on does not let them in again, an invitation does.
create table member_removed (
  organisation uuid not null references organisation (id),
  email text not null,
  at timestamptz not null,
  primary key (organisation, email)
);

do $$ declare t text; begin
  foreach t in array array['invitation', 'member_removed'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own on %I using (organisation = current_organisation())', t);
  end loop;
end $$;

create index rate_limit_last_request on rate_limit (last_request);
create index session_expires on session (expires_at);
create index verification_expires on verification (expires_at);

insert into step_due (organisation, step, at) select id, 'sweep sign-in', now() from organisation;
