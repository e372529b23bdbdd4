package io.oktafactors.routes.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.StringReader;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {

    private static final String ALPHABET = "ab \"\"\"\",,,\n\n\r;\t#";
    private static final int TEXTS = 20_000;
    private static final int COLUMNS = 4;

    @Test
    void noCharacterOfAnyTextIsLost() {
        Random random = new Random(7);
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            CsvRecords records = records(text);
            int position = 0;
            while (records.hasNext()) {
                RawRecord record = records.next();
                assertThat(text.startsWith(record.raw(), position)).as(text).isTrue();
                assertThat(record.line()).as(text).isEqualTo(lineAt(text, position));
                position += record.raw().length();
                position += text.startsWith("\r\n", position) ? 2 : position < text.length() ? 1 : 0;
            }
            assertThat(position).as(text).isEqualTo(text.length());
        }
    }

    @Test
    void theLibrarySeesOneRecordInEachCut() {
        Random random = new Random(8);
        for (int i = 0; i < TEXTS; i++) {
            CsvRecords records = records(text(random));
            while (records.hasNext()) {
                RawRecord record = records.next();
                if (record.fault() == null && !record.raw().isEmpty()) {
                    assertThat(CsvReader.builder().ofCsvRecord(record.raw()).stream())
                            .as(record.raw())
                            .hasSize(1);
                }
            }
        }
    }

    private static CsvRecords records(String text) {
        CsvRecords records = new CsvRecords(new StringReader(text), ',');
        records.expect(COLUMNS);
        return records;
    }

    private static long lineAt(String text, int position) {
        return text.substring(0, position)
                        .replace("\r\n", "\n")
                        .chars()
                        .filter(c -> c == '\n' || c == '\r')
                        .count()
                + 1;
    }

    private static String text(Random random) {
        return random.ints(1 + random.nextInt(40), 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
