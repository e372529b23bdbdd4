package io.oktafactors.routes.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.routes.settings.SettingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyQueuesTest {

    private static ReplyQueues queues(String... patterns) {
        return new ReplyQueues(new ReplyProperties(List.of(patterns)));
    }

    @Test
    void aNameOrTheStartOfNamesAndTemporaryQueuesAreAllowed() {
        ReplyQueues queues = queues("replies.*", "desk");

        assertThat(List.of(
                        "replies.a",
                        "replies.a.b-c_d@e",
                        "replies.\u00fc",
                        "desk",
                        "0d5A1c9e-1111-2222-3333-0123456789ab"))
                .allMatch(queues::allow);
        assertThat(List.of("replies", "replies.", "desk2", "Replies.a", "0d5a1c9e"))
                .noneMatch(queues::allow);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "*",
                "a#",
                "a.*",
                "a::b",
                "a?b",
                "a b",
                "a,b",
                "a\n",
                "a\u001b",
                "$a",
                ".a",
                "mfa.work",
                "DLQ"
            })
    void whatMeansMoreThanOneQueueOrOneOfTheAppIsNeverAllowed(String name) {
        assertThat(queues("*").allow(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a*b*", "#", "a::*", "a b"})
    void aPatternThatNoNameCanMatchIsRefused(String pattern) {
        assertThatThrownBy(() -> queues("replies.*", pattern))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("mfa.replies.queues");
    }
}
