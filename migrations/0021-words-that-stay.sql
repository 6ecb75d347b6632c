-- What was answered and noted is never changed: the words of a person who is erased, or those kept long enough, may go,
-- and nothing else may come in their place. The grants on these columns are for that alone; here it is held.

create function words_may_only_go() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'reply' then
    if new.note is not null and new.note is distinct from old.note then
      raise insufficient_privilege using message = 'What somebody answered is never changed; record another answer.';
    end if;
  elsif new.text is distinct from old.text and new.text not in ('Erased.', 'No longer kept.') then
    raise insufficient_privilege using message = 'A log is never changed; write another entry.';
  end if;
  return new;
end $$;
create trigger words_stay before update on reply for each row execute function words_may_only_go();
create trigger words_stay before update on case_entry for each row execute function words_may_only_go();
create trigger words_stay before update on duty_log for each row execute function words_may_only_go();
