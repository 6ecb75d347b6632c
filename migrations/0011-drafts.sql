-- Drafts that several people write at once, what they rest on, who releases alone, and letters to a mail address.

-- What is being written for an alert. Its values are `alert.draft`; a discarded draft's values lie in `kept`.
create table draft (
  organisation uuid not null references organisation (id),
  alert uuid not null,
  kind text not null check (kind in ('alert', 'update', 'correction')),
  base integer not null,               -- the revision it changes; 0 for a new alert
  began integer not null,              -- versions before this one belong to an earlier draft of the alert
  marks jsonb not null default '{}',   -- field -> {version, by, at}: who wrote it last
  submitted integer,                   -- the version that was handed to the reviewers
  submitted_by text,
  created_by text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  discarded_at timestamptz,            -- kept for 30 days from here on
  discarded_by text,
  kept jsonb,
  primary key (organisation, alert),
  foreign key (organisation, alert) references alert (organisation, id) on delete cascade
);
create index draft_latest on draft (organisation, changed_at desc, alert) where discarded_at is null;
create index draft_discarded on draft (organisation, discarded_at) where discarded_at is not null;

-- Append-only: what each version changed, so that nothing typed is ever lost.
create table draft_change (
  organisation uuid not null references organisation (id),
  alert uuid not null,
  version integer not null,
  base integer not null,               -- the version its author had before them
  author text not null,
  at timestamptz not null,
  changes jsonb not null,              -- field -> {before, after}
  undoes integer,                      -- the version it takes back
  primary key (organisation, alert, version),
  foreign key (organisation, alert) references alert (organisation, id) on delete cascade
);
revoke update on draft_change from alarum_app;

-- A value that met another's and was not written: it is kept here whatever becomes of it.
create table draft_conflict (
  organisation uuid not null references organisation (id),
  alert uuid not null,
  id uuid not null,
  version integer not null,            -- the draft's, when it arrived
  base integer not null,
  author text not null,
  field text not null,
  value jsonb,
  at timestamptz not null,
  primary key (organisation, alert, id),
  foreign key (organisation, alert) references alert (organisation, id) on delete cascade
);
revoke update on draft_conflict from alarum_app;

create table draft_source (
  organisation uuid not null references organisation (id),
  alert uuid not null,
  number integer not null,
  version integer not null,
  kind text not null check (kind in ('text', 'file', 'address', 'alert')),
  name text,
  words text not null,
  added_by text not null,
  added_at timestamptz not null,
  primary key (organisation, alert, number),
  foreign key (organisation, alert) references alert (organisation, id) on delete cascade
);

create table draft_suggestion (
  organisation uuid not null references organisation (id),
  alert uuid not null,
  id text not null,
  source integer not null,
  place integer not null,              -- its order among those of its source
  field text not null,
  value jsonb not null,
  act text not null check (act in ('set', 'add')),
  says text not null,
  evidence jsonb not null,             -- [{start, end}] in the source's words
  state text not null default 'open' check (state in ('open', 'accepted', 'dismissed')),
  decided_by text,
  decided_at timestamptz,
  primary key (organisation, alert, id),
  foreign key (organisation, alert, source) references draft_source (organisation, alert, number) on delete cascade
);

create table draft_presence (
  organisation uuid not null references organisation (id),
  alert uuid not null,
  email text not null,
  field text,
  since timestamptz not null,
  seen_at timestamptz not null,
  primary key (organisation, alert, email),
  foreign key (organisation, alert) references alert (organisation, id) on delete cascade
);

-- A wide release by one approver, because minutes counted: the others are paged, and one of them reviews it afterwards.
create table lone_release (
  organisation uuid not null references organisation (id),
  alert uuid not null,
  number integer not null,
  released_by text not null,
  reason text not null,
  at timestamptz not null,
  paged_at timestamptz,
  paged integer,                       -- how many were paged
  reviewed_at timestamptz,
  reviewer text,
  approved boolean,
  note text,
  primary key (organisation, alert, number),
  foreign key (organisation, alert, number) references alert_revision (organisation, alert, number)
);
create index lone_release_open on lone_release (organisation, at) where reviewed_at is null;
create index lone_release_unpaged on lone_release (organisation, at) where paged_at is null;

-- Sentences of advice of the organisation's own, beside those that come with Alarum.
create table advice_entry (
  organisation uuid not null references organisation (id),
  id uuid not null,
  title text not null,
  words text not null,
  categories text[] not null default '{}',
  actions text[] not null default '{}',
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (organisation, id)
);

-- A letter is a notice that no audience decides: its words are in `notice.about`, and it goes to these addresses.
create table letter_recipient (
  organisation uuid not null references organisation (id),
  notice uuid not null,
  id uuid not null,
  name text not null,
  email text not null,
  language text not null default 'en',
  primary key (organisation, notice, id),
  foreign key (organisation, notice) references notice (organisation, id)
);
create index letter_recipient_id on letter_recipient (organisation, id);

alter table notice drop constraint if exists notice_kind_check;
alter table notice add constraint notice_kind_check
  check (kind in ('alert', 'help-case', 'canary', 'review', 'reminder', 'invitation'));
alter table delivery drop constraint if exists delivery_recipient_kind_check;
alter table delivery add constraint delivery_recipient_kind_check
  check (recipient_kind in ('person', 'contact', 'address'));

do $$ declare t text; begin
  foreach t in array array['draft', 'draft_change', 'draft_conflict', 'draft_source', 'draft_suggestion', 'draft_presence',
                           'lone_release', 'advice_entry', 'letter_recipient'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own on %I using (organisation = current_organisation())', t);
  end loop;
end $$;
