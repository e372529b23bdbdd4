package io.oktafactors.camel.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.camel.gate.Recipient.Channel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets what is sent, and which limits a call for them asks. */
class RecipientTest {

    private static final String ORGANIZATION = "https://acme.okta.com";

    private final Keys keys = new Keys();
    private final Key factor = keys.of("factor");
    private final Key user = keys.of("user");

    @ParameterizedTest
    @CsvSource({"sms, SMS", "call, CALL", "email, EMAIL", "push, NONE"})
    void aFactorTypeHasItsChannel(String factorType, Channel channel) {
        assertThat(Channel.of(factorType)).isEqualTo(channel);
    }

    @Test
    void oneNumberIsOneRecipientHoweverItIsWrittenAndAPauseIsOfOneChannel() {
        Recipient sms = Recipient.of(Channel.SMS, factor).at(keys, ORGANIZATION, "+1-206-555-0142");

        assertThat(Recipient.of(Channel.SMS, user).at(keys, ORGANIZATION, "+12065550142"))
                .isEqualTo(sms);
        Recipient call = Recipient.of(Channel.CALL, factor).at(keys, ORGANIZATION, "+12065550142");
        assertThat(call.paid()).isEqualTo(sms.paid());
        assertThat(call.pace()).isNotEqualTo(sms.pace());
        assertThat(Recipient.of(Channel.SMS, factor).at(keys, "https://other.okta.com", "+12065550142"))
                .isNotEqualTo(sms);
    }

    @Test
    void ofAPhoneWhoseChannelIsUnknownOnlyTheCostIsKnown() {
        Recipient phone = Recipient.of(Channel.PHONE, factor).at(keys, ORGANIZATION, "2065550142");

        assertThat(phone.pace()).isEqualTo(factor);
        assertThat(phone.paid())
                .isEqualTo(Recipient.of(Channel.SMS, factor)
                        .at(keys, ORGANIZATION, "2065550142")
                        .paid());
    }

    @Test
    void anAddressIsTheSameInAnyCase() {
        assertThat(Recipient.of(Channel.EMAIL, factor).at(keys, ORGANIZATION, " Ada@Acme.example"))
                .isEqualTo(Recipient.of(Channel.EMAIL, factor).at(keys, ORGANIZATION, "ada@acme.example"));
        assertThat(Recipient.of(Channel.UNKNOWN, factor).at(keys, ORGANIZATION, "ada@acme.example"))
                .isEqualTo(Recipient.of(Channel.UNKNOWN, factor));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "SMS, CODE, false",
                "CALL, CODE, false",
                "PHONE, CODE, false",
                "EMAIL, MAIL, false",
                "UNKNOWN, CODE, true",
                "NONE, -, true"
            })
    void aChannelCarriesCodesMailsOrPrompts(Channel channel, SideEffect deed, boolean prompted) {
        assertThat(Recipient.of(channel, factor).deed()).isEqualTo(deed);
        assertThat(Recipient.of(channel, factor).mayBePrompted()).isEqualTo(prompted);
    }

    @Test
    void aKeyIsTheSameForTheSameValuesInTheirOrderAndTellsNothing() {
        assertThat(keys.of("a", "bc")).isEqualTo(keys.of("a", "bc"));
        assertThat(keys.of("a", "bc"))
                .isNotEqualTo(keys.of("ab", "c"))
                .isNotEqualTo(keys.of("bc", "a"))
                .isNotEqualTo(keys.of("abc"))
                .hasToString("key");
        assertThat(keys.of("a").high()).isNotEqualTo(keys.of("a").low());
    }

    @Test
    void whatWasNotAskedForTheLongestIsForgotten() {
        Recipients recipients = new Recipients();
        Recipient known = Recipient.of(Channel.SMS, factor);
        for (int i = 0; i < 10_000; i++) {
            recipients.learn(new Key(i, 0), known);
        }
        recipients.of(new Key(0, 0));

        recipients.learn(factor, known);

        assertThat(recipients.of(new Key(0, 0))).isEqualTo(known);
        assertThat(recipients.of(new Key(2, 0))).isEqualTo(known);
        assertThat(recipients.of(factor)).isEqualTo(known);
        assertThat(recipients.of(new Key(1, 0)).channel()).isEqualTo(Channel.UNKNOWN);
    }

    @Test
    void aCallAsksTheLimitsOfWhatItDoesAndOfWhatStopsIt() {
        Map<RecipientLimit, Integer> times = new EnumMap<>(RecipientLimit.class);
        for (RecipientLimit limit : RecipientLimit.values()) {
            times.put(limit, 7);
        }
        Recipient phone = Recipient.of(Channel.SMS, factor).at(keys, ORGANIZATION, "2065550142");

        assertThat(LimitCheck.of(times, Set.of(), phone, user))
                .containsExactly(
                        new LimitCheck(RecipientLimit.PHONE, phone.pace(), 7, true),
                        new LimitCheck(RecipientLimit.CODES_OF_PHONE, phone.paid(), 7, true),
                        new LimitCheck(RecipientLimit.CODES_OF_HOUR, Key.ALL, 7, true),
                        new LimitCheck(RecipientLimit.CODES_OF_RUN, Key.ALL, 7, true));
        assertThat(LimitCheck.of(times, Set.of(SideEffect.RESEND), null, user))
                .containsExactly(
                        new LimitCheck(RecipientLimit.ACTIVATIONS, user, 7, false),
                        new LimitCheck(RecipientLimit.RESENDS, user, 7, true));
        assertThat(LimitCheck.of(times, Set.of(SideEffect.PROMPT), Recipient.of(Channel.NONE, factor), user))
                .containsExactly(new LimitCheck(RecipientLimit.PROMPTS, user, 7, true));
        assertThat(LimitCheck.of(times, Set.of(SideEffect.PROMPT), Recipient.of(Channel.EMAIL, factor), user))
                .containsExactly(new LimitCheck(RecipientLimit.MAILBOX, factor, 7, true));
        assertThatThrownBy(() -> new LimitCheck(RecipientLimit.PHONE, user, 0, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theEndOfACallIsHeardOnce() {
        AtomicInteger ends = new AtomicInteger();
        RecipientPermit permit = new RecipientPermit(
                (claims, results, besides) -> {
                    ends.incrementAndGet();
                    assertThat(results.apply(SideEffect.CODE)).isEqualTo(Result.NOTHING);
                    assertThat(besides).isEmpty();
                },
                List.of());

        permit.unused();
        permit.over(deed -> Result.DONE, List.of());

        assertThat(ends).hasValue(1);
    }
}
