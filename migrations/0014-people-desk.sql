-- People on the desk: found by any part of a name, imported in the background, erased with a time to think again.

-- Lower case, without accents; what a search and what it looks through are both brought to.
create function folded(words text) returns text language sql immutable parallel safe
  return lower(regexp_replace(normalize(words, nfkd), '[\u0300-\u036f]', '', 'g'));

-- Name, address and key of a person, folded: one column to look through. A trigger rather than a generated column, so
-- that a backup restores as it was written. Measured over 100,000 people: the worst search, which finds nobody, 40 ms.
alter table person add column words text not null default '';
create function fold_person() returns trigger language plpgsql as $$
begin
  new.words := folded(concat_ws(' ', new.name, new.email, new.key));
  return new;
end $$;
update person set words = folded(concat_ws(' ', name, email, key));
create trigger person_words before insert or update of name, email, key on person
  for each row execute function fold_person();
create index person_team on person (organisation, team, name, id) where team is not null;

-- Who becomes active, or of an audience that an alert in force is for, is matched with it as after a change of stays.
create function note_changed_persons() returns trigger language plpgsql as $$
begin
  insert into match_due (organisation, id, person)
  select f.organisation, gen_random_uuid(), f.id
  from touched f join before s on s.organisation = f.organisation and s.id = f.id
  where f.active and (f.active, f.nationality, f.affiliation, f.tags)
    is distinct from (s.active, s.nationality, s.affiliation, s.tags);
  return null;
end $$;
create trigger person_changed after update on person
  referencing new table as touched old table as before for each statement execute function note_changed_persons();

create index stay_country on stay (organisation, country, present_to) where not over;

-- A site that was taken off the list keeps its history and can come back.
alter table site add column removed_at timestamptz;
create index site_name on site (organisation, name, id) where removed_at is null;

-- Stays that somebody cancelled by hand, as they were, so that this can be undone.
create table cancelled_stay (
  organisation uuid not null references organisation (id),
  id uuid not null,
  person uuid not null,
  stay jsonb not null,
  trip jsonb,
  cancelled_by text not null,
  cancelled_at timestamptz not null,
  primary key (organisation, id),
  foreign key (organisation, person) references person (organisation, id) on delete cascade
);
create index cancelled_stay_person on cancelled_stay (organisation, person, cancelled_at desc);

-- A file that is checked, then imported, by the worker. The row is the job: a worker that dies leaves it to the next.
create table import_job (
  organisation uuid not null references organisation (id),
  id uuid not null,
  kind text not null check (kind in ('people', 'trips', 'sites')),
  file_name text not null,
  bytes bytea,                         -- until it is imported or let go
  state text not null check (state in ('waiting', 'checking', 'checked', 'faulty', 'confirmed', 'importing', 'done', 'discarded', 'failed')),
  phase text,                          -- what is being done: 'reading', 'writing'
  done integer not null default 0,     -- rows of the phase
  total integer not null default 0,
  report jsonb,
  fault text,                          -- why it failed, in words
  attempt integer not null default 0,
  leased_until timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  confirmed_by text,
  changed_at timestamptz not null,
  primary key (organisation, id)
);
create index import_job_latest on import_job (organisation, created_at desc, id);
create index import_job_due on import_job (organisation, created_at)
  where state in ('waiting', 'checking', 'confirmed', 'importing');
create index import_job_kept on import_job (organisation, changed_at) where bytes is not null;

-- Somebody is to be forgotten, at once or after a day in which it can be taken back.
create table erasure (
  organisation uuid not null references organisation (id),
  id uuid not null,
  person uuid not null,
  requested_by text not null,
  requested_at timestamptz not null,
  due_at timestamptz not null,
  undone_at timestamptz,
  done_at timestamptz,
  primary key (organisation, id),
  foreign key (organisation, person) references person (organisation, id) on delete cascade
);
create unique index erasure_pending on erasure (organisation, person) where undone_at is null and done_at is null;
create index erasure_due on erasure (organisation, due_at) where undone_at is null and done_at is null;

-- Look-ups that are in the log already: the same by the same within minutes is one entry.
create table look_up (
  organisation uuid not null references organisation (id),
  actor text not null,
  digest bytea not null,
  at timestamptz not null,
  primary key (organisation, actor, digest)
);

do $$ declare t text; begin
  foreach t in array array['cancelled_stay', 'import_job', 'erasure', 'look_up'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own on %I using (organisation = current_organisation())', t);
  end loop;
end $$;

-- Erasure takes the words out of rows that else never change.
grant update (note) on reply to alarum_app;
grant update (text) on case_entry to alarum_app;
grant update (text) on attempt to alarum_app;
