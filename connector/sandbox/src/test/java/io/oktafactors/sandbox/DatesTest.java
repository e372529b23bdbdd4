package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.sandbox.json.Dates;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-04T05:06:07.008Z, 2026-03-04T05:06:07.008Z, 'Wed, 04 Mar 2026 05:06:07 GMT'",
        "2024-02-29T23:59:59.999999999Z, 2024-02-29T23:59:59.999Z, 'Thu, 29 Feb 2024 23:59:59 GMT'",
        "2026-12-31T00:00:00Z, 2026-12-31T00:00:00.000Z, 'Thu, 31 Dec 2026 00:00:00 GMT'"
    })
    void datesAreWrittenAsOktaWritesThem(Instant at, String iso, String http) {
        assertThat(Dates.iso(at)).isEqualTo(iso);
        assertThat(Dates.http(at)).isEqualTo(http);
        assertThat(Dates.http(at.plusSeconds(1))).isNotEqualTo(http);
    }
}
