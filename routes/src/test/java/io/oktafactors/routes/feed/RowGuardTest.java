package io.oktafactors.routes.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RowGuardTest {

    private static final Supplier<FeedRow> ENDLESS = RowGuardTest::endless;

    private static FeedRow endless() {
        return ENDLESS.get();
    }

    @Test
    void whateverTheReadingThrowsIsChargedToTheRow() {
        FeedRow row = RowGuard.read("hr.csv", 7, "the row", ENDLESS);

        assertThat(row).isInstanceOfSatisfying(FeedRow.Invalid.class, invalid -> {
            assertThat(invalid.line()).isEqualTo(7);
            assertThat(invalid.raw()).isEqualTo("the row");
            assertThat(invalid.reason()).contains("StackOverflowError");
        });
    }

    @Test
    void theLogSaysWhereItFailedAndQuotesNothing(CapturedOutput output) {
        ((Logger) LoggerFactory.getLogger(RowGuard.class)).setLevel(Level.DEBUG);
        RowGuard.read("hr\u202E.csv", 7, "the row", () -> {
            throw new IllegalStateException("+12125550100", new IllegalStateException("+12125550100"));
        });

        assertThat(output.getOut())
                .containsOnlyOnce("WARN")
                .contains("Line 7 of hr\uFFFD.csv cannot be read (IllegalStateException)", "RowGuardTest")
                .doesNotContain("2125550100", "\u202E");
    }

    @Test
    void aLackOfMemoryIsNotTheFaultOfARow() {
        assertThatThrownBy(() -> RowGuard.read("hr.csv", 7, "the row", () -> {
                    throw new OutOfMemoryError();
                }))
                .isInstanceOf(OutOfMemoryError.class);
    }
}
