-- A site may have an outline, and is matched in both directions as people are: its responsible people hear of an alert
-- that touches it, also when the site came later.

alter table site add column outline jsonb;   -- rings of [longitude, latitude]; lon, lat, radius_km are then the circle around it

alter table exposed drop constraint exposed_change_check;
alter table exposed add constraint exposed_change_check
  check (change in ('new', 'still', 'gone', 'told', 'responsible'));
alter table exposed drop constraint exposed_found_by_check;
alter table exposed add constraint exposed_found_by_check
  check (found_by in ('issue', 'catch-up', 'stay', 'site'));
alter table exposed_count add column responsible integer not null default 0;  -- told of a site, not themselves in the area

alter table match_due add column site uuid;
alter table match_due drop constraint match_due_check;
alter table match_due add constraint match_due_one check (num_nonnulls(alert, person, site) = 1);

-- A site that is new, moved, back on the list or in other hands leaves this work behind in its own transaction.
create function note_sites() returns trigger language plpgsql as $$
begin
  insert into match_due (organisation, id, site)
  select organisation, gen_random_uuid(), id from touched where removed_at is null;
  return null;
end $$;
create function note_changed_sites() returns trigger language plpgsql as $$
begin
  insert into match_due (organisation, id, site)
  select f.organisation, gen_random_uuid(), f.id
  from touched f join before s on s.organisation = f.organisation and s.id = f.id
  where f.removed_at is null and (f.lon, f.lat, f.radius_km, f.outline, f.removed_at)
    is distinct from (s.lon, s.lat, s.radius_km, s.outline, s.removed_at);
  return null;
end $$;
create function note_site_contacts() returns trigger language plpgsql as $$
begin
  insert into match_due (organisation, id, site)
  select organisation, gen_random_uuid(), site from (select distinct organisation, site from touched) t;
  return null;
end $$;
create trigger site_new after insert on site
  referencing new table as touched for each statement execute function note_sites();
create trigger site_changed after update on site
  referencing new table as touched old table as before for each statement execute function note_changed_sites();
create trigger site_contact_new after insert on site_contact
  referencing new table as touched for each statement execute function note_site_contacts();
