-- What JdbcBudgetStore keeps: a row for each ledger, and one for each node that has a part of its window.
CREATE TABLE okta_budget (
    ledger        VARCHAR(400) PRIMARY KEY,
    after_end     BIGINT  NOT NULL,
    ends          BIGINT  NOT NULL,
    opened_millis BIGINT  NOT NULL,
    call_limit    INTEGER NOT NULL
);

CREATE TABLE okta_budget_slice (
    ledger       VARCHAR(400) NOT NULL,
    node         VARCHAR(64)  NOT NULL,
    leased       INTEGER NOT NULL,
    used         INTEGER NOT NULL,
    flying       INTEGER NOT NULL,
    wanting      BOOLEAN NOT NULL,
    heard_millis BIGINT  NOT NULL,
    PRIMARY KEY (ledger, node)
);
