package io.oktafactors.sandbox.user;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * A push prompt on a device.
 *
 * @param id the id in the form of the answer to the challenge
 * @param correctAnswer the number to pick, or null without number challenge
 * @param result how it ended, or null while it is not answered
 * @param planned what the device will do at {@code plannedAt} if nothing happens before, or null
 */
public record Push(
        String id,
        String factorId,
        String deviceId,
        Instant created,
        Instant expiresAt,
        Integer correctAnswer,
        Result result,
        Result planned,
        Instant plannedAt) {

    /** Okta's results, in Okta's spelling. */
    public enum Result {
        WAITING,
        SUCCESS,
        REJECTED,
        TIMEOUT,
        CANCELLED
    }

    /** The id in the form of answers to polls: clients must follow links rather than build them. */
    public String pollId() {
        return "v2mst."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(id.getBytes(StandardCharsets.US_ASCII))
                        .substring(4);
    }

    public boolean called(String anyId) {
        return id.equals(anyId) || pollId().equals(anyId);
    }

    /** The result of a poll at this time. */
    public Result at(Instant now) {
        if (result != null) {
            return result;
        }
        if (planned != null && !now.isBefore(plannedAt) && plannedAt.isBefore(expiresAt)) {
            return planned;
        }
        return now.isBefore(expiresAt) ? Result.WAITING : Result.TIMEOUT;
    }

    public Push ended(Result how) {
        return new Push(id, factorId, deviceId, created, expiresAt, correctAnswer, how, null, null);
    }
}
