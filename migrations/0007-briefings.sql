-- Standing advice on countries. What is TLP:CLEAR is readable without an organisation: it stands on public pages.

create table country_profile (
  organisation uuid not null references organisation (id),
  country text not null,
  risk text not null check (risk in ('Low', 'Moderate', 'Elevated', 'High', 'Extreme')),
  environment text not null,           -- Markdown
  advice text not null,                -- Markdown
  sharing text not null,
  demonstration boolean not null default false,
  reviewed_on date not null,
  review_due date not null,
  updated_at timestamptz not null default now(),
  primary key (organisation, country)
);
alter table country_profile enable row level security;
create policy clear_is_public on country_profile for select using (sharing = 'CLEAR' or organisation = current_organisation());
create policy own_writes on country_profile for insert with check (organisation = current_organisation());
create policy own_updates on country_profile for update using (organisation = current_organisation());
create policy own_deletes on country_profile for delete using (organisation = current_organisation());
