package io.oktafactors.routes.event;

/** The ids of an installation that the tests know the key of. */
public final class TestIds {

    public static final ContentIds CONTENTS = new ContentIds("a key of the tests".getBytes());
    public static final EventIds EVENTS = new EventIds(CONTENTS);

    private TestIds() {}
}
