-- How sure a suggestion is, what else the field may be, and who gave the value.
alter table draft_suggestion
  add column confidence real check (confidence between 0 and 1),
  add column alternatives jsonb not null default '[]', -- [{value, says, confidence}], the likeliest first
  add column given_by text not null default 'reader' check (given_by in ('reader', 'model'));
