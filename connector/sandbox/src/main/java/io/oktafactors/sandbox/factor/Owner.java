package io.oktafactors.sandbox.factor;

import java.util.Optional;

/** What the profile rules ask of the person who enrols. */
public interface Owner {
    String login();

    /** Whether it is the person's primary or secondary address. */
    boolean owns(String address);

    /** The number to use if an enrolment names none. */
    Optional<String> phoneOnFile();
}
