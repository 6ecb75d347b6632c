-- What an owner sets: how long personal data is kept, what is kept longer, and the watch over who was told.

-- Days. Look-ups and the audit log have none: they are kept.
alter table organisation_setting
  add column retention_stay integer not null default 90 check (retention_stay between 1 and 3650),
  add column retention_note integer not null default 365 check (retention_note between 1 and 3650),
  add column retention_outbox integer not null default 90 check (retention_outbox between 1 and 3650),
  add column retention_recipient integer not null default 365 check (retention_recipient between 1 and 3650),
  add column retention_draft integer not null default 30 check (retention_draft between 1 and 3650);

-- A situation under legal hold keeps everything of it, whatever the days say.
create table legal_hold (
  organisation uuid not null references organisation (id),
  situation uuid not null,
  since timestamptz not null,
  by text not null,
  primary key (organisation, situation),
  foreign key (organisation, situation) references situation (organisation, id)
);

-- When a notice's recipient detail (servers' words, receipts) was erased; counts and bare ids stay.
alter table notice add column detail_erased_at timestamptz;
create index notice_detail on notice (organisation, created_at) where detail_erased_at is null;
create index stay_past on stay (organisation, present_to) where over;
create index trip_past on trip (organisation, ends) where ends is not null;
create index reply_past on reply (organisation, received_at) where note is not null;
create index case_past on help_case (organisation, closed_at) where closed_at is not null;
create index link_past on reply_link (organisation, expires_at);

-- Free text of answers and cases goes when its days are over; that there was an answer stays for ever.
grant update (note) on reply to alarum_app;
grant update (text) on case_entry to alarum_app;
grant update (text) on attempt to alarum_app;

-- The last look at whether everybody in an audience has a delivery. An old `checked_at` says that nobody looks any more.
create table told_check (
  organisation uuid not null references organisation (id),
  checked_at timestamptz not null,
  people integer not null,             -- who should have been told two minutes ago and were not
  since timestamptz,                   -- when the first of them was found exposed
  alert uuid,                          -- the alert it is about; the oldest of several
  primary key (organisation)
);

create index audit_entry_actor on audit_entry (organisation, actor, at desc, id);
create index audit_entry_action on audit_entry (organisation, action, at desc, id);

do $$ declare t text; begin
  foreach t in array array['legal_hold', 'told_check'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own on %I using (organisation = current_organisation())', t);
  end loop;
end $$;

-- Each organisation has its standing steps from its first row on.
create function note_standing_steps() returns trigger language plpgsql as $$
begin
  insert into step_due (organisation, step, at)
  select new.organisation, step, clock_timestamp() from unnest(array['retention', 'told']) step
  on conflict do nothing;
  return null;
end $$;
create trigger organisation_setting_new after insert on organisation_setting
  for each row execute function note_standing_steps();
insert into step_due (organisation, step, at)
select organisation, step, now() from organisation_setting, unnest(array['retention', 'told']) step
on conflict do nothing;

-- What /metrics shows of the whole installation: numbers and instants over all organisations, no name and no id.
create function installation_health() returns table (
    untold bigint, checked_at timestamptz, oldest_waiting timestamptz, unsealed bigint, oldest_unsealed timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
    select (select coalesce(sum(people), 0) from told_check),
           (select min(t.checked_at) from told_check t),
           (select min(due.at) from organisation o cross join lateral (
              select d.due as at from delivery d where d.organisation = o.id
                and d.state in ('pending', 'retrying', 'leased', 'sending') order by d.due limit 1) due),
           (select count(*) from (select from audit_unsealed limit 10000) u),
           (select min(e.at) from (select * from audit_unsealed limit 10000) u
            join audit_entry e on e.organisation = u.organisation and e.id = u.entry)
  $$;
revoke execute on function installation_health() from public;
grant execute on function installation_health() to alarum_app;
