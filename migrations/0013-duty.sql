-- Roll-calls at work: reminders, answers for several at once and taken back, cases with their clocks, who is on duty,
-- the log of a shift and its handover.

alter table notice drop constraint if exists notice_kind_check;
alter table notice add constraint notice_kind_check
  check (kind in ('alert', 'help-case', 'canary', 'review', 'reminder', 'invitation'));

-- Whom a reminder goes to: those who were silent when it was asked for, and nobody else.
create table notice_person (
  organisation uuid not null references organisation (id),
  notice uuid not null,
  person uuid not null,
  primary key (organisation, notice, person),
  foreign key (organisation, notice) references notice (organisation, id),
  foreign key (organisation, person) references person (organisation, id) on delete cascade
);

alter table roll_call
  add column reminded_at timestamptz,
  add column reminded_by text,
  add column reopened_at timestamptz,
  add column reopened_by text;

-- 'asked': the check was reopened for this person. What was recorded together can be taken back together: by later
-- answers, which restore what stood before.
alter table reply drop constraint if exists reply_status_check;
alter table reply
  add constraint reply_status_check
    check (status in ('asked', 'acknowledged', 'safe', 'need-help', 'accounted-for')),
  add column batch uuid,
  add column before uuid,              -- the answer that stood when this one came; null: none
  add column restores uuid;            -- the answer that this one takes back
create index reply_batch on reply (organisation, batch) where batch is not null;

alter table help_case
  add column acknowledge_by timestamptz,
  add column page_step integer not null default 1,
  add column page_due timestamptz,     -- when the next contact is told, unless somebody takes the case; null: nobody is left
  add column next_due timestamptz,
  add column closing_code text check (closing_code in ('safe', 'evacuated', 'medical-care', 'mistake', 'other')),
  add column closed_by text;
create index help_case_paged on help_case (organisation, page_due)
  where closed_at is null and acknowledged_at is null and page_due is not null;
create index help_case_opened on help_case (organisation, opened_at, id) where closed_at is null;
create index help_case_closed on help_case (organisation, closed_at desc, id) where closed_at is not null;
create index help_case_situation on help_case (organisation, situation);

alter table case_entry add column kind text not null default 'note'
  check (kind in ('note', 'help-asked', 'taken', 'handed-over', 'next-action', 'told', 'closed', 'reopened'));

alter table organisation_setting add column acknowledge_minutes integer not null default 5
  check (acknowledge_minutes between 1 and 1440);

alter table person
  add column emergency_contact text,
  add column emergency_phone text;

alter table duty_contact add column if not exists phone text;

-- A layer of the rota: position 1 is told first, the next when nobody takes the case. Its pattern repeats every `weeks`
-- weeks from the Monday `anchor`; a shift is minutes of wall-clock time in `zone` since that Monday's midnight.
create table duty_layer (
  organisation uuid not null references organisation (id),
  id uuid not null,
  position integer not null,
  name text not null,
  zone text not null,
  weeks integer not null default 1 check (weeks between 1 and 12),
  anchor date not null check (extract(isodow from anchor) = 1),
  primary key (organisation, id)
);

create table duty_shift (
  organisation uuid not null references organisation (id),
  id uuid not null,
  layer uuid not null,
  contact uuid not null,
  starts integer not null check (starts >= 0),
  ends integer not null,
  primary key (organisation, id),
  foreign key (organisation, layer) references duty_layer (organisation, id) on delete cascade,
  foreign key (organisation, contact) references duty_contact (organisation, id) on delete cascade,
  check (ends > starts)
);
create index duty_shift_layer on duty_shift (organisation, layer, starts);

-- `contact` stands in for `covers`, or, where that is null, for whoever has the layer, gaps too. Withdrawn, never deleted.
create table duty_override (
  organisation uuid not null references organisation (id),
  id uuid not null,
  layer uuid,
  covers uuid,
  contact uuid not null,
  starts timestamptz not null,
  ends timestamptz not null,
  note text,
  made_by text not null,
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  primary key (organisation, id),
  foreign key (organisation, layer) references duty_layer (organisation, id) on delete cascade,
  foreign key (organisation, covers) references duty_contact (organisation, id) on delete cascade,
  foreign key (organisation, contact) references duty_contact (organisation, id) on delete cascade,
  check (ends > starts)
);
create index duty_override_ends on duty_override (organisation, ends) where withdrawn_at is null;

create table duty_log (
  organisation uuid not null references organisation (id),
  id uuid not null,
  at timestamptz not null,
  by text not null,
  kind text not null default 'note' check (kind in ('note', 'handover')),
  text text not null,
  situation uuid,
  alert uuid,
  help_case uuid,
  primary key (organisation, id)
);
create index duty_log_at on duty_log (organisation, at desc, id desc);

create table duty_handover (
  organisation uuid not null references organisation (id),
  id uuid not null,
  at timestamptz not null,
  from_member text,                    -- null: the first one
  to_member text not null,
  note text,
  sheet jsonb not null,                -- how many of what was open: {cases, rollCalls, situations, drafts}
  primary key (organisation, id)
);
create index duty_handover_at on duty_handover (organisation, at desc, id desc);

-- A console that shows names says once that it opened them; the refreshes after that are the same look.
create table open_look (
  organisation uuid not null references organisation (id),
  actor text not null,
  subject uuid not null,
  opening uuid not null,
  at timestamptz not null,
  primary key (organisation, actor, subject, opening)
);

do $$ declare t text; begin
  foreach t in array array['notice_person', 'duty_layer', 'duty_shift', 'duty_override', 'duty_log', 'duty_handover', 'open_look'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own on %I using (organisation = current_organisation())', t);
  end loop;
end $$;
revoke update, delete on duty_log, duty_handover from alarum_app;
