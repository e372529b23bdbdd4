package io.oktafactors.routes.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.oktafactors.routes.Growth;
import io.oktafactors.routes.event.Origin;
import io.oktafactors.routes.event.TestIds;
import io.oktafactors.routes.feed.Feeds;
import io.oktafactors.routes.feed.HrColumn;
import io.oktafactors.routes.feed.hr.HrCsvOptions;
import io.oktafactors.routes.feed.kafka.HrRecordReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten times the input takes at most fifteen times the time, whatever the input. */
@Timeout(300)
class FeedGrowthTest {

    private static final int MOST = 15;
    private static final String HEADER = "employeeNumber,login,department,action,effectiveDate,mobilePhone\n";

    private static final Map<String, IntFunction<String>> VALUES = Map.of(
            "blanks", size -> "x" + " ".repeat(size) + "x",
            "blanks of Unicode", size -> "x" + "\u00A0\u2003".repeat(size / 2) + "x",
            "combining marks", size -> "e" + "\u0301\u0316".repeat(size / 2),
            "final sigmas", size -> "\u03A3\u0301".repeat(size / 2),
            "digits", "1"::repeat,
            "points", "1."::repeat,
            "ats", "a@"::repeat,
            "labels", size -> "a@" + "b.".repeat(size / 2),
            "quotes", "\"\""::repeat);

    static Stream<Arguments> cells() {
        return VALUES.entrySet().stream().flatMap(value -> Stream.of(HrColumn.values())
                .filter(column -> HEADER.contains(column.label()))
                .map(column -> Arguments.of(value.getKey(), column.label(), value.getValue())));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("cells")
    void aCell(String name, String column, IntFunction<String> value) {
        assertThat(Growth.ofTenfold(3_000, size -> () -> Feeds.row(HrCsvOptions.defaults(), column, value.apply(size))))
                .isLessThan(MOST);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("cells")
    void aFieldOfARecord(String name, String column, IntFunction<String> value) throws Exception {
        HrRecordReader reader = new HrRecordReader(HrCsvOptions.defaults(), TestIds.EVENTS);
        ObjectMapper json = new ObjectMapper();
        assertThat(Growth.ofTenfold(5_000, size -> {
                    String record = json.createObjectNode()
                            .put("type", column.equals("action") ? value.apply(size) : "joiner")
                            .put("effectiveDate", column.equals("effectiveDate") ? value.apply(size) : "2026-02-03")
                            .set(
                                    "person",
                                    json.createObjectNode()
                                            .put("employeeNumber", "1")
                                            .put("login", "ada@acme.example")
                                            .put(column, value.apply(size)))
                            .toString();
                    return () -> reader.read(record, new Origin("hr-kafka", "topic", 1, Feeds.WRITTEN));
                }))
                .isLessThan(MOST);
    }

    static Stream<Arguments> files() {
        return Map.<String, IntFunction<String>>of(
                        "rows", "1,ada@acme.example,Sales,hire,2026-02-03,\n"::repeat,
                        "blank lines", "\n"::repeat,
                        "returns", "\r"::repeat,
                        "separators", ","::repeat,
                        "quotes", "\""::repeat,
                        "quotes left open", "1,ada@acme.example,\"Sales,hire,2026-02-03,\n"::repeat,
                        "quotes left open and one line on", "\"\"\"\nx\n"::repeat,
                        "a quote left open above many lines",
                                size -> ("\"x" + "\nx".repeat(98) + "\n").repeat(size / 100),
                        "a line without an end", "x"::repeat,
                        "long lines in a quote",
                                size -> ("\"x\n" + "x\n".repeat(50) + "x".repeat(size / 10) + "\n").repeat(10))
                .entrySet()
                .stream()
                .map(file -> Arguments.of(file.getKey(), file.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aFile(String name, IntFunction<String> rows) {
        assertThat(Growth.ofTenfold(2_000, size -> {
                    byte[] file = (HEADER + rows.apply(size)).getBytes(StandardCharsets.UTF_8);
                    return () ->
                            Feeds.open(HrCsvOptions.defaults(), file).stream().forEach(row -> {});
                }))
                .isLessThan(MOST);
    }
}
