-- What recipients answered. A status belongs to person and situation; every answer is kept.

create table roll_call (
  organisation uuid not null references organisation (id),
  id uuid not null,
  situation uuid not null,
  alert uuid not null,                 -- the alert that opened it
  mode text not null check (mode in ('acknowledge', 'safety-check')),
  opened_at timestamptz not null,
  deadline timestamptz,
  closed_at timestamptz,
  closed_by text,
  primary key (organisation, id),
  unique (organisation, situation, mode),
  foreign key (organisation, situation) references situation (organisation, id)
);

create table reply (
  organisation uuid not null references organisation (id),
  id uuid not null,
  situation uuid not null,
  alert uuid not null,
  person uuid not null,
  status text not null check (status in ('acknowledged', 'safe', 'need-help', 'accounted-for')),
  note text,
  reporter text not null check (reporter in ('self', 'emergency-contact', 'colleague', 'operator')),
  reported_by text,                    -- the operator's address, where it was one
  received_at timestamptz not null,
  primary key (organisation, id),
  foreign key (organisation, situation) references situation (organisation, id),
  foreign key (organisation, person) references person (organisation, id) on delete cascade
);
create index reply_person on reply (organisation, situation, person, received_at);

create table person_status (
  organisation uuid not null references organisation (id),
  situation uuid not null,
  person uuid not null,
  status text not null check (status in ('asked', 'acknowledged', 'safe', 'need-help', 'not-reached', 'accounted-for')),
  since timestamptz not null,
  reply uuid,
  primary key (organisation, situation, person),
  foreign key (organisation, situation) references situation (organisation, id),
  foreign key (organisation, person) references person (organisation, id) on delete cascade
);

create table help_case (
  organisation uuid not null references organisation (id),
  id uuid not null,
  situation uuid not null,
  alert uuid not null,
  person uuid not null,
  opened_at timestamptz not null,
  owner text,
  acknowledged_at timestamptz,
  next_action text,
  closed_at timestamptz,
  closing_reason text,
  primary key (organisation, id),
  foreign key (organisation, situation) references situation (organisation, id),
  foreign key (organisation, person) references person (organisation, id) on delete cascade
);
create unique index help_case_open on help_case (organisation, situation, person) where closed_at is null;

create table case_entry (
  organisation uuid not null references organisation (id),
  help_case uuid not null,
  number integer not null,
  at timestamptz not null,
  by text not null,
  text text not null,
  primary key (organisation, help_case, number),
  foreign key (organisation, help_case) references help_case (organisation, id) on delete cascade
);

do $$ declare t text; begin
  foreach t in array array['roll_call', 'reply', 'person_status', 'help_case', 'case_entry'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own on %I using (organisation = current_organisation())', t);
  end loop;
end $$;
revoke update, delete on reply, case_entry from alarum_app;
