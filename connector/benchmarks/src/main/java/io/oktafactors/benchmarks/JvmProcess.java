package io.oktafactors.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A subcommand in a JVM of its own: what it costs is counted with nobody else, and what it runs is compiled for it alone. The end
 * of its input ends it.
 */
final class JvmProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final PrintStream input;

    JvmProcess(String... arguments) throws IOException {
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Benchmarks.class.getName());
        process = new ProcessBuilder(
                        Stream.concat(java.stream(), Stream.of(arguments)).toList())
                .redirectError(Redirect.INHERIT)
                .start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** What it says next. */
    String line() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("A process ended too early; see its output above");
        }
        return line;
    }

    /** What it answers. */
    String ask(String line) throws IOException {
        input.println(line);
        return line();
    }

    @Override
    public void close() {
        input.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroy();
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
