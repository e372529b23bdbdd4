package io.oktafactors.camel.operation;

/** The type of the message body of a JSON answer. */
public enum OktaFactorsOutputType {
    /** A {@code String}, as Okta wrote it. */
    text,
    /** A {@code Map}, or a {@code List} of them. */
    map,
    /** A type of {@code io.oktafactors.camel.model}, or a {@code List} of them. */
    model
}
