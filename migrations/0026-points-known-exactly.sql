-- Points that are known exactly have cells of their own (exposure/covered.ts); all others are looked for in wider cells: few, so
-- that nobody reads the exact ones twice.
drop index stay_cell_wide;
create index stay_cell_wide on stay (organisation, cell)
  include (starts, ends, lon, lat, radius_km, person, id) where not over and cell is not null and radius_km > 0;

-- What else is known of somebody at a time: stays that ended long before are not read.
drop index stay_person;
create index stay_person on stay (organisation, person, coalesce(ends, 'infinity'))
  include (kind, starts, ends, lon, lat, radius_km, country, id);

-- The edges near a cell in runs, each with a box in degrees and the cosine its x is scaled by, so that a point is measured to
-- those alone that its error radius reaches; none is nearer to the cell than `gap` km. Chains of before become runs that every point
-- reaches.
alter table area_cell add column scales double precision[], add column boxes box[], add column gap double precision;
update area_cell set gap = 0, scales = array_fill(scale, array[cardinality(edges)]),
                     boxes = array_fill(box(point(-720, -90), point(720, 90)), array[cardinality(edges)])
where not deep;
alter table area_cell drop column segments;
drop function km_to_segments;

-- Kilometres from a point to the nearest edge of an open path in metres, x scaled by `scale`: the nearest point of each edge in
-- degrees scaled by the cosine of the point's latitude, the distance to it on the sphere of 6,371.0088 km. The same rule as
-- `distanceToEdgeKm`. Slow beside `point <-> path`, so asked only where that one cannot decide.
create function km_to_path(edges path, scale double precision, lon double precision, lat double precision)
  returns double precision language plpgsql immutable parallel safe as $$
begin
  return (
    select 2 * 6371.0088 * asin(least(1, sqrt(min(
        sin(radians(ny) / 2) ^ 2 + cos(radians(lat)) * cos(radians(lat + ny)) * sin(radians(nx) / 2) ^ 2))))
    from (select x - lon as ax, y - lat as ay, lead(x) over (order by n) - x as dx, lead(y) over (order by n) - y as dy
          from unnest(string_to_array(trim(edges::text, '[()]'), '),(')) with ordinality c (xy, n)
          cross join lateral (select split_part(xy, ',', 1)::float8 / (scale * 111195.0802335329) as x,
                                     split_part(xy, ',', 2)::float8 / 111195.0802335329 as y) p) e
    cross join lateral (select cos(radians(lat)) ^ 2 as cc) c
    cross join lateral (select case when cc * dx * dx + dy * dy = 0 then 0 else
                               least(1, greatest(0, -(cc * ax * dx + ay * dy) / (cc * dx * dx + dy * dy))) end as t) u
    cross join lateral (select ax + t * dx as nx, ay + t * dy as ny) n
    where dx is not null);
end $$;

-- Whether a point lies in more outlines than holes.
create function in_rings(at point, outlines path[], holes path[]) returns boolean language plpgsql immutable parallel safe as $$
declare
  ring path;
  depth integer := 0;
begin
  foreach ring in array coalesce(outlines, '{}') loop
    if at <@ ring then depth := depth + 1; end if;
  end loop;
  foreach ring in array coalesce(holes, '{}') loop
    if at <@ ring then depth := depth - 1; end if;
  end loop;
  return depth > 0;
end $$;

-- Kilometres from a point to the nearest of those runs of edges (as in area_cell) that lie within `radius` km of it; null where none
-- does. `point <-> path` measures with the cosine of the run, not of the point: where that could change whether the distance is
-- less than the radius `km_to_path` measures exactly. The slack (0.01) covers the plane itself.
create function km_within(radius double precision, lon double precision, lat double precision,
    edges path[], scales double precision[], boxes box[]) returns double precision language plpgsql immutable parallel safe as $$
declare
  -- A little more than the radius in degrees; near a pole every longitude.
  high double precision := radius / 111.1950802335329 * 1.001 + 0.001;
  wide double precision := least(720, high / greatest(cos(radians(least(90, abs(lat) + high))), 1e-9));
  reach box := box(point(lon - wide, lat - high), point(lon + wide, lat + high));
  cosine double precision := greatest(cos(radians(lat)), 1e-9);
  km double precision;
  least_km double precision;
  most_km double precision;
  one box;
  reached boolean := false;
begin
  -- Most points reach no run, and a loop costs less than a query.
  foreach one in array coalesce(boxes, '{}') loop
    if one && reach then
      reached := true;
      exit;
    end if;
  end loop;
  if not reached then return null; end if;
  select min(f.km), min(f.km * least(1, stretch) * (0.99 - 0.01 / cosine)), min(f.km * greatest(1, stretch) * (1.01 + 0.01 / cosine))
  into km, least_km, most_km
  from unnest(boxes, edges, scales) e (box, path, scale)
  cross join lateral (select (point(lon * e.scale * 111195.0802335329, lat * 111195.0802335329) <-> e.path) / 1000 as km,
                             cosine / e.scale as stretch offset 0) f
  where e.box && reach;
  if most_km < radius then return km; end if;
  if least_km is null or least_km > radius then return null; end if;
  return (select min(km_to_path(e.path, e.scale, lon, lat)) from unnest(boxes, edges, scales) e (box, path, scale)
          where e.box && reach);
end $$;
