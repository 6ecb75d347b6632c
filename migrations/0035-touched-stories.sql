-- Whether any organisation did something about a story: then no machine puts it into another. It tells neither whose nor what.
create function story_is_touched(uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select exists (select from story_triage t where t.story = $1) or exists (select from alert_story l where l.story = $1)
  $$;
revoke execute on function story_is_touched(uuid) from public;
grant execute on function story_is_touched(uuid) to alarum_app;
