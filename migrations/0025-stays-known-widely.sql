-- Points that are known to more than a kilometre (exactRadiusKm) are looked for in wider cells: few, so that nobody reads the
-- others twice.
create index stay_cell_wide on stay (organisation, cell)
  include (starts, ends, lon, lat, radius_km, person, id) where not over and cell is not null and radius_km > 1;
