-- What callers were asked for and have not answered yet.

create table verification (
    ticket        varchar(100)  not null primary key,
    subject       varchar(100)  not null,
    factor_id     varchar(50)   not null,
    factor_type   varchar(50)   not null,
    purpose       varchar(20)   not null,
    opened_at     timestamp(3) with time zone not null
);
