-- Sources as people keep them: grouped into sets of their own, taken out of watching, changed by hand.

alter table source add column removed_at timestamptz;              -- no longer watched or listed; what it brought stays
alter table source add column edited boolean not null default false; -- by a person: a newer catalogue leaves it as it is

-- Which sets a source was put into (or, with is_in false, taken out of) beside those that its file names. `organisation` is
-- whose sets these are; null is everybody's.
create table source_group (
  source uuid not null references source (id) on delete cascade,
  organisation uuid references organisation (id),
  name text not null,
  is_in boolean not null
);
create unique index source_group_once on source_group
  (source, name, coalesce(organisation, '00000000-0000-0000-0000-000000000000'));
alter table source_group enable row level security;
create policy shared_or_own on source_group using (organisation is null or organisation = current_organisation());

-- The sets of a source, as whoever asks sees them: an organisation's word goes before everybody's, and that before the file's.
create function sets_of(one source) returns text[] language sql stable as $$
  select coalesce(array_agg(name order by place, name), '{}') from (
    select distinct on (name) name, is_in, min(place) over (partition by name) as place from (
      select g.name, g.is_in, case when g.organisation is null then 1 else 0 end as rank, 1000 as place
        from source_group g where g.source = one.id
      union all
      select s.name, true, 2, s.place::int from unnest(one.sets) with ordinality s (name, place)) given
    order by name, rank) last
  where is_in
$$;
