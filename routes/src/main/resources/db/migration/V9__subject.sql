-- Whether a person has an older event is looked up for each event; without this index all open events are read for it.
create index event_subject on event (subject);
