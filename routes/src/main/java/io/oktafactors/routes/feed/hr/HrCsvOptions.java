package io.oktafactors.routes.feed.hr;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;

/**
 * How to read values that are ambiguous in an HR file. Null means the default.
 *
 * @param zone time zone of a person whose row has none; UTC by default
 * @param dateOrder order of day and month in dates written with slashes or dashes; month first by default
 * @param defaultRegion ISO 3166 alpha-2 code of the country whose national phone numbers a row without a country code holds; by
 * default there is none and such numbers are refused
 * @param joinerLead how long before the start of the first day a joiner takes effect; zero by default
 * @param leaverCutOff local time on the last day at which a leaver takes effect; 17:00 by default
 * @param fridayCutOff the same for a last day that is a Friday; by default as on other days
 */
public record HrCsvOptions(
        ZoneId zone,
        DateOrder dateOrder,
        String defaultRegion,
        Duration joinerLead,
        LocalTime leaverCutOff,
        LocalTime fridayCutOff) {

    /** Order of day and month in {@code 3/4/2026} and {@code 3-4-2026}. */
    public enum DateOrder {
        MONTH_FIRST,
        DAY_FIRST
    }

    static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final LocalTime END_OF_OFFICE_HOURS = LocalTime.of(17, 0);

    /**
     * Fills in the defaults.
     *
     * @throws IllegalArgumentException if the region is not a country or the lead is negative
     */
    public HrCsvOptions {
        zone = zone == null ? ZoneOffset.UTC : zone;
        dateOrder = dateOrder == null ? DateOrder.MONTH_FIRST : dateOrder;
        joinerLead = joinerLead == null ? Duration.ZERO : joinerLead;
        leaverCutOff = leaverCutOff == null ? END_OF_OFFICE_HOURS : leaverCutOff;
        fridayCutOff = fridayCutOff == null ? leaverCutOff : fridayCutOff;
        if (defaultRegion != null && !COUNTRIES.contains(defaultRegion)) {
            throw new IllegalArgumentException(
                    "defaultRegion must be an ISO 3166 alpha-2 code in upper case such as US or DE");
        }
        if (joinerLead.isNegative()) {
            throw new IllegalArgumentException("joinerLead must not be negative");
        }
    }

    /** All defaults. */
    public static HrCsvOptions defaults() {
        return new HrCsvOptions(null, null, null, null, null, null);
    }
}
