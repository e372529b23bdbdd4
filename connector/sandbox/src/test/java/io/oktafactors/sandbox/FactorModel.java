package io.oktafactors.sandbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a person's factors should be, told a second time and as plainly as possible, for {@link RandomStepsTest}. It knows
 * statuses and refusals, not codes; each step says whether what is brought along is right.
 */
final class FactorModel {
    static final int LIMIT_OF_ATTEMPTS = 5;
    static final int LOCKING_FAILURES = 10;

    private static final Set<String> AT_ONCE =
            Set.of("question", "token/RSA", "token/SYMANTEC", "token:hotp", "token:hardware");
    private static final Set<String> CODES = Set.of("sms", "call", "email");
    private static final Set<String> KEYS = Set.of("u2f", "webauthn");

    /** Statuses by type, in order of enrolment. */
    final Map<String, String> statuses = new LinkedHashMap<>();

    final Set<String> challenged = new HashSet<>();
    String userStatus = "ACTIVE";
    boolean phoneKnown;
    int failures;

    private final List<Long> attempts = new ArrayList<>();
    private final List<Long> resends = new ArrayList<>();

    /** The error code that the step gives, or {@code ok}. */
    String enroll(String type, boolean active) {
        if (is("DEPROVISIONED") || is("SUSPENDED")) {
            return "E0000038";
        }
        if (type.equals("web")) {
            return "E0000060";
        }
        if (type.equals("token:hotp") && !active) {
            return "E0000063";
        }
        String status = statuses.get(type);
        if ("ACTIVE".equals(status)) {
            return "E0000001";
        }
        if (status != null && !status.equals("PENDING_ACTIVATION")) {
            return "E0000180";
        }
        boolean atOnce = AT_ONCE.contains(type)
                || CODES.contains(type) && active
                || Set.of("sms", "call").contains(type) && phoneKnown;
        statuses.put(type, atOnce ? "ACTIVE" : "PENDING_ACTIVATION");
        return "ok";
    }

    String activate(String type, boolean right, long second) {
        String status = statuses.get(type);
        if (is("DEPROVISIONED")) {
            return "E0000038";
        }
        if (status == null) {
            return "E0000007";
        }
        if (type.equals("push")) {
            return off(status) ? "E0000180" : "ok";
        }
        if (off(status)) {
            return "E0000180";
        }
        if (status.equals("ACTIVE")) {
            return "E0000016";
        }
        if (recent(attempts, second) >= LIMIT_OF_ATTEMPTS) {
            return "E0000047";
        }
        attempts.add(second);
        if (!right) {
            return "E0000068";
        }
        statuses.put(type, "ACTIVE");
        challenged.remove(type);
        return "ok";
    }

    String resend(String type, long second) {
        String status = statuses.get(type);
        if (is("DEPROVISIONED")) {
            return "E0000038";
        }
        if (status == null) {
            return "E0000007";
        }
        if (!CODES.contains(type)) {
            return "E0000001";
        }
        if (off(status)) {
            return "E0000180";
        }
        if (status.equals("ACTIVE")) {
            return "E0000107";
        }
        if (recent(attempts, second) >= LIMIT_OF_ATTEMPTS || recent(resends, second) >= LIMIT_OF_ATTEMPTS) {
            return "E0000047";
        }
        resends.add(second);
        return "ok";
    }

    String challenge(String type) {
        String refusal = verifiable(type);
        if (refusal != null) {
            return refusal;
        }
        String status = statuses.get(type);
        if (off(status)) {
            return "E0000180";
        }
        if (status.equals("PENDING_ACTIVATION")) {
            return "E0000107";
        }
        if (CODES.contains(type) || KEYS.contains(type) || type.equals("push")) {
            challenged.add(type);
            return "ok";
        }
        return "E0000001";
    }

    String answer(String type, boolean right) {
        String refusal = verifiable(type);
        if (refusal != null) {
            return refusal;
        }
        String status = statuses.get(type);
        if (off(status)) {
            return "E0000180";
        }
        if (status.equals("PENDING_ACTIVATION")) {
            return "E0000107";
        }
        boolean open = !CODES.contains(type) && !KEYS.contains(type) || challenged.contains(type);
        if (right && open) {
            failures = 0;
            challenged.remove(type);
            return "ok";
        }
        failures++;
        if (failures == LOCKING_FAILURES) {
            failures = 0;
            userStatus = "LOCKED_OUT";
            return "E0000069";
        }
        return "E0000068";
    }

    String unenroll(String type) {
        if (is("DEPROVISIONED")) {
            return "E0000038";
        }
        if (!statuses.containsKey(type)) {
            return "E0000007";
        }
        if (type.equals("push")) {
            forget("token:software:totp/OKTA");
        }
        forget(type);
        return "ok";
    }

    String reset() {
        if (is("DEPROVISIONED")) {
            return "E0000038";
        }
        List.copyOf(statuses.keySet()).forEach(this::forget);
        return "ok";
    }

    /** A phone scans a pending push: the codes come along. */
    void scan() {
        statuses.put("push", "ACTIVE");
        String codes = statuses.get("token:software:totp/OKTA");
        if (codes == null || codes.equals("PENDING_ACTIVATION")) {
            statuses.put("token:software:totp/OKTA", "ACTIVE");
        }
    }

    boolean off(String status) {
        return Set.of("INACTIVE", "DISABLED", "EXPIRED").contains(status);
    }

    private void forget(String type) {
        String status = statuses.remove(type);
        challenged.remove(type);
        if ("ACTIVE".equals(status) && Set.of("sms", "call").contains(type)) {
            phoneKnown = true;
        }
    }

    private String verifiable(String type) {
        if (is("DEPROVISIONED")) {
            return "E0000038";
        }
        if (!statuses.containsKey(type)) {
            return "E0000007";
        }
        if (is("SUSPENDED")) {
            return type.equals("push") ? "E0000155" : "E0000038";
        }
        return is("LOCKED_OUT") ? "E0000119" : null;
    }

    private boolean is(String status) {
        return userStatus.equals(status);
    }

    private static long recent(List<Long> seconds, long now) {
        return seconds.stream().filter(second -> now - second < 300).count();
    }
}
