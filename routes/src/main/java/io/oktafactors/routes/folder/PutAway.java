package io.oktafactors.routes.folder;

import java.io.File;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.GenericFileProcessStrategy;
import org.apache.camel.component.file.strategy.FileProcessStrategyFactory;
import org.apache.camel.component.file.strategy.GenericFileProcessStrategySupport;
import org.apache.camel.support.ExchangeHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a file that was read to the location of the endpoint's option {@code move}, under a name that the file system accepts.
 * All other options work as in Camel. Camel's own move waits for two seconds if it fails, while all other files wait.
 */
final class PutAway implements GenericFileProcessStrategy<File> {

    private static final Logger LOG = LoggerFactory.getLogger(PutAway.class);

    private final GenericFileProcessStrategySupport<File> strategy;
    private final FolderWatch watch;
    private final Attempts attempts;
    private final Consumer<Exchange> moved;

    PutAway(FileEndpoint endpoint, FolderWatch watch, Attempts attempts, Consumer<Exchange> moved) {
        this.strategy = (GenericFileProcessStrategySupport<File>) new FileProcessStrategyFactory()
                .createGenericFileProcessStrategy(endpoint.getCamelContext(), options(endpoint));
        this.watch = watch;
        this.attempts = attempts;
        this.moved = moved;
    }

    @Override
    public void prepareOnStartup(GenericFileOperations<File> operations, GenericFileEndpoint<File> endpoint)
            throws Exception {
        strategy.prepareOnStartup(operations, endpoint);
    }

    @Override
    public boolean begin(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file)
            throws Exception {
        return strategy.begin(operations, endpoint, exchange, file);
    }

    @Override
    public void abort(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file)
            throws Exception {
        strategy.abort(operations, endpoint, exchange, file);
    }

    @Override
    public void commit(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file)
            throws Exception {
        Path path = path(file);
        try {
            if (endpoint.getMove() == null || endpoint.isNoop()) {
                strategy.commit(operations, endpoint, exchange, file);
            } else {
                move(path, target(endpoint, exchange, file));
                release(operations, exchange, file);
            }
            attempts.forget(path);
            if (watch.settle(path)) {
                LOG.info("{} was moved; the earlier problem is solved", FileNames.shown(path));
            }
            moved.accept(exchange);
        } catch (IOException | RuntimeException e) {
            LOG.debug("A file cannot be moved", e);
            attempts.failed(path);
            watch.report(
                    path,
                    "was read completely but cannot be moved (" + cause(e)
                            + "); it is not read again. Correct the cause, or remove the file");
            release(operations, exchange, file);
        }
    }

    @Override
    public void rollback(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file)
            throws Exception {
        Path path = path(file);
        LOG.debug("A file was not read completely", exchange.getException());
        attempts.failed(path);
        if (Files.exists(path)) {
            watch.report(
                    path,
                    "was not read completely (" + cause(exchange.getException()) + "); it is read again automatically");
        }
        strategy.rollback(operations, endpoint, exchange, file);
    }

    private static void move(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return; // somebody removed it
        }
        Files.createDirectories(to.getParent());
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path target(GenericFileEndpoint<File> endpoint, Exchange exchange, GenericFile<File> file)
            throws IOException {
        Exchange copy = ExchangeHelper.createCopy(exchange, true);
        file.bindToExchange(copy);
        String name = endpoint.getMove().evaluate(copy, String.class);
        try {
            Path target = Path.of(endpoint.getConfiguration().getDirectory()).resolve(name);
            return target.resolveSibling(
                    FileNames.shortened(target.getFileName().toString()));
        } catch (InvalidPathException e) {
            throw new IOException("the option move results in no file name", e);
        }
    }

    private void release(GenericFileOperations<File> operations, Exchange exchange, GenericFile<File> file)
            throws Exception {
        operations.releaseRetrievedFileResources(exchange);
        if (strategy.getExclusiveReadLockStrategy() != null) {
            strategy.getExclusiveReadLockStrategy().releaseExclusiveReadLockOnCommit(operations, file, exchange);
        }
    }

    private static Path path(GenericFile<File> file) {
        return Look.absolute(Path.of(file.getAbsoluteFilePath()));
    }

    private static String cause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String kind = cause.getClass().getSimpleName();
        return cause instanceof FileSystemException
                ? kind + ": " + FileNames.shown(String.valueOf(cause.getMessage()))
                : kind;
    }

    private static Map<String, Object> options(FileEndpoint endpoint) {
        Map<String, Object> options = new HashMap<>();
        options.put("move", endpoint.getMove());
        options.put("moveFailed", endpoint.getMoveFailed());
        options.put("preMove", endpoint.getPreMove());
        options.put("noop", endpoint.isNoop() ? true : null);
        options.put("delete", endpoint.isDelete() ? true : null);
        options.put("exclusiveReadLockStrategy", endpoint.getExclusiveReadLockStrategy());
        options.put("readLock", endpoint.getReadLock());
        options.put("readLockTimeout", endpoint.getReadLockTimeout());
        options.put("readLockCheckInterval", endpoint.getReadLockCheckInterval());
        options.put("readLockMinLength", endpoint.getReadLockMinLength());
        options.put("readLockMinAge", endpoint.getReadLockMinAge());
        options.put("readLockMarkerFile", endpoint.isReadLockMarkerFile());
        options.put("readLockDeleteOrphanLockFiles", endpoint.isReadLockDeleteOrphanLockFiles());
        return options;
    }
}
