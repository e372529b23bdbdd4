package io.oktafactors.routes.folder;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A poll of the folder: reports entries that are never read, and accepts those that are. Each poll begins without the problems
 * of the last one, so that none of them ends later polls.
 */
final class Look implements PollingConsumerPollStrategy, GenericFileFilter<File>, ExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Look.class);

    private final FileEndpoint endpoint;
    private final FolderWatch watch;
    private final Entries entries;
    private final Attempts attempts;

    Look(FileEndpoint endpoint, FolderWatch watch, Entries entries, Attempts attempts) {
        this.endpoint = endpoint;
        this.watch = watch;
        this.entries = entries;
        this.attempts = attempts;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint polled) {
        watch.sign();
        // Files are read within a poll; one that an Error left in progress would never be read again.
        endpoint.getInProgressRepository().clear();
        watch.keepOnly(Look::exists);
        attempts.keepOnly(Look::exists);
        entries.keepOnly(Look::exists);
        watch.refuse(refusals(absolute(endpoint.getFile().toPath())));
        return true;
    }

    private Map<Path, String> refusals(Path folder) {
        Map<Path, String> refusals = new LinkedHashMap<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, this::isMeant)) {
            for (Path entry : found) {
                if (refusals.size() < FolderWatch.MOST) {
                    Entries.refusal(entry).ifPresent(why -> refusals.put(entry, why));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            refusals.put(
                    folder,
                    "cannot be listed, and no file in it is read ("
                            + e.getClass().getSimpleName() + ")");
        }
        return refusals;
    }

    private boolean isMeant(Path entry) {
        String name = entry.getFileName().toString();
        return !name.startsWith(".")
                && (endpoint.getAntFilter() == null || endpoint.getAntFilter().accept(false, name));
    }

    @Override
    public boolean accept(GenericFile<File> file) {
        if (file.isDirectory()) {
            return true; // polled if the endpoint is recursive
        }
        try {
            Path path = absolute(file.getFile().toPath());
            return exists(path)
                    && isMeant(path)
                    && Entries.refusal(path).isEmpty()
                    && entries.isWhole(path)
                    && attempts.isDue(path);
        } catch (InvalidPathException e) {
            return false; // refused under its real name
        }
    }

    /** This filter combined with another one, if there is one. */
    GenericFileFilter<File> and(GenericFileFilter<File> other) {
        return other == null ? this : file -> accept(file) && other.accept(file);
    }

    @Override
    public void commit(Consumer consumer, Endpoint polled, int files) {
        watch.sign();
        watch.settle(absolute(endpoint.getFile().toPath()));
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint polled, int retries, Exception cause) {
        handleException(cause);
        return false;
    }

    @Override
    public void handleException(Throwable thrown) {
        watch.report(
                absolute(endpoint.getFile().toPath()),
                "could not be read completely (" + thrown.getClass().getSimpleName()
                        + "); it is read again automatically");
        LOG.debug("A poll of the feed folder failed", thrown);
    }

    @Override
    public void handleException(String message, Throwable thrown) {
        handleException(thrown);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable thrown) {
        handleException(thrown);
    }

    static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
