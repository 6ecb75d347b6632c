-- Where news comes from, what came, and what was made of it. These rows are reference: one source is polled once for the
-- whole installation. `organisation` is whose alone a row is (its mailbox, its webhook, what its desk took down by phone);
-- null is everybody's.

create table source (
  id uuid primary key,
  organisation uuid references organisation (id),
  key text not null,                              -- a short name, unique among those one sees
  name text not null,
  way text not null check (way in ('address', 'mailbox', 'webhook', 'desk')),
  url text,                                       -- of an address
  format text not null,
  family text not null,                           -- the publisher behind it: five feeds of one publisher are one voice
  country text, region text,
  kinds text[] not null default '{}',
  language text,
  time_zone text not null default 'Etc/UTC',      -- of times that name none
  reliability text not null default 'F' check (reliability in ('A', 'B', 'C', 'D', 'E', 'F')),
  terms text,
  sets text[] not null default '{}',
  every_seconds integer not null check (every_seconds between 20 and 2678400),
  silent_after_seconds integer,                   -- null: learnt from its own rhythm
  verified date,
  enabled_at timestamptz,                         -- null: not yet enabled; fetches nothing and raises no alarm
  muted boolean not null default false,           -- fetched, but its reports begin no story
  changed_at timestamptz not null default now(),
  check ((way = 'address') = (url is not null))
);
create unique index source_key on source (coalesce(organisation, '00000000-0000-0000-0000-000000000000'), key);

-- What polling knows of a source: written at every poll, so apart from what people write.
create table source_state (
  source uuid primary key references source (id) on delete cascade,
  host text not null default '',                  -- one poll at a time on one host
  due_at timestamptz not null default now(),
  leased_until timestamptz,
  lease integer not null default 0,               -- fences: only the holder of the newest lease may end a poll
  etag text, last_modified text, body_sha256 bytea,
  next_url text, pages integer not null default 0, -- a list that goes on: its next page, and how many were read
  polled_at timestamptz, succeeded_at timestamptz, item_at timestamptz,
  faults integer not null default 0,              -- in a row
  fault text,
  gap_seconds real,                               -- usual time between polls that bring something new, learnt
  gap_spread real,                                -- mean deviation from it
  gaps integer not null default 0,                -- how many it was learnt from
  silent_since timestamptz,
  clock_off_seconds real                          -- the server's clock against ours, by its Date header
);
create index source_due on source_state (due_at);

-- The ledger: one row a poll, and its drops. Nothing that was seen is missing from both.
create table poll (
  id uuid primary key,
  source uuid not null references source (id) on delete cascade,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  outcome text not null check (outcome in ('fetched', 'unchanged', 'failed')),
  fault text,                                     -- of fetching, or of reading what was fetched
  status integer,
  bytes integer not null default 0,
  read_at timestamptz,                            -- null: its documents wait to be read
  seen integer, new integer, changed integer, same integer, dropped integer, gone integer,
  notes text[] not null default '{}'
);
create index poll_of_source on poll (source, started_at desc, id);
create index poll_unread on poll (ended_at, id) where read_at is null;
create index poll_old on poll (ended_at);

-- The bytes as they were received.
create table document (
  poll uuid primary key references poll (id) on delete cascade,
  url text not null,
  content_type text,
  bytes bytea not null
);
create table poll_drop (
  poll uuid not null references poll (id) on delete cascade,
  number integer not null,
  place text not null,                            -- where in the document
  why text not null,
  primary key (poll, number)
);

-- Webhooks: the secret their sender signs with, and what was received, so that a repetition is none.
create table webhook_secret (
  organisation uuid not null references organisation (id),
  source uuid not null references source (id) on delete cascade,
  secret text not null,
  made_at timestamptz not null default now(),
  primary key (organisation, source)
);
create table webhook_received (
  organisation uuid not null references organisation (id),
  source uuid not null references source (id) on delete cascade,
  message text not null,
  at timestamptz not null,
  primary key (organisation, source, message)
);
create index webhook_received_old on webhook_received (organisation, at);

create table report (
  id uuid primary key,
  organisation uuid references organisation (id),
  source uuid not null references source (id) on delete cascade,
  identified_by text not null check (identified_by in ('id', 'link', 'content')),
  revision integer not null default 1,
  state text not null check (state in ('actual', 'cancelled', 'withdrawn', 'ended', 'test', 'exercise')),
  missing_since timestamptz,                      -- it stood in the source's list, and does so no more
  first_seen_at timestamptz not null,
  changed_at timestamptz not null,
  published_at timestamptz,
  expires_at timestamptz,
  link text,
  title text,
  body_sha256 bytea not null,                     -- of all that counts as an edit when it changes
  full_url text, full_format text,
  full_due_at timestamptz,                        -- null: nothing waits to be fetched
  full_tries integer not null default 0,
  full_fault text,
  read_at timestamptz,                            -- null: the newest revision waits to be read
  reading jsonb,                                  -- reports/reading.ts
  read_fault text                                 -- why the newest revision could not be read
);
create index report_recent on report (first_seen_at desc, id);
create index report_of_source on report (source, first_seen_at desc, id);
create index report_unread on report (changed_at, id) where read_at is null;
create index report_full on report (full_due_at) where full_due_at is not null;
create index report_listed on report (source) where missing_since is null and state = 'actual';

-- The names a report is known by in its source: the source's own, its canonical link, or its content.
create table report_name (
  source uuid not null references source (id) on delete cascade,
  name text not null,
  report uuid not null references report (id) on delete cascade,
  primary key (source, name)
);
create index report_name_report on report_name (report);

create table report_revision (
  report uuid not null references report (id) on delete cascade,
  number integer not null,
  seen_at timestamptz not null,
  poll uuid,                                      -- may be forgotten before the report is
  state text not null,
  item jsonb not null,                            -- as the source says it: sources/item.ts, text included
  changed text[] not null default '{}',           -- the parts that differ from the revision before
  primary key (report, number)
);

-- What a report's list only points to, as received: the CAP message behind an entry.
create table report_whole (
  report uuid primary key references report (id) on delete cascade,
  url text not null,
  fetched_at timestamptz not null,
  content_type text,
  bytes bytea not null
);

create table source_note (                        -- a silence, a return, a streak of faults, a drifting clock
  id uuid primary key,
  source uuid not null references source (id) on delete cascade,
  at timestamptz not null,
  what text not null,
  says text not null
);
create index source_note_of_source on source_note (source, at desc);
create index source_note_recent on source_note (at desc, id);

alter table source enable row level security;
create policy shared_or_own on source using (organisation is null or organisation = current_organisation());
alter table webhook_secret enable row level security;
create policy own on webhook_secret using (organisation = current_organisation());
alter table webhook_received enable row level security;
create policy own on webhook_received using (organisation = current_organisation());
alter table report enable row level security;
create policy shared_or_own on report using (organisation is null or organisation = current_organisation());
-- Rows that hang on a source or a report are seen with it. They are written in the same statement, which no check could see.
alter table source_state enable row level security;
create policy with_source on source_state using (exists (select from source s where s.id = source)) with check (true);
alter table poll enable row level security;
create policy with_source on poll using (exists (select from source s where s.id = source)) with check (true);
alter table document enable row level security;
create policy with_poll on document using (exists (select from poll p where p.id = poll)) with check (true);
alter table poll_drop enable row level security;
create policy with_poll on poll_drop using (exists (select from poll p where p.id = poll)) with check (true);
alter table report_name enable row level security;
create policy with_source on report_name using (exists (select from source s where s.id = source)) with check (true);
alter table report_whole enable row level security;
create policy with_report on report_whole using (exists (select from report r where r.id = report)) with check (true);
alter table report_revision enable row level security;
create policy with_report on report_revision using (exists (select from report r where r.id = report)) with check (true);
alter table source_note enable row level security;
create policy with_source on source_note using (exists (select from source s where s.id = source)) with check (true);

-- Organisations with sources of their own, for the workers that look for work outside any organisation.
create function organisations_with_sources() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  as $$ select distinct organisation from source where organisation is not null $$;
revoke execute on function organisations_with_sources() from public;
grant execute on function organisations_with_sources() to alarum_app;
create index source_own on source (organisation) where organisation is not null;
