package io.oktafactors.sandbox;

import io.oktafactors.sandbox.api.SandboxProfile;
import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.factor.FactorStatus;
import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.factor.Ids;
import io.oktafactors.sandbox.proof.Subject;
import io.oktafactors.sandbox.store.Store;
import io.oktafactors.sandbox.user.Entry;
import io.oktafactors.sandbox.user.User;
import io.oktafactors.sandbox.user.UserStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** A large organization: people with an SMS, an email, an authenticator and a question factor each. */
final class ManyFactors {
    static final int FACTORS_EACH = 4;

    private ManyFactors() {}

    /** Writes a store: {@code ManyFactors 250000 many.jsonl} makes a million factors. */
    public static void main(String[] args) {
        try (Store store = Store.open(Path.of(args[1]))) {
            store.recover(Instant.now());
            for (int number = 0; number < Integer.parseInt(args[0]); number++) {
                store.write(Entry.of(person(number)));
            }
        }
    }

    static User person(int number) {
        Instant now = Instant.parse("2026-03-04T10:15:30.250Z").plusSeconds(number);
        String login = "person" + number + "@acme.example";
        SandboxProfile profile = new SandboxProfile(login, login, null, "Person", "Number " + number, null, null);
        User user = User.created(Ids.derived("00u", login), UserStatus.ACTIVE, profile, Set.of(), now);
        return user.with(factor(FactorType.SMS, Subject.of("+1206" + (2_000_000 + number)), now))
                .with(factor(FactorType.EMAIL, Subject.of(login), now))
                .with(factor(FactorType.TOTP_GOOGLE, new Subject(login, "JBSWY3DPEHPK3PXP", null, Map.of()), now))
                .with(factor(FactorType.QUESTION, Subject.of("first_award", "blue ribbon"), now));
    }

    private static Factor factor(FactorType type, Subject subject, Instant now) {
        return Factor.enrolled(Ids.random(type.prefix(FactorStatus.ACTIVE)), type, FactorStatus.ACTIVE, subject, now);
    }
}
