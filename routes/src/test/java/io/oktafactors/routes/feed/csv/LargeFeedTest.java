package io.oktafactors.routes.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.routes.feed.Fault;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.feed.Feeds;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LargeFeedTest {

    private static final int ROWS = 50_000;
    private static final int BROKEN = 1_000;
    private static final String HEADER = "employeeNumber,firstName,lastName,login,email,mobilePhone,primaryPhone,"
            + "department,userType,countryCode,timezone,hireDate,lastWorkingDay,action";

    private record Damage(Fault fault, UnaryOperator<String> how) {}

    private static final List<Damage> DAMAGES = List.of(
            new Damage(Fault.BAD_DATE, row -> row.replace("2026-", "soon-")),
            new Damage(Fault.IMPOSSIBLE_DATE, row -> row.replaceAll("2026-\\d\\d-\\d\\d", "2026-02-30")),
            new Damage(Fault.DATE_ORDER, row -> row.replaceAll("2026-\\d\\d-\\d\\d", "13/04/2026")),
            new Damage(Fault.DATE_OUT_OF_RANGE, row -> row.replace("2026-", "0026-")),
            new Damage(Fault.BAD_PHONE, row -> row.replaceAll("\\+1[^,]+", "+1-000-000-0000")),
            new Damage(Fault.MISSING_VALUE, row -> row.replaceFirst("^\\d+", " ")),
            new Damage(Fault.MISSING_VALUE, row -> row.replaceFirst("p\\d+@acme.example", "")),
            new Damage(Fault.BAD_LOGIN, row -> row.replaceFirst("@acme", " at acme")),
            new Damage(Fault.UNKNOWN_ACTION, row -> row.replaceFirst(",[^,]+$", ",promote")),
            new Damage(Fault.UNKNOWN_COUNTRY, row -> row.replace(",US,", ",XX,")),
            new Damage(Fault.UNKNOWN_TIME_ZONE, row -> row.replace("America/", "Amerika/")),
            new Damage(Fault.UNKNOWN_USER_TYPE, row -> row.replace(",employee,", ",robot,")),
            new Damage(Fault.TOO_FEW_COLUMNS, row -> row.substring(0, row.lastIndexOf(','))),
            new Damage(Fault.TOO_MANY_COLUMNS, row -> row + ",x"),
            new Damage(Fault.UNCLOSED_QUOTE, row -> row.replaceFirst(",Sales", ",\"Sales")),
            new Damage(Fault.STRAY_QUOTE, row -> row.replaceFirst(",Sales,", ",\"Sales\" east,")),
            new Damage(Fault.UNREADABLE_CHARACTER, row -> row.replaceFirst("Sales", "Sa\0les")));

    @Test
    @Timeout(60)
    void oneThousandBrokenRowsAmongFiftyThousandCostThemselvesOnly() {
        Random random = new Random(20_260_301);
        Set<Integer> broken = new HashSet<>();
        while (broken.size() < BROKEN) {
            broken.add(random.nextInt(ROWS));
        }
        Map<Long, Fault> faults = new LinkedHashMap<>();
        StringBuilder file = new StringBuilder(HEADER).append("\r\n");
        long line = 2;
        for (int i = 0; i < ROWS; i++) {
            String row = row(i, random);
            if (broken.contains(i)) {
                Damage damage = DAMAGES.get(faults.size() % DAMAGES.size());
                row = damage.how().apply(row);
                faults.put(line, damage.fault());
            } else if (random.nextInt(50) == 0) {
                row = row.replace("Sales", "\"Sales,\r\neast\"");
            }
            file.append(row).append("\r\n");
            line += row.contains("\r\n") ? 2 : 1;
        }

        long start = cpuTime();
        Map<Long, Fault> found = new LinkedHashMap<>();
        List<FeedRow.Accepted> accepted = new ArrayList<>();
        for (FeedRow row : Feeds.read(file.toString())) {
            if (row instanceof FeedRow.Invalid invalid) {
                found.put(invalid.line(), invalid.fault());
            } else {
                accepted.add((FeedRow.Accepted) row);
            }
        }
        Duration taken = Duration.ofNanos(cpuTime() - start);

        assertThat(accepted).hasSize(ROWS - BROKEN);
        assertThat(found).isEqualTo(faults);
        assertThat(EnumSet.copyOf(found.values())).hasSizeGreaterThanOrEqualTo(15);
        assertThat(taken).isLessThan(Duration.ofSeconds(10));
    }

    /** Processor time of this thread, which a busy machine does not stretch. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String row(int i, Random random) {
        String phone = String.format("+1 206 555 %04d", random.nextInt(10_000));
        String day = String.format("2026-%02d-%02d", 1 + random.nextInt(12), 1 + random.nextInt(28));
        boolean leaves = random.nextInt(3) == 0;
        return String.join(
                ",",
                String.format("%06d", i),
                "Ada",
                "Byron",
                "p" + i + "@acme.example",
                "p" + i + "@mail.example",
                phone,
                "",
                "Sales",
                "employee",
                "US",
                "America/Chicago",
                leaves ? "" : day,
                leaves ? day : "",
                leaves ? "terminate" : "new hire");
    }
}
