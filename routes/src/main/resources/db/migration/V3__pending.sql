-- Factors that were enrolled and that nobody has activated yet.

create table pending (
    factor_id     varchar(50)   not null primary key,
    login         varchar(100)  not null,
    factor_type   varchar(50)   not null,
    enrolled_at   timestamp(3) with time zone not null,
    code_sent_at  timestamp(3) with time zone not null,
    resends       integer       not null default 0,
    checks        integer       not null default 0
);
