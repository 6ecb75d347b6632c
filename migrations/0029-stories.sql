-- Reports about one event, as one story. Reference like sources: a story is everybody's, but for one that rests on an
-- organisation's own reports alone. What a desk does about a story (follows it, mutes it, disposes of it) is the organisation's.

create table story (
  id uuid primary key,
  organisation uuid references organisation (id),
  begun_at timestamptz not null,                  -- when its first report came
  changed_at timestamptz not null,                -- when it last changed in what it says
  -- It is found there now, its reports went with it. Checked at commit, as a restore writes rows in any order.
  merged_into uuid references story (id) deferrable initially deferred,
  number integer not null default 0,              -- of its newest entry
  title text not null default '',
  category text,
  severity text not null default 'Unknown',
  certainty text not null default 'Unknown',
  countries text[] not null default '{}',
  lat double precision, lon double precision, place text,
  event_from date, event_to date,
  reports integer not null default 0,
  families text[] not null default '{}',          -- publishers that say it
  importance real not null default 0,
  importance_why jsonb not null default '[]',     -- stories/importance.ts
  conflicts jsonb not null default '[]',          -- stories/conflicts.ts
  is_over boolean not null default false,         -- every report of it was cancelled, withdrawn or ended
  summary jsonb not null                          -- what a new report is compared with; stories/summary.ts
);
create index story_newest on story (changed_at desc, id) where merged_into is null;
create index story_important on story (importance desc, changed_at desc, id) where merged_into is null;

-- What a new report finds a story by: a rare word, a band of a near-copy, an event's number, a place and day.
create table story_key (
  key text not null,
  story uuid not null references story (id) on delete cascade,
  at timestamptz not null,
  primary key (key, story)
);
create index story_key_story on story_key (story);
create index story_key_old on story_key (at);

-- How many reports held a word, by day, so that what is rare is known; forgotten after a while.
create table term_count (
  day date not null,
  term text not null,
  reports integer not null,
  primary key (term, day)
);
create index term_count_old on term_count (day);

create table story_report (
  report uuid primary key references report (id) on delete cascade,
  story uuid not null references story (id) on delete cascade,
  revision integer not null,                      -- of the report that was grouped last
  joined_at timestamptz not null,
  why jsonb not null default '[]',                -- the reasons it was put there
  copy_of uuid,                                   -- the report it repeats
  by text,                                        -- who put it there, where a person did: it is not moved by the machine
  features jsonb not null                         -- stories/features.ts: rebuilds the summary after a merge or a split
);
create index story_report_story on story_report (story, joined_at, report);

-- What changed when: the timeline of a story, and what an undo takes back.
create table story_entry (
  story uuid not null references story (id) on delete cascade,
  number integer not null,
  at timestamptz not null,
  what text not null,                             -- stories/entry.ts
  report uuid,
  by text,
  detail jsonb not null default '{}',
  undone_at timestamptz,
  primary key (story, number)
);

-- What an organisation's desk does about a story.
create table story_triage (
  organisation uuid not null references organisation (id),
  story uuid not null references story (id) on delete cascade,
  followed boolean not null default false,
  muted boolean not null default false,
  disposition text check (disposition in ('no-impact', 'some-impact', 'significant-impact', 'duplicate', 'false')),
  reason text,
  by text not null,
  at timestamptz not null,
  primary key (organisation, story)
);
create index story_triage_story on story_triage (story);

alter table report add column grouped boolean not null default false; -- its newest reading is part of a story, or begins none
create index report_ungrouped on report (changed_at, id) where read_at is not null and not grouped and reading is not null;

do $$
declare t text;
begin
  alter table story enable row level security;
  create policy shared_or_own on story using (organisation is null or organisation = current_organisation());
  foreach t in array array['story_key', 'story_entry'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy with_story on %I using (exists (select from story s where s.id = story)) with check (true)', t);
  end loop;
  alter table story_report enable row level security;
  create policy with_report on story_report using (exists (select from report r where r.id = report)) with check (true);
  alter table story_triage enable row level security;
  create policy own on story_triage using (organisation = current_organisation());
end $$;
