package io.oktafactors.routes.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class AuditFileTest {

    @TempDir
    Path folder;

    @Test
    void aLineThatCannotBeWrittenIsToldInTheLog() throws Exception {
        assumeTrue(Files.isWritable(Path.of("/dev/full")), "Here is no device that is full");
        Path file = Files.createSymbolicLink(folder.resolve("audit.jsonl"), Path.of("/dev/full"));
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        AuditFile<ILoggingEvent> audit = new AuditFile<>();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        FixedWindowRollingPolicy window = new FixedWindowRollingPolicy();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        for (var part : new ch.qos.logback.core.spi.ContextAware[] {audit, encoder, window, size}) {
            part.setContext(context);
        }
        encoder.setPattern("%msg%n");
        encoder.start();
        audit.setFile(file.toString());
        window.setFileNamePattern(folder + "/audit-%i.jsonl");
        window.setParent(audit);
        window.start();
        size.start();
        audit.setRollingPolicy(window);
        audit.setTriggeringPolicy(size);
        audit.setEncoder(encoder);
        audit.start();
        var log = context.getLogger("mfa.audit");
        log.addAppender(audit);

        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        Logger teller = (Logger) LoggerFactory.getLogger(AuditFile.class);
        teller.addAppender(told);
        for (int i = 0; i < 5; i++) {
            log.info("{\"line\":{}}", i);
        }

        teller.detachAppender(told);
        assertThat(told.list).hasSize(5).allSatisfy(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.ERROR);
            assertThat(line.getFormattedMessage()).contains("No space left on device");
        });
        context.stop();
    }
}
