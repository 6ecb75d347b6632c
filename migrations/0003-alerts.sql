-- Situations and alerts. A revision is append-only: the application may insert and read it, nothing else.

create table situation (
  organisation uuid not null references organisation (id),
  id uuid not null,
  title text not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (organisation, id)
);

create table alert (
  organisation uuid not null references organisation (id),
  id uuid not null,
  situation uuid not null,
  slug text not null,
  state text not null check (state in ('draft', 'in-review', 'issued', 'superseded', 'cancelled', 'all-clear', 'expired')),
  number integer not null default 0,   -- of the latest revision; 0 while nothing is issued
  draft jsonb,                         -- what is being written; null once issued
  draft_version integer not null default 0,
  exercise boolean not null default false,
  severity text not null,
  sharing text not null,
  starts timestamptz,
  expires timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organisation, id),
  unique (organisation, slug),
  foreign key (organisation, situation) references situation (organisation, id)
);
create index alert_situation on alert (organisation, situation, created_at);
create index alert_in_force on alert (organisation, expires) where state = 'issued';
create index alert_updated on alert (organisation, updated_at desc);

create table alert_revision (
  organisation uuid not null references organisation (id),
  alert uuid not null,
  number integer not null,
  kind text not null check (kind in ('alert', 'update', 'correction', 'cancel', 'all-clear')),
  content jsonb not null,              -- for reading; the truth is `document`
  document bytea not null,             -- RFC 8785 bytes of the public document
  private_salt bytea not null,
  private_digest bytea not null,       -- SHA-256 over salt and the RFC 8785 bytes of the private fields
  previous_hash bytea,
  hash bytea not null,                 -- SHA-256 over previous hash, document and private digest
  exercise boolean not null,
  released_by text not null,           -- mail address of the named actor
  released_through text not null check (released_through in ('command', 'api', 'console', 'demonstration')),
  release_reason text,
  note text,                           -- why it was updated, corrected, cancelled or cleared
  issued_at timestamptz not null,
  as_of timestamptz,                   -- a replay against the stays of that time
  primary key (organisation, alert, number),
  unique (organisation, alert, hash),
  foreign key (organisation, alert) references alert (organisation, id)
);
create index alert_revision_issued on alert_revision (organisation, issued_at desc);

create table alert_follow (
  organisation uuid not null references organisation (id),
  alert uuid not null,
  follows uuid not null,
  primary key (organisation, alert, follows),
  foreign key (organisation, alert) references alert (organisation, id),
  foreign key (organisation, follows) references alert (organisation, id),
  check (alert <> follows)
);
create index alert_follow_back on alert_follow (organisation, follows);

create table alert_review (
  organisation uuid not null references organisation (id),
  alert uuid not null,
  draft_version integer not null,
  reviewer text not null,
  approved boolean not null,
  note text,
  at timestamptz not null,
  primary key (organisation, alert, draft_version, reviewer),
  foreign key (organisation, alert) references alert (organisation, id)
);

-- Where an alert lives for ever. One row a slug in the whole installation, because the site has one root.
create table address (
  slug text primary key,
  organisation uuid not null references organisation (id),
  alert uuid not null,
  foreign key (organisation, alert) references alert (organisation, id)
);

-- What anonymous readers see, and all they can see: the latest revision of each alert that is TLP:CLEAR in words of
-- our own or licensed. Every public page and feed reads this table and no other of the alerts room.
create table publication (
  organisation uuid not null references organisation (id),
  alert uuid not null,
  slug text not null unique,
  number integer not null,
  kind text not null,
  state text not null,
  exercise boolean not null,
  demonstration boolean not null,
  content jsonb not null,
  hash bytea not null,
  sharing text not null check (sharing = 'CLEAR'),
  wording text not null check (wording in ('own', 'licensed')),
  countries text[] not null,
  category text not null,
  severity text not null,
  headline text not null,
  first_issued_at timestamptz not null,
  issued_at timestamptz not null,
  event_from timestamptz,
  expires timestamptz,
  words tsvector not null,
  follows jsonb not null default '[]',    -- [{slug, headline, issuedAt}] of those that are public too
  revisions jsonb not null default '[]',  -- [{number, kind, issuedAt, note, hash, public}]
  primary key (organisation, alert)
);
create index publication_latest on publication (issued_at desc, alert);
create index publication_countries on publication using gin (countries);
create index publication_category on publication (category, issued_at desc);
create index publication_severity on publication (severity, issued_at desc);
create index publication_words on publication using gin (words);

do $$ declare t text; begin
  foreach t in array array['situation', 'alert', 'alert_revision', 'alert_follow', 'alert_review'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own on %I using (organisation = current_organisation())', t);
  end loop;
end $$;
alter table publication enable row level security;
create policy anyone_reads on publication for select using (true);
create policy own_writes on publication for insert with check (organisation = current_organisation());
create policy own_updates on publication for update using (organisation = current_organisation());
create policy own_deletes on publication for delete using (organisation = current_organisation());
revoke update, delete on alert_revision, address from alarum_app;
