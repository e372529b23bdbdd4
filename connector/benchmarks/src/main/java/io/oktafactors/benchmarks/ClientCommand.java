package io.oktafactors.benchmarks;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One client of the load. Each line that it reads, callers and milliseconds, is a turn; it answers with what it measured. */
@Command(name = "client", description = "Makes the calls of one client for the command load.", hidden = true)
final class ClientCommand implements Callable<Integer> {

    @Option(names = "--name", required = true)
    private Contestant contestant;

    @Option(names = "--url", required = true)
    private String url;

    @Option(names = "--connections", required = true)
    private int connections;

    /** Starts a client in a process of its own. */
    static Rounds start(Contestant contestant, String url, int connections) throws Exception {
        JvmProcess client =
                new JvmProcess("client", "--name=" + contestant.name(), "--url=" + url, "--connections=" + connections);
        return new Rounds() {

            @Override
            public Round run(int threads, Duration length) throws Exception {
                return Round.parse(threads, client.ask(threads + " " + length.toMillis()));
            }

            @Override
            public void close() {
                client.close();
            }
        };
    }

    @Override
    public Integer call() throws Exception {
        BufferedReader turns = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Contestant.Client client = contestant.open(url, connections)) {
            for (String turn = turns.readLine(); turn != null; turn = turns.readLine()) {
                String[] words = turn.split(" ");
                System.out.println(
                        Round.run(client, Integer.parseInt(words[0]), Duration.ofMillis(Long.parseLong(words[1])))
                                .line());
            }
        }
        return 0;
    }
}
