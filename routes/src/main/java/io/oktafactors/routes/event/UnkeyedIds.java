package io.oktafactors.routes.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ids that events had before ids were made with a key. They are used for the upgrade only: events that were accepted before
 * it, and are on a queue or are received again, are recognized by them. No new event gets one.
 */
public final class UnkeyedIds {

    private static final int HR_ID_BYTES = 16;

    private UnkeyedIds() {}

    /** The id that an event had, or would have had. */
    public static String of(Event event) {
        if (event instanceof HrEvent hr) {
            return hash(hr.content().stream()
                    .map(value -> value == null ? "-" : value.length() + ":" + value)
                    .collect(Collectors.joining()));
        }
        if (event instanceof Ticket ticket) {
            return ofTicket(ticket.content());
        }
        PendingCheck check = (PendingCheck) event;
        return ofPendingCheck(check.factorId(), check.number());
    }

    static String ofTicket(List<String> content) {
        return uuid(content.stream().map(value -> value == null ? "" : value));
    }

    static String ofPendingCheck(String factorId, int number) {
        return uuid(Stream.of("pending " + factorId + " " + number));
    }

    private static String uuid(Stream<String> content) {
        return UUID.nameUUIDFromBytes(content.collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static String hash(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HR_ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
