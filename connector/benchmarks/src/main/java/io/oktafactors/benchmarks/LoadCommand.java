package io.oktafactors.benchmarks;

import io.oktafactors.benchmarks.Contestant.Client;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures all contestants in one run and in turns, so that what else the machine does falls on each of them alike. Only ratios
 * within a run mean something.
 */
@Command(
        name = "load",
        description = "Lists factors as fast as the answers come, with each client in turn.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class LoadCommand implements Callable<Integer> {

    @Option(names = "--threads", split = ",", description = "Numbers of callers.", defaultValue = "1,32,128")
    private List<Integer> threads;

    @Option(names = "--rounds", description = "Turns of each client; the median counts.", defaultValue = "5")
    private int rounds;

    @Option(names = "--seconds", description = "Length of a turn.", defaultValue = "5")
    private int seconds;

    @Option(names = "--warm-up", description = "Seconds for each client before the first turn.", defaultValue = "15")
    private int warmUp;

    @Option(names = "--clients", split = ",", description = "Of ${COMPLETION-CANDIDATES}.")
    private List<Contestant> contestants = List.of(Contestant.values());

    @Option(names = "--plots", description = "Folder for the plots; without it there are none.")
    private Path plots;

    @Override
    public Integer call() throws Exception {
        List<Round> measured = new ArrayList<>();
        Map<Contestant, Client> clients = new EnumMap<>(Contestant.class);
        try (ServerProcess server = new ServerProcess()) {
            for (Contestant contestant : contestants) {
                clients.put(contestant, contestant.open(server.url(), highest()));
            }
            for (var client : clients.entrySet()) {
                Round.run(client.getKey(), client.getValue(), highest(), Duration.ofSeconds(warmUp));
            }
            for (int callers : threads) {
                for (int round = 0; round < rounds; round++) {
                    for (var client : clients.entrySet()) {
                        measured.add(
                                Round.run(client.getKey(), client.getValue(), callers, Duration.ofSeconds(seconds)));
                    }
                }
            }
        } finally {
            for (Client client : clients.values()) {
                client.close();
            }
        }
        Summary summary = Summary.of(measured);
        System.out.println(summary.table());
        if (plots != null) {
            Files.createDirectories(plots);
            Plots.write(summary, plots);
        }
        return 0;
    }

    private int highest() {
        return threads.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
}
