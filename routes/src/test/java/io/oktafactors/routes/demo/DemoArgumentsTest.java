package io.oktafactors.routes.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoArgumentsTest {

    @ParameterizedTest
    @ValueSource(strings = {"--home=tried/it", "--mfa.home=tried/it"})
    void theFolderIsNamedAsForTheDemoOrAsForTheApp(String argument) {
        DemoArguments arguments = DemoArguments.of("demo", argument, "--server.port=8080");

        assertThat(arguments.home()).isEqualTo(Path.of("tried", "it").toAbsolutePath());
        assertThat(arguments.settings()).containsExactly("--server.port=8080");
        assertThat(arguments.exit()).isFalse();
    }

    @Test
    void withoutOneItIsInTheCurrentFolder() {
        DemoArguments arguments = DemoArguments.of("demo", "--exit");

        assertThat(arguments.home()).isEqualTo(Path.of("okta-factors-demo").toAbsolutePath());
        assertThat(arguments.settings()).isEmpty();
        assertThat(arguments.exit()).isTrue();
    }
}
