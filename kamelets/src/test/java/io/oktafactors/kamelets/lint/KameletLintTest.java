package io.oktafactors.kamelets.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.kamelets.KameletFile;
import io.oktafactors.kamelets.OperationRow;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KameletLintTest {

    private static final List<KameletFile> KAMELETS = KameletFile.all();

    @ParameterizedTest
    @MethodSource
    void everyKameletKeepsTheRule(Rule rule) {
        assertThat(KAMELETS).allSatisfy(file -> assertThat(rule.findings(file, KAMELETS))
                .as("%s: %s", file, rule)
                .isEmpty());
    }

    static Stream<Rule> everyKameletKeepsTheRule() {
        return Lint.RULES.stream();
    }

    @Test
    void everyOperationOfTheComponentHasItsKamelet() {
        assertThat(KAMELETS)
                .extracting(KameletFile::name)
                .containsAll(
                        OperationRow.all().stream().map(OperationRow::kamelet).toList());
    }

    @Test
    void allKameletsNameTheSameCatalog() {
        assertThat(KAMELETS)
                .extracting(file -> file.annotation("catalog.version"))
                .containsOnly(KAMELETS.get(0).annotation("catalog.version"));
    }
}
