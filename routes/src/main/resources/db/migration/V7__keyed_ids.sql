-- The key that event ids and the like are made with: one for all nodes on this database.
create table installation_key (
    id            integer       not null primary key check (id = 1),
    secret        varchar(64)   not null
);

-- Whether the id of an event is made with the key. Those that were accepted before there was one keep theirs.
alter table event add column keyed boolean not null default false;
