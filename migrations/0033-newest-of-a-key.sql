-- A key that very many stories share tells little: only the newest of them are looked at.
create index story_key_newest on story_key (key, at desc, story);
