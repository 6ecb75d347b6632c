-- A notice is what is to be told; a chunk is a slice of its audience; a delivery is one message to one recipient by one
-- channel, and is its own job.

create table notice (
  organisation uuid not null references organisation (id),
  id uuid not null,
  kind text not null check (kind in ('alert', 'help-case', 'canary')),
  alert uuid,
  number integer,
  subject uuid,                        -- the help case, where that is the kind
  about jsonb,                         -- of a help case: {person, note}, because its tables stand to the right
  lane text not null check (lane in ('life-safety', 'normal')),
  local_only boolean not null,         -- to the outbox whatever is configured: demonstrations and replays
  state text not null default 'open' check (state in ('open', 'expanded')),
  created_at timestamptz not null,
  expanded_at timestamptz,
  primary key (organisation, id)
);
create unique index notice_of_revision on notice (organisation, alert, number) where kind = 'alert';
create unique index notice_of_case on notice (organisation, subject) where kind = 'help-case';
create index notice_open on notice (organisation, created_at) where state = 'open';

create table chunk (
  organisation uuid not null references organisation (id),
  notice uuid not null,
  number integer not null,
  after_person uuid,                   -- the keyset cursor this chunk started behind
  last_person uuid,
  size integer not null,
  expanded_at timestamptz not null,
  primary key (organisation, notice, number),
  foreign key (organisation, notice) references notice (organisation, id)
);

create table delivery (
  organisation uuid not null references organisation (id),
  id uuid not null,
  notice uuid not null,
  recipient_kind text not null check (recipient_kind in ('person', 'contact')),
  recipient uuid not null,
  channel text not null check (channel in ('email')),
  step integer not null default 1,
  gone boolean not null default false, -- it tells somebody that they are no longer in the area
  lane text not null,
  state text not null check (state in ('pending', 'leased', 'sending', 'retrying', 'handed-over', 'delivered', 'bounced', 'refused', 'failed', 'unknown', 'suppressed', 'unaddressed')),
  attempt integer not null default 0,
  due timestamptz not null,
  leased_to text,
  message_id text not null,
  last_fault text,
  handed_over_at timestamptz,
  settled_at timestamptz,
  created_at timestamptz not null,
  primary key (organisation, id),
  unique (organisation, notice, recipient, channel, step),
  foreign key (organisation, notice) references notice (organisation, id)
);
create index delivery_due on delivery (organisation, lane, due) where state in ('pending', 'retrying', 'leased', 'sending');
create index delivery_message on delivery (organisation, message_id);
create index delivery_recipient on delivery (organisation, recipient);

create table attempt (
  organisation uuid not null references organisation (id),
  delivery uuid not null,
  number integer not null,
  outcome text not null check (outcome in ('handed-over', 'temporary', 'permanent', 'unknown')),
  code text,
  text text,
  at timestamptz not null,
  primary key (organisation, delivery, number),
  foreign key (organisation, delivery) references delivery (organisation, id) on delete cascade
);

-- Progress without counting rows: deltas per batch, summed on reading, folded by a worker.
create table delivery_count (
  organisation uuid not null references organisation (id),
  notice uuid not null,
  id uuid not null,
  state text not null,
  delta integer not null,
  primary key (organisation, notice, id, state),
  foreign key (organisation, notice) references notice (organisation, id)
);

-- Mail that was not sent but kept, to be read in the browser.
create table outbox_message (
  organisation uuid not null references organisation (id),
  id uuid not null,
  delivery uuid,
  recipient text not null,
  subject text not null,
  plain text not null,
  html text not null,
  headers jsonb not null,
  at timestamptz not null,
  primary key (organisation, id)
);
create index outbox_latest on outbox_message (organisation, at desc, id);
create unique index outbox_of_delivery on outbox_message (organisation, delivery) where delivery is not null;

-- How a person wants to be reached. Duty-of-care messages keep at least one channel; nobody is unsubscribed by a link.
create table contact_preference (
  organisation uuid not null references organisation (id),
  person uuid not null,
  language text,
  html boolean not null default true,
  changed_at timestamptz not null,
  primary key (organisation, person),
  foreign key (organisation, person) references person (organisation, id) on delete cascade
);

-- The token carries the organisation in its first 16 bytes, so that no look-up crosses organisations; only a hash is kept.
create table reply_link (
  organisation uuid not null references organisation (id),
  token_hash bytea not null,
  purpose text not null check (purpose in ('reply', 'preferences')),
  person uuid not null,
  alert uuid,
  situation uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (organisation, token_hash),
  foreign key (organisation, person) references person (organisation, id) on delete cascade
);
create index reply_link_person on reply_link (organisation, person, alert);

do $$ declare t text; begin
  foreach t in array array['notice', 'chunk', 'delivery', 'attempt', 'delivery_count', 'outbox_message', 'contact_preference', 'reply_link'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own on %I using (organisation = current_organisation())', t);
  end loop;
end $$;
revoke update, delete on attempt from alarum_app;

-- Workers ask which organisations have work before they act for one of them: the only question that crosses organisations.
create function organisations_with_work() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
    select o.id from organisation o
    where exists (select from notice n where n.organisation = o.id and n.state = 'open')
       or exists (select from exposed_late l where l.organisation = o.id)
       or exists (select from alert a where a.organisation = o.id and a.number > 0
                  and a.updated_at > clock_timestamp() - interval '30 days'
                  and not exists (select from notice n where n.organisation = o.id and n.alert = a.id
                                  and n.number = a.number and n.kind = 'alert'))
       or exists (select from match_due m where m.organisation = o.id)
       or exists (select from delivery d where d.organisation = o.id
                  and d.state in ('pending', 'retrying', 'leased', 'sending') and d.due <= clock_timestamp())
       or exists (select from alert a where a.organisation = o.id and a.state = 'issued' and a.expires <= clock_timestamp())
  $$;
revoke execute on function organisations_with_work() from public;
grant execute on function organisations_with_work() to alarum_app;
