package io.oktafactors.camel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.gate.Recipient.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is done to one phone, mailbox or user is bounded; what has to wait goes in the order in which it came. */
class RecipientLimiterTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SMS_PAUSE = Duration.ofSeconds(30);

    private final ManualTime time = new ManualTime();
    private final RecipientLimiter gates = new RecipientLimiter(time);
    private final Keys keys = new Keys();
    private final Map<RecipientLimit, Integer> open = new EnumMap<>(Map.of(
            RecipientLimit.PHONE, 1,
            RecipientLimit.MAILBOX, 1,
            RecipientLimit.ACTIVATIONS, 5,
            RecipientLimit.RESENDS, 5));

    /** A call, and what came of it at the gates. */
    private final class Call implements LimitedCall {
        private final Supplier<List<LimitCheck>> claims;
        private RecipientPermit pass;
        private String refusal;
        private Duration retryAfter;

        Call(Supplier<List<LimitCheck>> claims, Duration longest) {
            this.claims = claims;
            pass = gates.enter(this, longest.toNanos());
        }

        @Override
        public List<LimitCheck> claims() {
            return claims.get();
        }

        @Override
        public void passed(RecipientPermit given) {
            pass = given;
        }

        @Override
        public void refused(String why, Duration later) {
            refusal = why;
            retryAfter = later;
        }

        boolean waits() {
            return pass == null && refusal == null;
        }

        Call ends(Result result) {
            pass.over(deed -> result, List.of());
            return this;
        }
    }

    @Test
    void aPhoneGetsItsNextCodeAfterThirtySeconds() {
        sms("1", MINUTE).ends(Result.DONE);
        Call second = sms("1", MINUTE);

        time.pass(SMS_PAUSE.minusMillis(1));
        assertThat(second.waits()).isTrue();
        time.pass(Duration.ofMillis(1));

        assertThat(second.pass).isNotNull();
    }

    @Test
    void anSmsAndACallToOnePhoneDoNotHoldEachOtherUpNorDoOtherPhones() {
        sms("1", MINUTE).ends(Result.DONE);

        assertThat(code(Channel.CALL, "1", MINUTE).pass).isNotNull();
        assertThat(sms("2", MINUTE).pass).isNotNull();
    }

    @Test
    void thePauseBeginsWhenTheCodeWasSent() {
        Call slow = sms("1", MINUTE);
        Call second = sms("1", MINUTE);
        time.pass(Duration.ofSeconds(20));
        slow.ends(Result.DONE);

        time.pass(SMS_PAUSE.minusMillis(1));
        assertThat(second.waits()).isTrue();
        time.pass(Duration.ofMillis(1));
        assertThat(second.pass).isNotNull();
    }

    @Test
    void whatSentNothingHoldsUpNobody() {
        Call nothing = sms("1", MINUTE);
        Call second = sms("1", MINUTE);
        assertThat(second.waits()).isTrue();

        nothing.ends(Result.NOTHING);

        assertThat(second.pass).isNotNull();
    }

    @Test
    void whatOktaFoundTooSoonAndWhatNobodyKnowsOfCountAsSent() {
        for (Result result : List.of(Result.LIMITED, Result.UNKNOWN)) {
            sms("" + result.ordinal(), Duration.ZERO).ends(result);
            assertThat(sms("" + result.ordinal(), Duration.ZERO).refusal).isNotNull();
        }
    }

    @Test
    void whatWouldWaitLongerThanItMayIsRefusedAtOnceWithTheTimeToComeBack() {
        sms("+12065550142", MINUTE).ends(Result.DONE);
        time.pass(Duration.ofSeconds(4));

        Call refused = sms("+12065550142", Duration.ofSeconds(25));

        assertThat(refused.refusal)
                .isEqualTo(
                        "Okta allows one SMS and one call to a phone in 30 s (option gates);" + " try again in 26 s");
        assertThat(refused.retryAfter).isEqualTo(Duration.ofSeconds(26));
    }

    @Test
    void thoseWhoWaitGoOneAfterTheOtherAndOneTooManyKnowsAtOnce() {
        sms("1", MINUTE).ends(Result.DONE);
        Call second = sms("1", Duration.ofSeconds(90));
        Call third = sms("1", Duration.ofSeconds(90));
        Call fourth = sms("1", Duration.ofSeconds(89));

        assertThat(fourth.retryAfter).isEqualTo(Duration.ofSeconds(90));
        time.pass(SMS_PAUSE);
        assertThat(third.waits()).isTrue();
        second.ends(Result.DONE);
        time.pass(SMS_PAUSE);
        assertThat(third.pass).isNotNull();
    }

    @Test
    void whoHasWaitedAsLongAsTheyMayIsRefused() {
        Call slow = sms("1", MINUTE);
        Call second = sms("1", Duration.ofSeconds(40));
        time.pass(Duration.ofSeconds(20));
        slow.ends(Result.DONE);

        time.pass(Duration.ofSeconds(20));

        assertThat(second.retryAfter).isEqualTo(Duration.ofSeconds(10));
        assertThat(gates.view().get(0).waiting()).isZero();
    }

    @Test
    void aMailboxWaitsFiveSeconds() {
        mail("ada@acme.example").ends(Result.DONE);
        Call second = mail("Ada@acme.example ");

        time.pass(Duration.ofSeconds(5));

        assertThat(second.pass).isNotNull();
    }

    @Test
    void fiveCodesOfAUserAreTriedInFiveMinutesAndThenNoneIsResentEither() {
        Key user = keys.of("ada");
        for (int i = 0; i < 5; i++) {
            deed(SideEffect.ACTIVATION, user).ends(i == 0 ? Result.DONE : Result.WRONG);
            time.pass(Duration.ofSeconds(10));
        }

        assertThat(deed(SideEffect.ACTIVATION, user).refusal).contains("five activation codes of a user");
        assertThat(deed(SideEffect.RESEND, user).refusal).contains("five activation codes of a user");
        assertThat(deed(SideEffect.ACTIVATION, keys.of("bob")).pass).isNotNull();
        time.pass(Duration.ofSeconds(250));
        assertThat(deed(SideEffect.ACTIVATION, user).pass).isNotNull();
        assertThat(deed(SideEffect.ACTIVATION, user).refusal).isNotNull();
    }

    @Test
    void fiveCodesAreResentToAUserInFiveMinutes() {
        Key user = keys.of("ada");
        for (int i = 0; i < 5; i++) {
            deed(SideEffect.RESEND, user).ends(Result.DONE);
        }

        assertThat(deed(SideEffect.RESEND, user).retryAfter).isEqualTo(Duration.ofMinutes(5));
        assertThat(deed(SideEffect.ACTIVATION, user).pass).isNotNull();
    }

    @Test
    void theCapsOnCostAreNeverWaitedForAndNameTheirOption() {
        open.clear();
        open.put(RecipientLimit.CODES_OF_PHONE, 2);
        open.put(RecipientLimit.CODES_OF_HOUR, 4);
        open.put(RecipientLimit.CODES_OF_RUN, 6);
        Duration day = Duration.ofDays(1);
        sms("1", day).ends(Result.DONE);
        code(Channel.CALL, "1", day).ends(Result.UNKNOWN);
        assertThat(sms("1", day).refusal)
                .startsWith("2 codes were sent to the phone within an hour (option maxCodesPerPhone); try again in");

        sms("2", day).ends(Result.DONE);
        sms("3", day).ends(Result.DONE);
        assertThat(sms("4", day).refusal)
                .startsWith("4 codes were sent by SMS and call within an hour (option maxCodesPerHour)");

        time.pass(Duration.ofHours(1));
        sms("4", day).ends(Result.NOTHING);
        sms("4", day).ends(Result.DONE);
        sms("5", day).ends(Result.DONE);
        time.pass(Duration.ofDays(100));
        assertThat(sms("6", day).refusal)
                .startsWith("6 codes were sent by SMS and call since the start (option maxCodesPerRun)");
        assertThat(mail("ada@acme.example").pass).isNotNull();
    }

    @Test
    void callsOnTheirWayAreHeldAgainstACap() {
        open.put(RecipientLimit.CODES_OF_HOUR, 2);
        sms("1", MINUTE);
        sms("2", MINUTE);

        assertThat(sms("3", MINUTE).refusal).contains("maxCodesPerHour");
    }

    @Test
    void whatIsLearnedOfAFactorWhileACallWaitsCounts() {
        Recipients recipients = new Recipients();
        Key factor = keys.of("factor");
        Supplier<List<LimitCheck>> claims =
                () -> LimitCheck.of(open, Set.of(SideEffect.PROMPT), recipients.of(factor), keys.of("ada"));
        Call first = new Call(claims, MINUTE);
        Call second = new Call(claims, MINUTE);
        assertThat(second.waits()).as("it may be a phone").isTrue();

        recipients.learn(factor, Recipient.of(Channel.NONE, factor));
        first.ends(Result.NOTHING);

        assertThat(second.pass).isNotNull();
    }

    @Test
    void whatIsRepeatedBecauseItDidNothingIsLetThrough() {
        Call lost = sms("1", MINUTE).ends(Result.UNKNOWN);

        assertThat(gates.enterAgain(lost)).isNotNull();
    }

    @Test
    void nothingIsRememberedForLongerThanNeeded() {
        open.put(RecipientLimit.CODES_OF_PHONE, 3);
        for (int phone = 0; phone < 1000; phone++) {
            sms("" + phone, MINUTE).ends(Result.DONE);
        }
        assertThat(gates.known()).isEqualTo(2000);

        time.pass(Duration.ofMinutes(61));
        sms("last", MINUTE);

        assertThat(gates.known()).isEqualTo(2);
        assertThat(time.alarms()).isZero();
    }

    @Test
    void whoWaitsWhenAllEndsIsTold() {
        sms("1", MINUTE).ends(Result.DONE);
        Call second = sms("1", MINUTE);

        gates.clear();

        assertThat(second.refusal).isEqualTo("the application is stopping");
        assertThat(gates.known()).isZero();
    }

    @Test
    void noViewAndNoTextTellsWhom() {
        Call call = sms("+12065550142", MINUTE);

        assertThat(gates.view().toString() + call.claims() + keys.of("+12065550142"))
                .doesNotContain("206555");
        assertThat(gates.view().get(0).known()).isOne();
        assertThat(new Keys().of("1")).as("with a secret of its own").isNotEqualTo(keys.of("1"));
    }

    /** Phones and times at random: what passes is within the bounds, and everybody is told something. */
    @Test
    void whateverHappensNoPhoneGetsTwoCodesInThirtySecondsAndNobodyIsForgotten() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Map<String, Long> sent = new java.util.HashMap<>();
            List<Call> calls = new ArrayList<>();
            List<Call> flying = new ArrayList<>();
            List<String> phones = new ArrayList<>();
            for (int step = 0; step < 2_000; step++) {
                if (random.nextInt(3) == 0) {
                    String phone = "" + random.nextInt(5);
                    calls.add(sms(phone, Duration.ofSeconds(random.nextInt(200))));
                    phones.add(phone);
                }
                time.pass(Duration.ofMillis(random.nextInt(3_000)));
                for (int i = 0; i < calls.size(); i++) {
                    Call call = calls.get(i);
                    if (call.pass != null && !flying.contains(call)) {
                        flying.add(call);
                        Long last = sent.put(phones.get(i), time.nanos());
                        call.ends(Result.DONE);
                        if (last != null) {
                            assertThat(time.nanos() - last).isGreaterThanOrEqualTo(SMS_PAUSE.toNanos());
                        }
                    }
                }
            }
            time.pass(Duration.ofSeconds(200));
            int round = seed;
            assertThat(IntStream.range(0, calls.size()).filter(i -> calls.get(i).waits()))
                    .as("seed %d", round)
                    .isEmpty();
        }
    }

    private Call sms(String phone, Duration longest) {
        return code(Channel.SMS, phone, longest);
    }

    private Call mail(String address) {
        return code(Channel.EMAIL, address, MINUTE);
    }

    private Call code(Channel channel, String address, Duration longest) {
        Recipient recipient = Recipient.of(channel, keys.of("unknown")).at(keys, "https://acme.okta.com", address);
        return new Call(() -> LimitCheck.of(open, Set.of(), recipient, keys.of("ada")), longest);
    }

    private Call deed(SideEffect deed, Key user) {
        return new Call(() -> LimitCheck.of(open, Set.of(deed), null, user), Duration.ZERO);
    }
}
