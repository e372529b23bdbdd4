package io.oktafactors.routes.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;

class FoldingAppenderTest {

    private final LoggerContext context = new LoggerContext();
    private final ListAppender<ILoggingEvent> shown = new ListAppender<>();
    private final Logger library = context.getLogger("com.example.Library");
    private final Logger own = context.getLogger("io.oktafactors.routes.Own");

    @BeforeEach
    void start() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        appender(60);
    }

    private void appender(int seconds) {
        FoldingAppender folding = new FoldingAppender();
        folding.setContext(context);
        folding.setSeconds(seconds);
        folding.addAppender(shown);
        shown.start();
        folding.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        shown.start();
        root.addAppender(folding);
        root.setLevel(Level.INFO);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private List<String> messages() {
        return List.copyOf(shown.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void whatDiffersInNumbersIdsAddressesAndQuotesIsOneCause() {
        for (int i = 0; i < 313; i++) {
            library.warn(
                    "Message {} of {} to \"{}\" at 10.0.0.{}:{} is late by {} ms",
                    UUID.randomUUID(),
                    "user" + i + "@acme.example",
                    "x".repeat(i % 5 + 1),
                    i % 255,
                    40_000 + i,
                    i);
        }
        assertThat(messages()).hasSize(1);
        context.stop();
        assertThat(messages()).hasSize(2);
        assertThat(messages().get(1))
                .startsWith("Message ")
                .contains("is late by 312 ms (repeated 312 times in the last ");
    }

    @Test
    void whatIsLeftOutIsToldAfterAPeriodThoughNothingFollows() {
        appender(1);
        library.error("The disk is full");
        library.error("The disk is full");
        library.error("The disk is full");

        await().atMost(Duration.ofSeconds(10)).until(() -> messages().size() == 2);
        assertThat(messages().get(1)).matches("The disk is full \\(repeated 2 times in the last \\d s\\)");
    }

    @Test
    void otherCausesLoggersAndLevelsAreShown() {
        library.warn("One");
        library.warn("Two");
        library.error("One");
        own.warn("One");
        library.warn("One", new IOException("a"));
        library.warn("One", new IllegalStateException("a"));
        library.warn("One", new IllegalArgumentException("a"));

        assertThat(messages()).hasSize(7);
    }

    @Test
    void theAppsOwnWordsAtInfoAndWhatIsDebuggedAreShownEachTime() {
        library.setLevel(Level.DEBUG);
        for (int i = 0; i < 3; i++) {
            library.info("Reconnected");
            library.debug("Looked at {}", i);
            own.info("The file {} was read", i);
        }
        assertThat(messages()).hasSize(9);
    }

    @Test
    void aLibraryMayRepeatItselfAtInfoButNotForEver() {
        for (int i = 0; i < 1_000; i++) {
            library.info("Migrated to version {}", i);
        }
        assertThat(messages()).hasSize(Repeats.AT_INFO);
        context.stop();
        assertThat(messages()).hasSize(Repeats.AT_INFO + 1);
        assertThat(messages().get(Repeats.AT_INFO)).contains("version 999 (repeated 980 times in the last ");
    }

    @Test
    void messagesThatAreAllDifferentFillNeitherTheLogNorTheMemory() {
        for (int i = 0; i < 100_000; i++) {
            library.warn("Odd: " + letters(i), new IllegalStateException("x"));
        }
        assertThat(messages()).hasSize(Repeats.OF_A_LOGGER + 1);
        context.stop();
        assertThat(messages()).hasSize(Repeats.OF_A_LOGGER + 2);
        assertThat(messages().get(Repeats.OF_A_LOGGER + 1))
                .contains("(this or another one of its logger 99899 times in the last ");

        Repeats repeats = new Repeats(Duration.ofSeconds(60));
        for (int i = 0; i < 100_000; i++) {
            Logger logger = context.getLogger("logger." + i % 3_000);
            repeats.next(CleanEvent.of(event(logger, letters(i)), false), 0);
        }
        assertThat(repeats.size()).isLessThanOrEqualTo(Repeats.IN_ALL + 1);
        repeats.due(Duration.ofSeconds(61).toNanos());
        repeats.due(Duration.ofSeconds(122).toNanos());
        assertThat(repeats.size()).isZero();
    }

    /** A number in letters, so that it is not taken for one. */
    private static String letters(int number) {
        return Integer.toString(number, 26)
                .chars()
                .mapToObj(digit -> String.valueOf((char) (digit <= '9' ? digit - '0' + 'q' : digit)))
                .collect(Collectors.joining());
    }

    private static ILoggingEvent event(Logger logger, String message) {
        return new ch.qos.logback.classic.spi.LoggingEvent("", logger, Level.WARN, message, null, null);
    }

    static Stream<Throwable> known() {
        JMSException jms = new JMSException("No broker");
        jms.initCause(new ConnectException("Connection refused"));
        return Stream.of(
                new IOException("No space left on device"),
                new IllegalStateException("It failed", new ConnectException("Connection refused")),
                new RuntimeException(jms),
                new DataIntegrityViolationException(
                        "PreparedStatementCallback; bad", new SQLException("bad", "22001", 22001)));
    }

    @ParameterizedTest
    @MethodSource("known")
    void anExceptionWhoseCauseIsKnownIsToldOnTheLine(Throwable thrown) {
        library.warn("It did not work", thrown);

        ILoggingEvent event = shown.list.get(0);
        assertThat(event.getThrowableProxy()).isNull();
        assertThat(event.getFormattedMessage()).startsWith("It did not work [").doesNotContain("\n");
        for (Throwable link = thrown; link != null; link = link.getCause()) {
            assertThat(event.getFormattedMessage()).contains(link.getClass().getSimpleName());
        }
    }

    @Test
    void itsStackTraceIsShownWhereTheLoggerIsAtDebug() {
        library.setLevel(Level.DEBUG);
        library.warn("It did not work", new IOException("No space left on device"));

        assertThat(shown.list.get(0).getThrowableProxy().getClassName()).isEqualTo("java.io.IOException");
    }

    @Test
    void anExceptionThatNobodyExpectedKeepsItsStackTrace() {
        for (int i = 0; i < 3; i++) {
            library.error("It failed", new IOException(new NullPointerException("a\u001b[31m\n2026-01-01 forged")));
        }
        assertThat(shown.list).hasSize(1);
        assertThat(shown.list.get(0).getThrowableProxy().getStackTraceElementProxyArray())
                .isNotEmpty();
        assertThat(shown.list.get(0).getThrowableProxy().getCause().getMessage())
                .isEqualTo("a?[31m 2026-01-01 forged");
    }

    static Stream<Throwable> quoting() {
        String secret = "ada'\"+12125550199";
        SQLException h2 = new SQLException(
                "Value too long for column \"LOGIN CHARACTER VARYING(9)\": \"'" + secret
                        + "' (20)\"; SQL statement:\nINSERT INTO event VALUES ('" + secret + "')",
                "22001",
                22001);
        return Stream.of(
                h2,
                new SQLException(
                        "ERROR: duplicate key\n  Detail: Key (login)=(" + secret + ") already exists.", "23505"),
                new DataIntegrityViolationException("PreparedStatementCallback; SQL [INSERT]; " + h2.getMessage(), h2),
                new org.apache.camel.TypeConversionException(
                        secret, Integer.class, new NumberFormatException("For input string: \"" + secret + '"')),
                new IllegalStateException("a", new NullPointerException("of +12125550199")));
    }

    @ParameterizedTest
    @MethodSource("quoting")
    void valuesThatAnExceptionQuotesAreNotShown(Throwable thrown) {
        library.setLevel(Level.TRACE);
        library.warn("It did not work", thrown);
        own.warn("It did not work: " + thrown.getMessage(), thrown);

        assertThat(shown.list).hasSize(2).allSatisfy(event -> {
            String text = event.getFormattedMessage()
                    + (event.getThrowableProxy() == null
                            ? ""
                            : ch.qos.logback.classic.spi.ThrowableProxyUtil.asString(event.getThrowableProxy()));
            assertThat(text).doesNotContain("2125550199", "ada'");
        });
    }

    @Test
    void aMessageCannotPassForAnotherEventOrMoveTheCursor() {
        own.warn("Not known: {}", "a\r\n2026-01-01T00:00:00Z ERROR forged\u001b[2J\u202e\u0085\u2028");
        own.info("{}", "x".repeat(1_000_000));

        assertThat(messages().get(0)).isEqualTo("Not known: a\n    2026-01-01T00:00:00Z ERROR forged?[2J???");
        assertThat(messages().get(1)).hasSizeLessThan(LogText.LONGEST + 50).endsWith("(992000 more characters)");
    }
}
