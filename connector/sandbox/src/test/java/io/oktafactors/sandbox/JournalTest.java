package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.sandbox.api.SandboxCall;
import io.oktafactors.sandbox.http.RequestJournal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {

    @Test
    void onlyTheNewestHundredThousandCallsAreKept() {
        RequestJournal journal = new RequestJournal();
        for (int call = 0; call < 100_001; call++) {
            journal.note(new SandboxCall(Instant.EPOCH, "r", "GET", "/" + call, 200, 200, null, null, null, null));
        }

        List<SandboxCall> calls = journal.calls();
        assertThat(calls).hasSize(100_000);
        assertThat(calls.get(0).path()).isEqualTo("/1");
        assertThat(calls.get(99_999).path()).isEqualTo("/100000");
    }
}
