package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.sandbox.api.SandboxUser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SandboxCommandTest {
    private final SandboxCommand command = new SandboxCommand();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        if (command.sandbox() != null) {
            command.sandbox().close();
        }
    }

    @Test
    void oneLineSaysWhereItIsAndThatItIsNotOkta() {
        assertThat(execute("--port=0", "--token=t0ken")).isZero();

        String url = command.sandbox().url();
        assertThat(out.toString().lines()).containsExactly("Okta Factors sandbox (this is not Okta) ready at " + url);
        assertThat(url).startsWith("http://127.0.0.1:");
        assertThat(command.sandbox().token()).isEqualTo("t0ken");
    }

    @Test
    void theOrganizationAndTheStoreAreFiles() throws IOException {
        Path organization = Files.writeString(directory.resolve("acme.yaml"), "users:\n  - login: ada@acme.example\n");
        Path store = directory.resolve("users.jsonl");

        assertThat(execute("--port=0", "--organization=" + organization, "--store=" + store))
                .isZero();
        assertThat(command.sandbox().users()).extracting(SandboxUser::login).containsExactly("ada@acme.example");
        assertThat(store).exists();
    }

    @Test
    void aPortThatIsTakenIsAnErrorThatSaysWhatToDo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(execute("--port=" + taken.getLocalPort())).isEqualTo(1);
        }
        assertThat(err.toString())
                .startsWith("Cannot listen on 127.0.0.1:")
                .contains("choose another port with --port")
                .hasLineCount(1);
    }

    @Test
    void aWindowMayBeWrittenInSeveralUnits() {
        assertThat(execute("--port=0", "--rate-limit=10", "--rate-window=2m")).isZero();
    }

    @Test
    void aWindowThatIsNoDurationIsAnErrorThatSaysWhatToWrite() {
        assertThat(execute("--rate-window=soon")).isEqualTo(2);
        assertThat(err.toString()).contains("such as 60s");
    }

    @Test
    void aWindowWithoutALimitIsAnErrorThatSaysWhatToGive() {
        assertThat(execute("--port=0", "--rate-window=5s")).isEqualTo(2);
        assertThat(err.toString()).contains("--rate-window requires --rate-limit.");
    }

    @Test
    void aLimitOfNoCallsIsAnError() {
        assertThat(execute("--port=0", "--rate-limit=0")).isEqualTo(1);
    }

    private int execute(String... arguments) {
        CommandLine commandLine = SandboxCommand.commandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
