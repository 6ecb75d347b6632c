-- What an alert rests on, and how long it took from the event to the last person who knew.

-- A report that a draft reads from, at the revision it had then.
alter table draft_source drop constraint draft_source_kind_check;
alter table draft_source add constraint draft_source_kind_check
  check (kind in ('text', 'file', 'address', 'alert', 'report'));
alter table draft_source add column report uuid, add column report_revision integer;

-- The stories that an alert, or the draft of one, is about.
create table alert_story (
  organisation uuid not null references organisation (id),
  alert uuid not null,
  story uuid not null references story (id) on delete cascade,
  number integer not null,             -- the story's newest entry when it was last looked at for this alert
  linked_by text not null,
  linked_at timestamptz not null,
  primary key (organisation, alert, story),
  foreign key (organisation, alert) references alert (organisation, id) on delete cascade
);
create index alert_story_story on alert_story (organisation, story);

-- The reports that an issued revision rests on, as they were: what becomes of the story changes nothing here.
create table alert_basis (
  organisation uuid not null references organisation (id),
  alert uuid not null,
  number integer not null,
  report uuid not null,
  revision integer not null,
  story uuid,                          -- that it was in
  primary key (organisation, alert, number, report),
  foreign key (organisation, alert, number) references alert_revision (organisation, alert, number)
);
create index alert_basis_report on alert_basis (organisation, report);
revoke update, delete on alert_basis from alarum_app;

-- When each stage of an alert was reached; worked out again while it is young.
create table alert_latency (
  organisation uuid not null references organisation (id),
  alert uuid not null,
  occurred_at timestamptz,             -- null where nobody says it to the minute
  signalled_at timestamptz,            -- the first report was published
  fetched_at timestamptz,
  read_at timestamptz,
  drafted_at timestamptz,
  reviewed_at timestamptz,
  issued_at timestamptz not null,
  delivered_at timestamptz,            -- the first message left; then half and nine tenths of them
  delivered_half_at timestamptz,
  delivered_most_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_half_at timestamptz,
  acknowledged_most_at timestamptz,
  looked_at timestamptz not null,
  due_at timestamptz,                  -- null: old enough to stay as it is
  primary key (organisation, alert),
  foreign key (organisation, alert) references alert (organisation, id)
);
create index alert_latency_due on alert_latency (organisation, due_at) where due_at is not null;
create index alert_latency_issued on alert_latency (organisation, issued_at);

insert into step_due (organisation, step, at) select id, 'latency', now() from organisation;

alter table report add column first_read_at timestamptz;

-- Questions to the inbox that somebody keeps.
create table story_view (
  organisation uuid not null references organisation (id),
  id uuid not null,
  name text not null,
  question jsonb not null,             -- desk/stories/contract.ts
  owner text,                          -- whose alone it is; null: the desk's
  changed_at timestamptz not null,
  primary key (organisation, id)
);

do $$ declare t text; begin
  foreach t in array array['alert_story', 'alert_basis', 'alert_latency', 'story_view'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own on %I using (organisation = current_organisation())', t);
  end loop;
end $$;
