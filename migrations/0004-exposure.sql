-- Where alerts in force apply, in cells, and who stood there. A cell id is a Morton prefix, a 1 bit, then zeros: its
-- descendants are the range lo..hi.

create table area_cell (
  organisation uuid not null references organisation (id),
  alert uuid not null,
  number integer not null,             -- the revision whose area it is
  cell bigint not null,
  lo bigint not null,
  hi bigint not null,
  border polygon[],                    -- null: wholly inside; else the area clipped to the cell grown by the largest radius, in degrees
  starts timestamptz not null,
  ends timestamptz not null,
  in_force boolean not null default true,
  primary key (organisation, alert, number, cell),
  foreign key (organisation, alert, number) references alert_revision (organisation, alert, number)
);
create index area_cell_in_force on area_cell (organisation, cell) include (alert, number, starts, ends) where in_force;

create table area_place (
  organisation uuid not null references organisation (id),
  alert uuid not null,
  number integer not null,
  place text not null,
  certain boolean not null,            -- the whole of the place lies in the area
  distance_km double precision not null,
  starts timestamptz not null,
  ends timestamptz not null,
  in_force boolean not null default true,
  primary key (organisation, alert, number, place),
  foreign key (organisation, alert, number) references alert_revision (organisation, alert, number)
);
create index area_place_in_force on area_place (organisation, place) where in_force;

-- The frozen audience: codes and numbers, rendered into sentences on demand.
create table exposed (
  organisation uuid not null references organisation (id),
  alert uuid not null,
  number integer not null,
  person uuid not null,
  confidence text not null check (confidence in ('certain', 'possible')),
  receipt jsonb not null,              -- strongest reason first
  change text not null default 'new' check (change in ('new', 'still', 'gone', 'told')),
  found_by text not null check (found_by in ('issue', 'catch-up', 'stay')),
  at timestamptz not null,
  primary key (organisation, alert, number, person),
  foreign key (organisation, alert, number) references alert_revision (organisation, alert, number),
  foreign key (organisation, person) references person (organisation, id) on delete cascade
);
create index exposed_person on exposed (organisation, person);

create table exposed_site (
  organisation uuid not null references organisation (id),
  alert uuid not null,
  number integer not null,
  site uuid not null,
  distance_km double precision not null,
  at timestamptz not null,
  primary key (organisation, alert, number, site),
  foreign key (organisation, alert, number) references alert_revision (organisation, alert, number),
  foreign key (organisation, site) references site (organisation, id) on delete cascade
);

-- An issue repeats its match after its commit, and a changed stay is matched after its own: these rows are that work.
create table match_due (
  organisation uuid not null references organisation (id),
  id uuid not null,
  alert uuid,
  number integer,
  stay uuid,
  at timestamptz not null default now(),
  primary key (organisation, id),
  check ((alert is null) <> (stay is null))
);
create index match_due_at on match_due (organisation, at);

-- People found in an audience after it was frozen, until deliveries has taken note of them.
create table exposed_late (
  organisation uuid not null references organisation (id),
  alert uuid not null,
  number integer not null,
  person uuid not null,
  primary key (organisation, alert, number, person),
  foreign key (organisation, alert, number, person) references exposed (organisation, alert, number, person) on delete cascade
);

do $$ declare t text; begin
  foreach t in array array['area_cell', 'area_place', 'exposed', 'exposed_site', 'match_due', 'exposed_late'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own on %I using (organisation = current_organisation())', t);
  end loop;
end $$;
