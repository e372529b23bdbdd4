package io.oktafactors.routes.feed;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The column table: a row for each column the reader knows, with its generic name and the names that Workday-like,
 * SuccessFactors-like and German files give it. Case, blanks, {@code _} and {@code -} are ignored.
 */
public enum HrColumn {
    EMPLOYEE_NUMBER("employeeNumber", "EmployeeID", "ContingentWorkerID", "personIdExternal", "Personalnummer"),
    LOGIN("login", "UserName", "Anmeldename", "Benutzername"),
    FIRST_NAME("firstName", "Vorname"),
    LAST_NAME("lastName", "Nachname"),
    EMAIL("email", "EmailAddress", "E-Mail-Adresse"),
    SECOND_EMAIL("secondEmail", "PersonalEmail", "Private E-Mail", "Zweite E-Mail"),
    MOBILE_PHONE("mobilePhone", "Mobile", "CellPhone", "Mobiltelefon", "Mobil", "Handy"),
    PRIMARY_PHONE("primaryPhone", "PrimaryWorkTelephone", "phoneNumber", "Telefon", "Festnetz"),
    PHONE_EXTENSION("phoneExtension", "extension", "Durchwahl"),
    DEPARTMENT("department", "Abteilung"),
    USER_TYPE("userType", "WorkerType", "employmentType", "Beschäftigungsart", "Mitarbeitertyp"),
    COUNTRY_CODE("countryCode", "CountryReferenceTwoLetter", "country", "Land", "Ländercode"),
    LOCALE("locale", "LocalReference", "defaultLocale", "Sprache"),
    TIMEZONE("timezone", "Zeitzone"),
    HIRE_DATE("hireDate", "StatusHireDate", "startDate", "Eintrittsdatum", "Eintritt"),
    TERMINATION_DATE("terminationDate", "StatusEndEmploymentDate", "endDate", "Austrittsdatum", "Austritt"),
    CONTRACT_END_DATE("contractEndDate", "Vertragsende"),
    LAST_WORKING_DAY("lastWorkingDay", "lastDateWorked", "Letzter Arbeitstag"),
    EFFECTIVE_DATE("effectiveDate", "Gültig ab", "Wirksam ab"),
    STATUS("status", "Active", "WorkerStatus", "emplStatus", "Beschäftigungsstatus"),
    ACTION("action", "Aktion", "Vorgang");

    private static final Pattern NOISE = Pattern.compile("[\\p{Z}\\p{Cf}\\s_-]");
    private static final int LONGEST_WORD = 200;
    private static final Map<String, HrColumn> BY_NAME = byName();

    private final List<String> names;

    HrColumn(String... names) {
        this.names = List.of(names);
    }

    /** The generic name, as messages show it. */
    public String label() {
        return names.get(0);
    }

    /** All names, the generic one first. */
    public List<String> names() {
        return names;
    }

    /** The column with this name, if it is in the table. */
    public static Optional<HrColumn> named(String header) {
        return Optional.ofNullable(BY_NAME.get(folded(header)));
    }

    /**
     * A name or word in the form that is compared, without case and separators. A text that is longer than any known word is
     * returned unchanged, since normalization and lower case may take quadratic time.
     */
    public static String folded(String text) {
        if (text.length() > LONGEST_WORD) {
            return text;
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return NOISE.matcher(composed).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static Map<String, HrColumn> byName() {
        Map<String, HrColumn> columns = new HashMap<>();
        Arrays.stream(values())
                .flatMap(column -> column.names.stream().map(name -> Map.entry(folded(name), column)))
                .forEach(entry -> columns.merge(entry.getKey(), entry.getValue(), (one, other) -> {
                    throw new IllegalStateException(entry.getKey() + " is the name of " + one + " and " + other);
                }));
        return Map.copyOf(columns);
    }
}
