package io.oktafactors.routes.feed.hr;

import io.oktafactors.routes.event.Event;
import io.oktafactors.routes.event.EventIds;
import io.oktafactors.routes.event.EventType;
import io.oktafactors.routes.event.HrEvent;
import io.oktafactors.routes.event.Origin;
import io.oktafactors.routes.event.Person;
import io.oktafactors.routes.feed.Fault;
import io.oktafactors.routes.feed.HrColumn;
import io.oktafactors.routes.feed.RowFault;
import io.oktafactors.routes.feed.RowValues;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes an event from the values of a row, or throws the row's first fault. */
public final class RowReader {

    private static final int MAX_LENGTH = Event.LONGEST_NAME;

    /** Maximum length of values that are not stored in the database. */
    private static final int MAX_TEXT = 255;

    /** Characters that no part of an address may have: blanks, and invisible characters. */
    private static final String NOT_IN_ADDRESS = "@\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}";

    private static final Pattern ADDRESS = Pattern.compile(
            "[^" + NOT_IN_ADDRESS + "]+@[^." + NOT_IN_ADDRESS + "]+(?:\\.[^." + NOT_IN_ADDRESS + "]+)+");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");
    private static final Pattern EMPLOYEE_NUMBER = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._/ -]*");
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private final HrCsvOptions options;
    private final EventIds ids;
    private final PhoneReader phones;
    private final EffectiveTime effectiveTime;

    public RowReader(HrCsvOptions options, EventIds ids) {
        this.options = options;
        this.ids = ids;
        this.phones = new PhoneReader(options.defaultRegion());
        this.effectiveTime = new EffectiveTime(options);
    }

    public HrEvent event(RowValues row, Origin origin) {
        if (!DateReader.isInRange(origin.occurredAt())) {
            throw new RowFault(
                    Fault.DATE_OUT_OF_RANGE,
                    "The time of the file or record is not in " + DateReader.RANGE
                            + "; correct the clock of the sender, or send occurredAt in the record.");
        }
        Person person = person(row);
        EventType type = type(row);
        return HrEvent.of(ids, type, person, effectiveTime.of(type, row, zone(row), origin.occurredAt()), origin);
    }

    private Person person(RowValues row) {
        String employeeNumber = employeeNumber(row);
        String login = login(row);
        String countryCode = countryCode(row);
        PhoneReader.Phone desk = phones.desk(row, countryCode);
        String userType = row.get(HrColumn.USER_TYPE);
        return new Person(
                employeeNumber,
                login,
                text(row, HrColumn.FIRST_NAME),
                text(row, HrColumn.LAST_NAME),
                email(row, HrColumn.EMAIL),
                email(row, HrColumn.SECOND_EMAIL),
                phones.mobile(row, countryCode),
                desk.number(),
                desk.extension(),
                text(row, HrColumn.DEPARTMENT),
                userType == null ? null : WordTable.USER_TYPES.meaningOf(userType),
                countryCode,
                text(row, HrColumn.LOCALE));
    }

    private static EventType type(RowValues row) {
        String action = row.get(HrColumn.ACTION);
        if (action != null) {
            return WordTable.ACTIONS.meaningOf(action);
        }
        String status = row.get(HrColumn.STATUS);
        if (status != null) {
            return WordTable.STATUSES.meaningOf(status);
        }
        throw new RowFault(
                HrColumn.ACTION, Fault.MISSING_VALUE, "action and status are both empty; enter one of them.");
    }

    private ZoneId zone(RowValues row) {
        String zone = row.get(HrColumn.TIMEZONE);
        if (zone == null) {
            return options.zone();
        }
        if (!ZONES.contains(zone)) {
            throw new RowFault(
                    HrColumn.TIMEZONE,
                    Fault.UNKNOWN_TIME_ZONE,
                    "timezone: " + RowFault.shown(zone)
                            + " is not a time zone; write an IANA name such as Europe/Berlin, or leave it empty.");
        }
        return ZoneId.of(zone);
    }

    private static String employeeNumber(RowValues row) {
        String number = row.require(HrColumn.EMPLOYEE_NUMBER);
        if (number.length() > MAX_LENGTH || !EMPLOYEE_NUMBER.matcher(number).matches()) {
            throw new RowFault(
                    HrColumn.EMPLOYEE_NUMBER,
                    Fault.BAD_EMPLOYEE_NUMBER,
                    "employeeNumber must be at most " + MAX_LENGTH
                            + " letters and digits, with . _ / - or spaces between them; correct it.");
        }
        return number;
    }

    private static String login(RowValues row) {
        String login = row.require(HrColumn.LOGIN);
        if (!isAddress(login)) {
            throw new RowFault(
                    HrColumn.LOGIN,
                    Fault.BAD_LOGIN,
                    "login must have the form name@company.example, without spaces and with at most " + MAX_LENGTH
                            + " characters; correct it.");
        }
        return login;
    }

    private static String email(RowValues row, HrColumn column) {
        String email = row.get(column);
        if (email != null && !isAddress(email)) {
            throw new RowFault(
                    column,
                    Fault.BAD_EMAIL,
                    column.label() + " is not an email address of at most " + MAX_LENGTH
                            + " characters; correct it or leave it empty.");
        }
        return email;
    }

    /** The length is that of the lower-case text, in which some letters are longer. */
    private static boolean isAddress(String value) {
        return value.length() <= MAX_LENGTH
                && Event.subjectOf(value).length() <= MAX_LENGTH
                && ADDRESS.matcher(value).matches();
    }

    private static String text(RowValues row, HrColumn column) {
        String written = row.get(column);
        if (written == null) {
            return null;
        }
        String value = written.replace('\t', ' ');
        if (value.length() > MAX_TEXT || UNSEEN.matcher(value).find()) {
            throw new RowFault(
                    column,
                    Fault.BAD_TEXT,
                    column.label() + " has more than " + MAX_TEXT
                            + " characters or invisible characters; correct it or leave it empty.");
        }
        return value;
    }

    private static String countryCode(RowValues row) {
        String value = row.get(HrColumn.COUNTRY_CODE);
        if (value == null) {
            return null;
        }
        String country = value.toUpperCase(Locale.ROOT);
        if (!HrCsvOptions.COUNTRIES.contains(country)) {
            throw new RowFault(
                    HrColumn.COUNTRY_CODE,
                    Fault.UNKNOWN_COUNTRY,
                    "countryCode: " + RowFault.shown(value)
                            + " is not a country code; write the two-letter ISO 3166 code, such as GB or DE.");
        }
        return country;
    }
}
