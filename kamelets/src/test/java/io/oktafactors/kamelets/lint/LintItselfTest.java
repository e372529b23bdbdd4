package io.oktafactors.kamelets.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oktafactors.kamelets.KameletFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LintItselfTest {

    private static final String SAME_DESCRIPTION = "no other Kamelet has its description";

    private static final List<KameletFile> KAMELETS = KameletFile.all();

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenKameletIsCaughtByItsRule(BrokenKamelet broken) {
        assertThat(Lint.rule(broken.rule()).findings(broken.file(), KAMELETS)).isNotEmpty();
    }

    static List<BrokenKamelet> broken() {
        return BrokenKamelet.ALL;
    }

    @Test
    void aDescriptionOfAnotherKameletIsCaught() {
        KameletFile first = KAMELETS.get(0);
        KameletFile copy = new KameletFile("copy.kamelet.yaml", first.root().deepCopy());
        ((ObjectNode) copy.definition()).put("title", "Another Action");

        assertThat(Lint.rule(SAME_DESCRIPTION).findings(copy, KAMELETS))
                .containsExactly(first.fileName() + " has it, too");
    }

    @Test
    void everyRuleIsTestedWithABrokenKamelet() {
        List<String> tested =
                BrokenKamelet.ALL.stream().map(BrokenKamelet::rule).distinct().toList();

        assertThat(Lint.RULES)
                .extracting(Rule::name)
                .doesNotHaveDuplicates()
                .filteredOn(name -> !name.equals(SAME_DESCRIPTION))
                .containsExactlyInAnyOrderElementsOf(tested);
    }

    @Test
    void theGuideListsAllRulesAndNoOther() throws IOException {
        String guide = Files.readString(Path.of("../docs/kamelets.md"));
        String table = guide.substring(guide.indexOf("### The rules"));

        assertThat(Pattern.compile("\"([^\"]+)\"").matcher(table).results().map(match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Lint.RULES.stream().map(Rule::name).toList());
    }

    @Test
    void whatIsNoYamlIsCaughtByName() {
        assertThatThrownBy(() -> KameletFile.parse("a-sink.kamelet.yaml", "kind: [Kamelet"))
                .hasMessageContaining("a-sink.kamelet.yaml is no YAML");
    }

    @Test
    void aKeyThatStandsTwiceIsCaught() {
        assertThatThrownBy(() -> KameletFile.parse("a-sink.kamelet.yaml", "kind: Kamelet\nkind: Pipe\n"))
                .hasMessageContaining("Duplicate");
    }
}
