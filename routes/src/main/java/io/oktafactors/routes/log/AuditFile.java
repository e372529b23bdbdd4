package io.oktafactors.routes.log;

import ch.qos.logback.core.recovery.RecoveryListener;
import ch.qos.logback.core.recovery.ResilientOutputStreamBase;
import ch.qos.logback.core.rolling.RollingFileAppender;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit file. If a line cannot be written, for example because the disk is full, the log reports it; Logback itself drops
 * it, and the following ones until it tries the file again, without a message. Configured in {@code logback-spring.xml}.
 */
public final class AuditFile<E> extends RollingFileAppender<E> {

    private static final Logger LOG = LoggerFactory.getLogger(AuditFile.class);

    private volatile IOException failure;

    @Override
    public void openFile(String name) throws IOException {
        super.openFile(name);
        failure = null;
        if (getOutputStream() instanceof ResilientOutputStreamBase file) {
            file.addRecoveryListener(new RecoveryListener() {
                @Override
                public void newFailure(IOException e) {
                    failure = e;
                }

                @Override
                public void recoveryOccured() {
                    failure = null;
                }
            });
        }
    }

    @Override
    protected void subAppend(E event) {
        super.subAppend(event);
        IOException reason = failure;
        if (reason != null) {
            LOG.error(
                    "A line cannot be written to the audit file {} and is lost: {}; free disk space, or give the user that runs the app write permission",
                    getFile(),
                    reason.getMessage());
        }
    }
}
