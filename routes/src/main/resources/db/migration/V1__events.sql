-- What became of each event, each row of a feed, and the newest event of each person.

create table event (
    event_id      varchar(64)   not null primary key,
    subject       varchar(100)  not null,
    person        varchar(100)  not null,
    type          varchar(20)   not null,
    effective_at  timestamp(3) with time zone not null,
    feed          varchar(300)  not null,
    line          bigint        not null,
    state         varchar(20)   not null,
    reason        varchar(1000),
    rate_limited  integer       not null default 0,
    attempts      integer       not null default 0,
    accepted_at   timestamp(3) with time zone not null,
    updated_at    timestamp(3) with time zone not null
);

create index event_state on event (state);

create table feed (
    feed          varchar(300)  not null primary key,
    read_at       timestamp(3) with time zone not null
);

create table feed_row (
    feed          varchar(300)  not null,
    line          bigint        not null,
    verdict       varchar(20)   not null,
    event_id      varchar(64),
    reason        varchar(1000),
    primary key (feed, line)
);

create table fence (
    subject       varchar(100)  not null primary key,
    event_id      varchar(64)   not null,
    type          varchar(20)   not null,
    effective_at  timestamp(3) with time zone not null,
    occurred_at   timestamp(3) with time zone not null,
    line          bigint        not null
);
