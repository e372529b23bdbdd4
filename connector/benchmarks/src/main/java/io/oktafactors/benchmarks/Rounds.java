package io.oktafactors.benchmarks;

import java.time.Duration;

/** A client that is measured, round after round, wherever it runs. */
interface Rounds extends AutoCloseable {

    /** One round: so many threads make one call after the other, for so long. */
    Round run(int threads, Duration length) throws Exception;

    /** A client in this process. */
    static Rounds here(Contestant contestant, String url, int connections) throws Exception {
        Contestant.Client client = contestant.open(url, connections);
        return new Rounds() {

            @Override
            public Round run(int threads, Duration length) throws Exception {
                return Round.run(client, threads, length);
            }

            @Override
            public void close() throws Exception {
                client.close();
            }
        };
    }
}
