package io.oktafactors.routes.feed;

/** The kinds of fault that keep a row from becoming an event. */
public enum Fault {
    UNREADABLE_FILE,
    TOO_FEW_COLUMNS,
    TOO_MANY_COLUMNS,
    UNCLOSED_QUOTE,
    STRAY_QUOTE,
    UNREADABLE_CHARACTER,
    MISSING_VALUE,
    UNKNOWN_ACTION,
    UNKNOWN_STATUS,
    UNKNOWN_USER_TYPE,
    UNKNOWN_COUNTRY,
    UNKNOWN_TIME_ZONE,
    BAD_EMPLOYEE_NUMBER,
    BAD_LOGIN,
    BAD_EMAIL,
    BAD_PHONE,
    BAD_PHONE_EXTENSION,
    BAD_DATE,
    IMPOSSIBLE_DATE,
    DATE_ORDER,
    DATE_OUT_OF_RANGE
}
