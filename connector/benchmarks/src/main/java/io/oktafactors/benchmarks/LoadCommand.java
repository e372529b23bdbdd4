package io.oktafactors.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures all contestants in one run and in turns, each in a process of its own, so that what else the machine does falls on each
 * of them alike. Only ratios within a run mean something.
 */
@Command(
        name = "load",
        description = "Lists factors as fast as possible, with each client in turn.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class LoadCommand implements Callable<Integer> {

    @Option(names = "--threads", split = ",", description = "Numbers of callers.", defaultValue = "1,32,128")
    private List<Integer> threads;

    @Option(
            names = "--forks",
            description =
                    "Number of processes of each client, one after the other, since each JVM compiles the code differently.",
            defaultValue = "3")
    private int forks;

    @Option(
            names = "--rounds",
            description = "Number of measurements in each process; the median is reported.",
            defaultValue = "5")
    private int rounds;

    @Option(names = "--seconds", description = "Length of a measurement in seconds.", defaultValue = "1")
    private int seconds;

    @Option(names = "--warm-up", description = "Seconds for each process before its first turn.", defaultValue = "20")
    private int warmUp;

    @Option(names = "--clients", split = ",", description = "Clients to measure, from ${COMPLETION-CANDIDATES}.")
    private List<Contestant> contestants = List.of(Contestant.values());

    @Option(
            names = "--one-jvm",
            description =
                    "Run all clients in this process, as in an application that uses several. They share the compiled code of"
                            + " the HTTP client and the parser.")
    private boolean oneJvm;

    @Option(
            names = "--connections",
            description = "Connections in the pool of each client except the SDK. Default: one for each caller.")
    private Integer connections;

    @Option(names = "--plots", description = "Folder for the plots. By default none are written.")
    private Path plots;

    @Override
    public Integer call() throws Exception {
        Summary summary = measure();
        System.out.println(summary.table());
        if (plots != null) {
            Files.createDirectories(plots);
            Plots.write(summary, plots);
        }
        return 0;
    }

    private Summary measure() throws Exception {
        List<Map<Contestant, Round>> turns = new ArrayList<>();
        try (JvmProcess server = new JvmProcess("server")) {
            String url = "http://127.0.0.1:" + server.line();
            for (int fork = 0; fork < forks; fork++) {
                measure(url, turns);
            }
        }
        return Summary.of(turns);
    }

    private void measure(String url, List<Map<Contestant, Round>> turns) throws Exception {
        int most = Collections.max(threads);
        int pool = connections == null ? most : connections;
        Map<Contestant, Rounds> clients = new EnumMap<>(Contestant.class);
        try {
            for (Contestant contestant : contestants) {
                clients.put(
                        contestant,
                        oneJvm ? Rounds.here(contestant, url, pool) : ClientCommand.start(contestant, url, pool));
            }
            warmUp(clients.values(), most);
            for (int callers : threads) {
                for (int round = 0; round < rounds; round++) {
                    Map<Contestant, Round> turn = new EnumMap<>(Contestant.class);
                    for (var client : clients.entrySet()) {
                        turn.put(client.getKey(), client.getValue().run(callers, Duration.ofSeconds(seconds)));
                    }
                    turns.add(turn);
                }
            }
        } finally {
            for (Rounds client : clients.values()) {
                client.close();
            }
        }
    }

    /** In turns of a second, so that in one JVM no client is compiled for while the others are not there yet. */
    private void warmUp(Collection<Rounds> clients, int callers) throws Exception {
        for (int second = 0; second < warmUp; second++) {
            for (Rounds client : clients) {
                client.run(callers, Duration.ofSeconds(1));
            }
        }
    }
}
