-- Past alerts matched again under other rules, to see who would have been told and who not. Each alert is a transaction of
-- its own, so a replay goes on where a crash stopped it.

create table rule_replay (
  organisation uuid not null references organisation (id),
  id uuid not null,
  rules jsonb not null,                  -- the rules it tries; people/rules.ts
  current_rules jsonb not null,          -- the rules of the organisation when it began
  since timestamptz not null,
  until timestamptz not null,
  state text not null check (state in ('running', 'done')),
  done integer not null default 0,       -- revisions replayed, of `total`
  total integer not null,
  result jsonb,                          -- when done: messages a person and week under either rules
  created_by text not null,
  created_at timestamptz not null,
  primary key (organisation, id)
);
create index rule_replay_latest on rule_replay (organisation, created_at desc, id);
create index rule_replay_running on rule_replay (organisation, created_at) where state = 'running';

create table rule_replay_alert (
  organisation uuid not null references organisation (id),
  replay uuid not null,
  place integer not null,                -- in the order of issue
  alert uuid not null,
  number integer not null,
  current integer,                       -- people under the organisation's rules; null: still to be done
  proposed integer,
  added integer,
  lost integer,
  sample jsonb,                          -- ids of up to five of each; where they were is not kept
  fault text,
  primary key (organisation, replay, place),
  foreign key (organisation, replay) references rule_replay (organisation, id) on delete cascade,
  foreign key (organisation, alert, number) references alert_revision (organisation, alert, number)
);
create index rule_replay_alert_due on rule_replay_alert (organisation, replay, place) where current is null;

-- Whom the revision at hand would tell, under the organisation's rules (0) and the proposed ones (1); empty in between.
create table rule_replay_hit (
  organisation uuid not null references organisation (id),
  replay uuid not null,
  side smallint not null,
  person uuid not null,
  primary key (organisation, replay, side, person),
  foreign key (organisation, replay) references rule_replay (organisation, id) on delete cascade,
  foreign key (organisation, person) references person (organisation, id) on delete cascade
);

-- Messages for each person in each week from `since`; gone when the replay is done.
create table rule_replay_week (
  organisation uuid not null references organisation (id),
  replay uuid not null,
  person uuid not null,
  week integer not null,
  current integer not null,
  proposed integer not null,
  primary key (organisation, replay, person, week),
  foreign key (organisation, replay) references rule_replay (organisation, id) on delete cascade,
  foreign key (organisation, person) references person (organisation, id) on delete cascade
);

-- A replay looks at stays that are over too.
create index stay_cell_past on stay (organisation, cell) include (starts, ends, person) where over and cell is not null;
create index stay_place_past on stay (organisation, place) include (starts, ends, person) where over and cell is null;

do $$ declare t text; begin
  foreach t in array array['rule_replay', 'rule_replay_alert', 'rule_replay_hit', 'rule_replay_week'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own on %I using (organisation = current_organisation())', t);
  end loop;
end $$;

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
       or exists (select from rule_replay r where r.organisation = o.id and r.state = 'running')
  $$;
