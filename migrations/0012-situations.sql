-- When a situation changed last, so that the desk lists them without looking at every alert; and who closed it.
alter table situation add column changed_at timestamptz;
alter table situation add column closed_by text;
update situation s set changed_at = greatest(s.opened_at, s.closed_at,
  (select max(a.updated_at) from alert a where a.organisation = s.organisation and a.situation = s.id));
alter table situation alter column changed_at set default now(), alter column changed_at set not null;
create index situation_open on situation (organisation, changed_at desc, id) where closed_at is null;
create index situation_closed on situation (organisation, changed_at desc, id) where closed_at is not null;
create index roll_call_open on roll_call (organisation, opened_at) where closed_at is null;

-- Messages that did not arrive are few and looked for among many, in the order of their recipients.
create index delivery_lost on delivery (organisation, notice, recipient)
  where state in ('bounced', 'refused', 'failed', 'unknown', 'suppressed', 'unaddressed');
