package io.oktafactors.routes.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.oktafactors.routes.event.Person;
import io.oktafactors.routes.event.TestIds;
import io.oktafactors.routes.feed.Fault;
import io.oktafactors.routes.feed.FeedException;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.feed.Feeds;
import io.oktafactors.routes.feed.hr.HrCsvOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HrCsvReaderTest {

    private static final String HEADER = "employeeNumber,login,lastName,action,effectiveDate";
    private static final String ADA = "0042,ada@acme.example,Byron,hire,2026-02-03";
    private static final String MILLER = HEADER + "\n0042,ada@acme.example,Müller,hire,2026-02-03\n";

    static Stream<Arguments> writings() {
        return Stream.of(
                Arguments.of(MILLER.getBytes(StandardCharsets.UTF_8), "UTF-8"),
                Arguments.of(("\uFEFF" + MILLER).getBytes(StandardCharsets.UTF_8), "UTF-8"),
                Arguments.of(("\uFEFF" + MILLER).getBytes(StandardCharsets.UTF_16LE), "UTF-16LE"),
                Arguments.of(("\uFEFF" + MILLER).getBytes(StandardCharsets.UTF_16BE), "UTF-16BE"),
                Arguments.of(MILLER.getBytes(Charset.forName("windows-1252")), "windows-1252"));
    }

    @ParameterizedTest
    @MethodSource("writings")
    void aFileIsReadInTheCharacterSetItIsWrittenInAndSaysWhich(byte[] file, String charset) {
        HrFeed feed = Feeds.open(HrCsvOptions.defaults(), file);

        assertThat(feed.charset().name()).isEqualTo(charset);
        assertThat(people(feed)).extracting(Person::lastName).containsExactly("Müller");
    }

    @Test
    void bytesThatAreNoCharacterCostTheirRowOnly() {
        byte[] file = (HEADER + "\n" + ADA.replace("Byron", "M\u0081ller") + "\n" + ADA)
                .getBytes(StandardCharsets.ISO_8859_1);

        List<FeedRow> rows = Feeds.open(HrCsvOptions.defaults(), file).stream().toList();

        assertThat(fault(rows.get(0))).isEqualTo(Fault.UNREADABLE_CHARACTER);
        assertThat(rows.get(1)).isInstanceOf(FeedRow.Accepted.class);
    }

    @Test
    void aNulCharacterCostsItsRowOnly() {
        List<FeedRow> rows = Feeds.read(HEADER + "\n" + ADA.replace("Byron", "By\0ron") + "\n" + ADA);

        assertThat(fault(rows.get(0))).isEqualTo(Fault.UNREADABLE_CHARACTER);
        assertThat(rows.get(1)).isInstanceOf(FeedRow.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void theSeparatorIsTheOneThatMakesSenseOfTheHeader(char separator) {
        HrFeed feed = Feeds.open((HEADER + ",\"notes, old; new | and so on\"\n" + ADA + ",").replace(',', separator));

        assertThat(feed.separator()).isEqualTo(separator);
        assertThat(people(feed)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesMayEndInAnyWayAndAreCountedOnce(String end) {
        List<FeedRow> rows = Feeds.read(String.join(end, HEADER, ADA, "", ADA, "0042,x", ADA));

        assertThat(rows).extracting(FeedRow::line).containsExactly(2L, 3L, 4L, 5L, 6L);
        assertThat(rows.get(1)).isInstanceOf(FeedRow.Skipped.class);
        assertThat(fault(rows.get(3))).isEqualTo(Fault.TOO_FEW_COLUMNS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \t", "\u00A0", ",,,,", " , ,,,,,,"})
    void aLineWithNothingOnItIsSkipped(String line) {
        assertThat(Feeds.read(HEADER + "\n" + line + "\n" + ADA).get(0))
                .isEqualTo(new FeedRow.Skipped(2, "blank line"));
    }

    @Test
    void blankLinesAboveTheHeaderAreNoRowsButCount() {
        assertThat(Feeds.read("\n  \n" + HEADER + "\n" + ADA))
                .extracting(FeedRow::line)
                .containsExactly(4L);
    }

    @ParameterizedTest
    @ValueSource(strings = {HEADER, "\uFEFF" + HEADER, "EMPLOYEE_NUMBER, Login ,last name,ACTION,effective-date,,"})
    void theHeaderOnceMoreIsSkipped(String again) {
        assertThat(Feeds.read(HEADER + "\n" + ADA + "\n" + again).get(1))
                .isEqualTo(new FeedRow.Skipped(3, "repeated header"));
    }

    @Test
    void emptyColumnsAtTheEndDoNotCount() {
        assertThat(people(Feeds.open(HEADER + ",,\n" + ADA + "\n" + ADA + ",,,, \n")))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"1;2;3, TOO_FEW_COLUMNS, 3", "1;2;3;4;5;6, TOO_MANY_COLUMNS, 6"})
    void aRowOfAnotherWidthIsRefusedWithBothCounts(String row, Fault fault, String count) {
        FeedRow refused = Feeds.read(HEADER.replace(',', ';') + "\n" + row).get(0);

        assertThat(fault(refused)).isEqualTo(fault);
        assertThat(((FeedRow.Invalid) refused).reason()).contains(count + " columns", "the header 5");
    }

    @Test
    void columnsMayStandInAnyOrderAmongUnknownOnes() {
        List<Person> people = people(Feeds.open("Shoe size;Vorgang;Anmeldename;Personalnummer;Gültig ab;Nachname\n"
                + "44;Eintritt;ada@acme.example;0042;03.02.2026;Byron"));

        assertThat(people).extracting(Person::employeeNumber, Person::lastName).containsExactly(tuple("0042", "Byron"));
    }

    @ParameterizedTest
    @CsvSource({
        "employeeNumber;action;email, login",
        "login;action;email, employeeNumber",
        "employeeNumber;login;hireDate, action or status",
    })
    void aMissingColumnStopsTheFileAndSaysWhatIsNeeded(String header, String needed) {
        assertThatExceptionOfType(FeedException.class)
                .isThrownBy(() -> Feeds.open(header + "\n"))
                .withMessageContainingAll(Feeds.NAME, "line 1", header.replace(";", ", "), needed);
    }

    @Test
    void twoColumnsOfOneMeaningStopTheFile() {
        assertThatExceptionOfType(FeedException.class)
                .isThrownBy(() -> Feeds.open(HEADER + ",Employee ID\n" + ADA + ",1"))
                .withMessageContainingAll(Feeds.NAME, "\"employeeNumber\"", "\"Employee ID\"", "remove one of them");
    }

    @ParameterizedTest
    @ValueSource(strings = {ADA, "a,b,c", "\"employeeNumber,login", "+12065550142,x"})
    void aFileWithoutAHeaderIsRefusedAndNotQuoted(String file) {
        assertThatExceptionOfType(FeedException.class)
                .isThrownBy(() -> Feeds.open(file))
                .withMessageContaining("is not a header")
                .withMessageNotContaining("555")
                .withMessageNotContaining("@");
    }

    @Test
    void valuesAmongTheColumnNamesAreNotQuoted() {
        assertThatExceptionOfType(FeedException.class)
                .isThrownBy(() -> Feeds.open("login,+12065550142,ada@acme.example"))
                .withMessageContaining("Found: login and 2 more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF", " \r\n"})
    void anEmptyFileIsRefused(String file) {
        assertThatExceptionOfType(FeedException.class)
                .isThrownBy(() -> Feeds.open(file))
                .withMessageContainingAll(Feeds.NAME, "is empty");
    }

    @Test
    void aHeaderWithoutRowsIsAFeedWithoutRows() {
        assertThat(Feeds.read(HEADER)).isEmpty();
        assertThat(Feeds.read(HEADER + "\r\n")).isEmpty();
    }

    @Test
    void aFileIsReadWhereItLies(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("monday.csv"), HEADER + "\n" + ADA);

        HrFeed feed = new HrCsvReader(HrCsvOptions.defaults(), TestIds.CONTENTS)
                .read(() -> Files.newInputStream(file), "monday.csv", Feeds.WRITTEN);

        assertThat(feed.name()).isEqualTo("monday.csv");
        assertThat(people(feed)).hasSize(1);
    }

    @Test
    void aFeedCanBeReadAgain() throws Exception {
        HrFeed feed = Feeds.open(HEADER + "\n" + ADA);

        assertThat(feed.stream()).hasSize(1);
        assertThat(feed.stream()).hasSize(1);
        try (FeedRows rows = feed.open()) {
            rows.next();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(rows::next);
        }
    }

    @Test
    void oneReaderServesManyThreads() throws Exception {
        HrCsvReader reader = new HrCsvReader(HrCsvOptions.defaults(), TestIds.CONTENTS);
        byte[] file = (HEADER + ("\n" + ADA).repeat(200)).getBytes(StandardCharsets.UTF_8);

        List<Long> counts = Stream.generate(() -> file)
                .limit(50)
                .parallel()
                .map(bytes -> read(reader, bytes))
                .toList();

        assertThat(counts).containsOnly(200L);
    }

    @Test
    void optionsThatCannotBeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HrCsvOptions(null, null, "Germany", null, null, null))
                .withMessageContaining("defaultRegion");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HrCsvOptions(null, null, null, Duration.ofDays(-1), null, null))
                .withMessageContaining("joinerLead");
    }

    private static long read(HrCsvReader reader, byte[] bytes) {
        try {
            return reader.read(() -> new ByteArrayInputStream(bytes), Feeds.NAME, Feeds.WRITTEN).stream()
                    .filter(FeedRow.Accepted.class::isInstance)
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Person> people(HrFeed feed) {
        return feed.stream()
                .map(FeedRow.Accepted.class::cast)
                .map(row -> Feeds.event(row).person())
                .toList();
    }

    private static Fault fault(FeedRow row) {
        return ((FeedRow.Invalid) row).fault();
    }
}
