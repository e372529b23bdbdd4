package io.oktafactors.sandbox.factor;

import java.util.Optional;

/** What profile rules need to know about the user of an enrollment. */
public interface Owner {
    String login();

    /** Whether this is the primary or secondary address of the user. */
    boolean owns(String address);

    /** The number to use if an enrolment names none. */
    Optional<String> phoneOnFile();
}
