-- Mailboxes that an organisation has watched. The password is as secret as the secret of a webhook.
create table mailbox (
  organisation uuid not null references organisation (id),
  source uuid not null references source (id) on delete cascade,
  host text not null,
  port integer not null check (port between 1 and 65535),
  security text not null check (security in ('tls', 'starttls', 'none')),
  username text not null,
  password text not null,
  folder text not null default 'INBOX',
  senders text[] not null default '{}',           -- addresses and @domains that are heard; empty: everybody
  uid_validity bigint,                            -- null: never read
  uid bigint not null default 0,                  -- the newest message that was taken
  primary key (organisation, source)
);
alter table mailbox enable row level security;
create policy own on mailbox using (organisation = current_organisation());
