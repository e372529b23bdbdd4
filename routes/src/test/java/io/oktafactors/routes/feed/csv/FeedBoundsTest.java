package io.oktafactors.routes.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import io.oktafactors.routes.event.TestIds;
import io.oktafactors.routes.feed.Fault;
import io.oktafactors.routes.feed.FeedException;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.feed.FeedSource;
import io.oktafactors.routes.feed.Feeds;
import io.oktafactors.routes.feed.hr.HrCsvOptions;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files, rows and values that are longer than any real one. */
class FeedBoundsTest {

    private static final String HEADER = "employeeNumber,login,department,action,effectiveDate\n";
    private static final String ADA = "0042,ada@acme.example,Sales,hire,2026-02-03\n";
    private static final long LONG = 70L << 20;
    private static final long MEMORY = 32L << 20;

    @Test
    void aLineOfAnyLengthIsOneInvalidRowAndTakesNoMoreMemoryThanItsBound() throws Exception {
        FeedSource file = () -> join(HEADER + ADA, repeated('x'), "\n" + ADA);
        long before = allocated();

        List<FeedRow> rows = new HrCsvReader(HrCsvOptions.defaults(), TestIds.CONTENTS)
                .read(file, Feeds.NAME, Feeds.WRITTEN).stream().toList();

        assertThat(allocated() - before).isLessThan(MEMORY);
        assertThat(rows).extracting(FeedRow::line).containsExactly(2L, 3L, 4L);
        assertThat(rows.get(1)).isInstanceOfSatisfying(FeedRow.Invalid.class, row -> {
            assertThat(row.fault()).isEqualTo(Fault.TOO_LONG);
            assertThat(row.reason()).contains("more than 1048576 characters");
            assertThat(row.raw()).hasSizeLessThan(66_000);
        });
        assertThat(rows.get(2)).isInstanceOf(FeedRow.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(chars = {'\0', 'x', ',', ' ', '\n', '"'})
    void aFileWithoutAHeaderAtItsBeginningIsRefusedWithoutBeingHeld(char c) {
        long before = allocated();

        assertThatExceptionOfType(FeedException.class)
                .isThrownBy(() -> new HrCsvReader(HrCsvOptions.defaults(), TestIds.CONTENTS)
                        .read(() -> join("", repeated(c), HEADER), Feeds.NAME, Feeds.WRITTEN))
                .withMessageContainingAll(Feeds.NAME, "no complete header line in its first 65536 characters");

        assertThat(allocated() - before).isLessThan(MEMORY);
    }

    @Test
    void anInvalidRowIsCutInItsMessage() {
        String note = ",\"" + "note ".repeat(6_000) + "\"";

        FeedRow row = Feeds.read(HEADER + ADA.trim() + note.repeat(5) + "\n").get(0);

        assertThat(row).isInstanceOfSatisfying(FeedRow.Invalid.class, invalid -> assertThat(invalid.raw())
                .startsWith("0042,ada@acme.example")
                .hasSize(64 * 1024 + " [truncated]".length()));
    }

    @Test
    void aValueThatIsTooLongCostsItsRowOnlyAndIsNamedByItsColumn() {
        List<FeedRow> rows = Feeds.read(HEADER + ADA.replace("Sales", "x".repeat(32_768)) + ADA);

        assertThat(rows.get(0)).isInstanceOfSatisfying(FeedRow.Invalid.class, row -> {
            assertThat(row.fault()).isEqualTo(Fault.TOO_LONG);
            assertThat(row.reason()).contains("Column 3", "32767 characters");
        });
        assertThat(rows.get(1)).isInstanceOf(FeedRow.Accepted.class);
    }

    @Test
    void aRowOfMoreColumnsThanTheLibraryTakesIsRefusedForThat() {
        List<FeedRow> rows = Feeds.read(HEADER + ",".repeat(20_000) + "x\n" + ADA);

        assertThat(((FeedRow.Invalid) rows.get(0)).fault()).isEqualTo(Fault.TOO_MANY_COLUMNS);
        assertThat(rows.get(1)).isInstanceOf(FeedRow.Accepted.class);
    }

    @Test
    void blankLinesThatFollowEachOtherAreOneRow() {
        assertThat(Feeds.read(HEADER + "\n\n ,,\n\n" + ADA + "\n\n"))
                .extracting(FeedRow::line)
                .containsExactly(2L, 6L, 7L);
    }

    @Test
    void theLastByteOfALongFileDecidesOnItsCharacterSet() throws Exception {
        String rows = ADA.replace("Sales", "Zürich €").repeat(20_000);
        HrCsvReader reader = new HrCsvReader(HrCsvOptions.defaults(), TestIds.CONTENTS);

        byte[] utf8 = (HEADER + rows).getBytes(StandardCharsets.UTF_8);
        byte[] windows = (HEADER + ADA.repeat(20_000) + "ü").getBytes(Charset.forName("windows-1252"));

        for (int shift = 0; shift < 4; shift++) {
            byte[] shifted = (" ".repeat(shift) + "\n" + HEADER + rows).getBytes(StandardCharsets.UTF_8);
            assertThat(charset(reader, shifted)).isEqualTo("UTF-8");
        }
        assertThat(charset(reader, utf8)).isEqualTo("UTF-8");
        assertThat(charset(reader, windows)).isEqualTo("windows-1252");
        assertThat(charset(reader, java.util.Arrays.copyOf(windows, windows.length - 1)))
                .isEqualTo("UTF-8");
    }

    private static String charset(HrCsvReader reader, byte[] file) throws Exception {
        return reader.read(() -> new ByteArrayInputStream(file), Feeds.NAME, Feeds.WRITTEN)
                .charset()
                .name();
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static InputStream join(String start, InputStream middle, String end) {
        return new SequenceInputStream(Collections.enumeration(List.of(bytes(start), middle, bytes(end))));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As long as a file may be that is held in memory, and longer. */
    private static InputStream repeated(char c) {
        return new InputStream() {
            private long left = LONG;

            @Override
            public int read() {
                return left-- > 0 ? c : -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int count = (int) Math.min(length, left);
                java.util.Arrays.fill(bytes, offset, offset + count, (byte) c);
                left -= count;
                return count;
            }
        };
    }
}
