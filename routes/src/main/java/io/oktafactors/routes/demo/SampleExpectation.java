package io.oktafactors.routes.demo;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.Report;
import io.oktafactors.routes.state.RowVerdict;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxFactor;
import io.oktafactors.sandbox.api.SandboxUser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The expected result of the sample, also after restarts.
 *
 * @param invalid how many rows are invalid
 * @param duplicates how many rows are duplicates
 * @param rejected how many events Okta or the policy rejects
 * @param scheduled how many events wait for a later day
 * @param factors login to the types of the factors that the user has in the end; users not named have none
 */
record SampleExpectation(
        long invalid, long duplicates, long rejected, long scheduled, Map<String, List<String>> factors) {

    static SampleExpectation load() {
        try (InputStream in = SampleExpectation.class.getResourceAsStream("/sample/outcome.yaml")) {
            return new YAMLMapper().readValue(in, SampleExpectation.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The differences of the report and of Okta from the expected result, a sentence each. */
    List<String> surprises(Report report, OktaSandbox okta) {
        List<String> surprises = new ArrayList<>();
        compare(surprises, "invalid rows", invalid, report.rows(RowVerdict.Kind.INVALID));
        compare(surprises, "duplicate rows", duplicates, report.rows(RowVerdict.Kind.DUPLICATE));
        compare(surprises, "rejected events", rejected, report.events(EventState.REJECTED));
        compare(surprises, "scheduled events", scheduled, report.events(EventState.SCHEDULED));
        compare(surprises, "failed events", 0L, report.events(EventState.FAILED));
        surprises.addAll(surprisesAt(okta));
        return surprises;
    }

    /** The differences at Okta: factors, codes, and phone numbers of leavers that were not removed. */
    List<String> surprisesAt(OktaSandbox okta) {
        List<String> surprises = new ArrayList<>();
        for (SandboxUser user : okta.users()) {
            compare(
                    surprises,
                    "factors of " + user.login(),
                    factors.getOrDefault(user.login(), List.of()).stream()
                            .sorted()
                            .toList(),
                    user.factors().stream()
                            .map(SandboxFactor::factorType)
                            .sorted()
                            .toList());
            compare(
                    surprises,
                    "recovery phones of " + user.login(),
                    0,
                    user.recoveryPhones().size());
        }
        okta.messages().stream()
                .collect(Collectors.groupingBy(
                        message -> message.channel() + " of user " + message.userId(), Collectors.counting()))
                .forEach((target, codes) -> compare(surprises, "codes sent by " + target, 1L, codes));
        return surprises;
    }

    private static void compare(List<String> surprises, String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            surprises.add(what + ": expected " + expected + ", got " + actual);
        }
    }
}
