package io.oktafactors.routes.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.routes.feed.Fault;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.feed.Feeds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteTest {

    private static final String HEADER = "employeeNumber,login,department,action,effectiveDate\n";
    private static final String GOOD = "2,bob@acme.example,Sales,hire,2026-02-03\n";

    @Test
    void aQuotedValueMayHoldSeparatorsQuotesAndLineBreaks() {
        List<FeedRow> rows =
                Feeds.read(HEADER + "1,ada@acme.example,\"R&D, \"\"Lab\"\"\r\n3, east\",hire,2026-02-03\n" + GOOD);

        assertThat(Feeds.event(rows.get(0)).person().department()).isEqualTo("R&D, \"Lab\" 3, east");
        assertThat(rows).extracting(FeedRow::line).containsExactly(2L, 4L);
    }

    @Test
    void aQuoteInsideAnUnquotedValueIsACharacter() {
        List<FeedRow> rows = Feeds.read(HEADER + "1,ada@acme.example,19\" racks,hire,2026-02-03\n" + GOOD);

        assertThat(Feeds.event(rows.get(0)).person().department()).isEqualTo("19\" racks");
        assertThat(rows).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // nothing closes it
                "1,ada@acme.example,\"Sales,hire,2026-02-03",
                "1,ada@acme.example,Sales,hire,\"2026-02-03",
                "\"1,ada@acme.example,Sales,hire,2026-02-03",
                "\"",
                // a doubled quote does not close it
                "1,ada@acme.example,\"Sales\"\",hire,2026-02-03",
            })
    void aQuoteLeftOpenCostsItsLineOnly(String open) {
        for (String next : List.of(
                GOOD,
                GOOD.replace("Sales", "\"Sales\""),
                GOOD.replace("Sales", "\"Sales, east\""),
                GOOD.replace("Sales", "\"\""),
                GOOD.replace("2026-02-03", "\"2026-02-03\""),
                GOOD.replaceAll("([^,\n]+)", "\"$1\""))) {
            List<FeedRow> rows = Feeds.read(HEADER + open + "\n" + next + GOOD);

            assertThat(rows).as(next).extracting(FeedRow::line).containsExactly(2L, 3L, 4L);
            assertThat(((FeedRow.Invalid) rows.get(0)).fault()).as(next).isEqualTo(Fault.UNCLOSED_QUOTE);
            assertThat(((FeedRow.Invalid) rows.get(0)).raw()).isEqualTo(open);
            assertThat(rows.subList(1, 3)).as(next).hasOnlyElementsOfType(FeedRow.Accepted.class);
        }
    }

    @Test
    void quotesLeftOpenInEveryLineCostTheirLinesOnly() {
        String open = "1,ada@acme.example,\"Sales,hire,2026-02-03\n";

        List<FeedRow> rows = Feeds.read(HEADER + (open + GOOD).repeat(500) + open);

        assertThat(rows).hasSize(1001);
        assertThat(rows.stream().filter(FeedRow.Accepted.class::isInstance)).hasSize(500);
    }

    @Test
    void aValueOfMoreLinesThanAnyoneWritesIsAQuoteLeftOpen() {
        List<FeedRow> rows =
                Feeds.read(HEADER + "1,ada@acme.example,\"Sales" + "\nx".repeat(200) + "\",hire,\n" + GOOD);

        assertThat(((FeedRow.Invalid) rows.get(0)).fault()).isEqualTo(Fault.UNCLOSED_QUOTE);
        assertThat(rows.get(rows.size() - 1)).isInstanceOf(FeedRow.Accepted.class);
        assertThat(rows.get(rows.size() - 1).line()).isEqualTo(203);
    }

    @Test
    void moreOfAValueBehindItsClosingQuoteIsRefused() {
        List<FeedRow> rows = Feeds.read(HEADER + "1,ada@acme.example,\"Sales\" east,hire,2026-02-03\n" + GOOD);

        assertThat(((FeedRow.Invalid) rows.get(0)).fault()).isEqualTo(Fault.STRAY_QUOTE);
        assertThat(rows.get(1)).isInstanceOf(FeedRow.Accepted.class);
    }
}
