package io.oktafactors.routes.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileEndpoint;
import org.springframework.stereotype.Component;

/** Prepares the endpoint of a folder, so that no entry of the folder can stop its consumer. */
@Component
public class WatchedFolder {

    private final FolderWatch watch;
    private final Clock clock;

    WatchedFolder(FolderWatch watch, Clock clock) {
        this.watch = watch;
        this.clock = clock;
    }

    /**
     * @param endpoint the folder, before its consumer is created
     * @param running whether its consumer should poll it now
     * @param moved called with the exchange of a file that was read and moved
     */
    public void prepare(FileEndpoint endpoint, BooleanSupplier running, Consumer<Exchange> moved) {
        Attempts attempts = new Attempts(clock);
        Look look = new Look(endpoint, watch, new Entries(clock), attempts);
        endpoint.setFilter(look.and(endpoint.getFilter()));
        endpoint.setPollStrategy(look);
        endpoint.setExceptionHandler(look);
        endpoint.setOnCompletionExceptionHandler(look);
        endpoint.setProcessStrategy(new PutAway(endpoint, watch, attempts, moved));
        watch.expect(running, Duration.ofMillis(Math.max(endpoint.getDelay(), endpoint.getInitialDelay())));
    }

    /** Opens a file of the folder. */
    public FeedFile open(Path file) throws IOException {
        return FeedFile.open(file, watch::sign);
    }

    /** Records that the folder was checked. */
    public void sign() {
        watch.sign();
    }
}
