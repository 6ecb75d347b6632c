-- Who did what. An entry is written in the transaction of what it tells of; a worker seals entries into a chain soon
-- after, so that writers never wait for one another. Entries hold pseudonymous ids; names live beside them and can go.

create table audit_identity (
  organisation uuid not null references organisation (id),
  id uuid not null,
  name text,                           -- mail address or key name; null once erased
  primary key (organisation, id),
  unique (organisation, name)
);

create table audit_entry (
  organisation uuid not null references organisation (id),
  id uuid not null,
  at timestamptz not null,
  actor uuid not null,
  action text not null,                -- 'alert.issued', 'person.looked-up', …
  subject uuid,
  document bytea not null,             -- RFC 8785 bytes of id, at, actor, action, subject and detail
  words text,                          -- free text that may name somebody: a reason; null where none, or erased
  words_salt bytea not null,
  words_digest bytea not null,         -- SHA-256 over salt and words
  primary key (organisation, id),
  foreign key (organisation, actor) references audit_identity (organisation, id)
);
create index audit_entry_at on audit_entry (organisation, at desc, id);
create index audit_entry_subject on audit_entry (organisation, subject, at desc);

create table audit_unsealed (
  organisation uuid not null references organisation (id),
  entry uuid not null,
  primary key (organisation, entry)
);

create table audit_seal (
  organisation uuid not null references organisation (id),
  number bigint not null,
  entry uuid not null,
  previous_hash bytea not null,        -- 32 zero bytes before the first
  hash bytea not null,                 -- SHA-256 over previous hash, words digest and document
  at timestamptz not null,
  primary key (organisation, number),
  unique (organisation, entry),
  foreign key (organisation, entry) references audit_entry (organisation, id)
);

-- A step that is due at a time and leaves no other row behind: retention, clocks of cases. One row a kind.
create table step_due (
  organisation uuid not null references organisation (id),
  step text not null,
  at timestamptz not null,
  primary key (organisation, step)
);

do $$ declare t text; begin
  foreach t in array array['audit_identity', 'audit_entry', 'audit_unsealed', 'audit_seal', 'step_due'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own on %I using (organisation = current_organisation())', t);
  end loop;
end $$;
revoke update, delete on audit_entry, audit_seal from alarum_app;
grant update (words, words_salt) on audit_entry to alarum_app;
revoke delete on audit_identity from alarum_app;

create or replace function organisations_with_work() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
    select o.id from organisation o
    where exists (select from notice n where n.organisation = o.id and n.state = 'open')
       or exists (select from exposed_late l where l.organisation = o.id)
       or exists (select from alert a where a.organisation = o.id and a.number > 0
                  and a.updated_at > clock_timestamp() - interval '30 days'
                  and not exists (select from notice n where n.organisation = o.id and n.alert = a.id
                                  and n.number = a.number and n.kind = 'alert'))
       or exists (select from match_due m where m.organisation = o.id)
       or exists (select from delivery d where d.organisation = o.id
                  and d.state in ('pending', 'retrying', 'leased', 'sending') and d.due <= clock_timestamp())
       or exists (select from alert a where a.organisation = o.id and a.state = 'issued' and a.expires <= clock_timestamp())
       or exists (select from audit_unsealed u where u.organisation = o.id)
       or exists (select from step_due s where s.organisation = o.id and s.at <= clock_timestamp())
  $$;
