-- Where alerts in force apply, in cells, and who stood there. A cell id is a Morton prefix, a 1 bit, then zeros: its
-- descendants are the range lo..hi.

-- `deep` cells lie in the area with more than the largest error radius to spare; the others carry what of the area's
-- outline is near. Paths are in metres, x scaled by `scale` (the cosine of the cell's middle latitude): PostgreSQL's
-- geometric operators are fuzzy by 1e-6 of the unit, so in degrees they would be wrong by tens of metres, in metres by nothing.
create table area_cell (
  organisation uuid not null references organisation (id),
  alert uuid not null,
  number integer not null,             -- the revision whose area it is
  cell bigint not null,
  lo bigint not null,
  hi bigint not null,
  deep boolean not null,
  whole boolean not null,              -- the whole cell lies in the area; deep or not
  scale double precision,
  outlines path[],                     -- the area clipped to the cell grown by the largest radius: closed rings
  holes path[],
  edges path[],                        -- the outline's own edges near the cell, without those that clipping made
  segments double precision[],         -- the same edges in degrees, four numbers each, for the exact distance
  starts timestamptz not null,
  ends timestamptz not null,
  in_force boolean not null default true,
  primary key (organisation, alert, number, cell),
  foreign key (organisation, alert, number) references alert_revision (organisation, alert, number),
  check (deep or scale is not null)
);
create index area_cell_in_force on area_cell (organisation, cell) include (alert, number, starts, ends) where in_force;

create table area_place (
  organisation uuid not null references organisation (id),
  alert uuid not null,
  number integer not null,
  place text not null,
  certain boolean,                     -- the whole of the place lies in the area; null: none of it, so that nobody asks again
  starts timestamptz not null,
  ends timestamptz not null,
  in_force boolean not null default true,
  primary key (organisation, alert, number, place),
  foreign key (organisation, alert, number) references alert_revision (organisation, alert, number)
);
create index area_place_in_force on area_place (organisation, place) where in_force and certain is not null;

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

-- Counted as the rows are written: one row a batch, so that nobody waits and nobody counts a million people for a page.
create table exposed_count (
  organisation uuid not null references organisation (id),
  alert uuid not null,
  number integer not null,
  id uuid not null,
  certain integer not null default 0,  -- of those told that they stand in the area
  possible integer not null default 0,
  gone integer not null default 0,
  told integer not null default 0,
  primary key (organisation, alert, number, id),
  foreign key (organisation, alert, number) references alert_revision (organisation, alert, number)
);

-- Found after the issue, so behind the expansion of its notice: deliveries consumes these rows.
create table exposed_late (
  organisation uuid not null references organisation (id),
  alert uuid not null,
  number integer not null,
  person uuid not null,
  at timestamptz not null,
  primary key (organisation, alert, number, person),
  foreign key (organisation, alert, number, person) references exposed (organisation, alert, number, person) on delete cascade
);

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

-- An issue repeats its match after its commit, and somebody whose stays changed is matched after theirs: these rows are
-- that work.
create table match_due (
  organisation uuid not null references organisation (id),
  id uuid not null,
  alert uuid,
  number integer,
  person uuid,
  at timestamptz not null default now(),
  primary key (organisation, id),
  check ((alert is null) <> (person is null))
);
create index match_due_at on match_due (organisation, at);
create index match_due_person on match_due (organisation, person) where person is not null;

-- A stay that commits leaves this work behind in its own transaction: a crash between the two would lose a person. A
-- cancelled stay does too, because somebody who does not travel is at home.
create function note_stays() returns trigger language plpgsql as $$
begin
  insert into match_due (organisation, id, person)
  select organisation, gen_random_uuid(), person from (select distinct organisation, person from touched) t;
  return null;
end $$;
create function note_changed_stays() returns trigger language plpgsql as $$
begin
  insert into match_due (organisation, id, person)
  select organisation, gen_random_uuid(), person
  from (select distinct f.organisation, f.person
        from touched f join before s on s.organisation = f.organisation and s.id = f.id
        where not f.over
          and (f.person, f.kind, f.precision, f.place, f.lon, f.lat, f.radius_km, f.present_from, f.present_to, f.assumed, f.over)
            is distinct from
              (s.person, s.kind, s.precision, s.place, s.lon, s.lat, s.radius_km, s.present_from, s.present_to, s.assumed, s.over)) t;
  return null;
end $$;
create trigger stay_new after insert on stay
  referencing new table as touched for each statement execute function note_stays();
create trigger stay_changed after update on stay
  referencing new table as touched old table as before for each statement execute function note_changed_stays();
create trigger stay_cancelled after delete on stay
  referencing old table as touched for each statement execute function note_stays();

-- Kilometres from a point to the nearest of the edges (four degrees each: lon, lat, lon, lat): the nearest point of each
-- edge in degrees scaled by the cosine of the point's latitude, the distance to it on the sphere of 6,371.0088 km.
-- The same rule as `distanceToEdgeKm`. Slow beside `point <-> path`, so asked only where that one cannot decide.
create function km_to_segments(segments double precision[], lon double precision, lat double precision)
  returns double precision language sql immutable strict parallel safe as $$
  select 2 * 6371.0088 * asin(least(1, sqrt(min(
      sin(radians(ny) / 2) ^ 2 + cos(radians(lat)) * cos(radians(lat + ny)) * sin(radians(nx) / 2) ^ 2))))
  from generate_series(1, coalesce(array_length(segments, 1), 0), 4) i
  cross join lateral (select segments[i] - lon as ax, segments[i + 1] - lat as ay,
                             segments[i + 2] - segments[i] as dx, segments[i + 3] - segments[i + 1] as dy) e
  cross join lateral (select cos(radians(lat)) ^ 2 as cc) c
  cross join lateral (select case when cc * dx * dx + dy * dy = 0 then 0 else
                             least(1, greatest(0, -(cc * ax * dx + ay * dy) / (cc * dx * dx + dy * dy))) end as t) u
  cross join lateral (select ax + t * dx as nx, ay + t * dy as ny) n
$$;

do $$ declare t text; begin
  foreach t in array array['area_cell', 'area_place', 'exposed', 'exposed_count', 'exposed_late', 'exposed_site', 'match_due'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own on %I using (organisation = current_organisation())', t);
  end loop;
end $$;
