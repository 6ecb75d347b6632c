-- The windows around a stay are the organisation's setting: a stay keeps when it begins and ends, and what counts beside
-- that is worked out when it is asked.

alter table organisation_setting
  add column presence_rules jsonb not null default '{}',   -- what differs from the usual rules; people/presence-rules.ts
  add column radius_rules jsonb not null default '{}';     -- what differs from the usual radii; vocabulary/radius.ts

drop trigger stay_changed on stay;
drop index stay_cell, stay_place, stay_over, stay_country, stay_past, stay_person;
alter table stay drop column present_from, drop column present_to;
create index stay_cell on stay (organisation, cell)
  include (starts, ends, lon, lat, radius_km, person, id) where not over and cell is not null;
create index stay_place on stay (organisation, place)
  include (starts, ends, person, id) where not over and cell is null;
create index stay_over on stay (organisation, ends) where not over and ends is not null;
create index stay_past on stay (organisation, ends) where over;
create index stay_country on stay (organisation, country, ends) where not over;
create index stay_person on stay (organisation, person) include (kind, starts, ends, lon, lat, radius_km, country, id);

create or replace function note_changed_stays() returns trigger language plpgsql as $$
begin
  insert into match_due (organisation, id, person)
  select organisation, gen_random_uuid(), person
  from (select distinct f.organisation, f.person
        from touched f join before s on s.organisation = f.organisation and s.id = f.id
        where not f.over
          and (f.person, f.kind, f.precision, f.place, f.lon, f.lat, f.radius_km, f.starts, f.ends, f.assumed, f.over)
            is distinct from
              (s.person, s.kind, s.precision, s.place, s.lon, s.lat, s.radius_km, s.starts, s.ends, s.assumed, s.over)) t;
  return null;
end $$;
create trigger stay_changed after update on stay
  referencing new table as touched old table as before for each statement execute function note_changed_stays();

-- Kilometres between two points on the sphere of 6,371.0088 km.
create function km_between(lon double precision, lat double precision, lon2 double precision, lat2 double precision)
  returns double precision language sql immutable strict parallel safe
  return 2 * 6371.0088 * asin(least(1, sqrt(sin(radians(lat2 - lat) / 2) ^ 2
    + cos(radians(lat)) * cos(radians(lat2)) * sin(radians(lon2 - lon) / 2) ^ 2)));
