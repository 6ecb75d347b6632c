-- People and where they are known to be. A stay is a point with an error radius (lon, lat, radius_km, cell), or a
-- place of the gazetteer, a region or a country (place holds its ref and the point columns are null).

create table person (
  organisation uuid not null references organisation (id),
  id uuid not null,
  key text not null,                 -- the stable key of imports: an external id, else the mail address in lower case
  name text not null,
  email text,
  phone text,
  language text not null default 'en',
  kind text not null default 'employee' check (kind in ('employee', 'dependant', 'contractor', 'visitor')),
  nationality text[] not null default '{}',
  affiliation text[] not null default '{}',
  tags text[] not null default '{}',
  team text,
  role text,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organisation, id),
  unique (organisation, key)
);
create index person_email on person (organisation, lower(email));
create index person_name on person (organisation, name, id);   -- pages of people go on after the last one

create table trip (
  organisation uuid not null references organisation (id),
  id uuid not null,
  person uuid not null,
  key text not null,
  purpose text,
  starts timestamptz not null,
  ends timestamptz,                  -- null: one way, nobody knows of a return
  source text not null default 'import',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organisation, id),
  unique (organisation, key),
  foreign key (organisation, person) references person (organisation, id) on delete cascade
);
create index trip_person on trip (organisation, person);

create table stay (
  organisation uuid not null references organisation (id),
  id uuid not null,
  person uuid not null,
  trip uuid,
  key text not null,
  kind text not null check (kind in ('home', 'post', 'lodging', 'visit', 'transit', 'check-in')),
  label text not null,               -- what a reader sees: 'Hotel unknown, Erbil', 'in transit through BGW'
  precision text not null check (precision in ('exact', 'street', 'city', 'region', 'country')),
  place text,                        -- geonames:…, airport:…, region:…, country:…; null for a bare point
  country text,
  lon double precision,
  lat double precision,
  radius_km double precision not null default 0,
  cell bigint,                       -- leaf cell of the point; null when the stay is joined by place
  starts timestamptz not null,
  ends timestamptz,                  -- null: open
  present_from timestamptz not null, -- starts and ends widened by the windows before arrival and after departure
  present_to timestamptz not null,   -- 'infinity' where nothing says when it ends
  zone text,
  assumed text,                      -- why it is only assumed: 'one-way trip', 'hotel unknown'
  source text not null default 'import',
  over boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organisation, id),
  unique (organisation, key),
  foreign key (organisation, person) references person (organisation, id) on delete cascade,
  foreign key (organisation, trip) references trip (organisation, id) on delete cascade,
  check ((cell is null) = (lon is null) and (lon is null) = (lat is null)),
  check (cell is not null or place is not null)
);
create index stay_cell on stay (organisation, cell)
  include (present_from, present_to, lon, lat, radius_km, person) where not over and cell is not null;
create index stay_place on stay (organisation, place)
  include (present_from, present_to, person) where not over and cell is null;
create index stay_person on stay (organisation, person);
create index stay_over on stay (organisation, present_to) where not over;

-- The places that stays without a point are joined by: matched to an area in memory, once an alert.
create table visited_place (
  organisation uuid not null references organisation (id),
  place text not null,
  primary key (organisation, place)
);

create table site (
  organisation uuid not null references organisation (id),
  id uuid not null,
  key text not null,
  name text not null,
  country text,
  place text,
  lon double precision not null,
  lat double precision not null,
  radius_km double precision not null default 0.5,
  cell bigint not null,
  zone text,
  headcount integer,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organisation, id),
  unique (organisation, key)
);
create index site_cell on site (organisation, cell) include (lon, lat, radius_km);

create table site_contact (
  organisation uuid not null references organisation (id),
  site uuid not null,
  person uuid not null,
  primary key (organisation, site, person),
  foreign key (organisation, site) references site (organisation, id) on delete cascade,
  foreign key (organisation, person) references person (organisation, id) on delete cascade
);

do $$ declare t text; begin
  foreach t in array array['person', 'trip', 'stay', 'visited_place', 'site', 'site_contact'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own on %I using (organisation = current_organisation())', t);
  end loop;
end $$;
