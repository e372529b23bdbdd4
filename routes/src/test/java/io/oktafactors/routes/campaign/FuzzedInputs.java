package io.oktafactors.routes.campaign;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Tickets, rows and records, some of them damaged. What is secret in them looks so that it can be found again, whatever it is put
 * into: phone numbers are in the range +1 212 555, codes begin with 98765, and answers with "canary".
 */
final class FuzzedInputs {

    /** Whoever may be named; the sandbox has all but the last tenth. */
    static final int PEOPLE = 500;

    static final Pattern SECRETS = Pattern.compile(
            "(?<![0-9A-Za-z])(?:\\+?1?[-. (]*212[-. )]*555[-. ]*\\d{4}|98765\\d{5})(?![0-9A-Za-z])|canary-answer");

    static final String HEADER =
            "employeeNumber,login,firstName,email,mobilePhone,countryCode,department,userType,hireDate,lastWorkingDay,action\n";

    private static final int ACCEPTABLE_ROWS_PERCENT = 60;

    /** A quarter of them is sent in a way that makes them none, see {@link TicketSenders}. */
    private static final int ACCEPTABLE_TICKETS_PERCENT = 80;

    private final Mutator mutator;
    private int number;

    FuzzedInputs(Mutator mutator) {
        this.mutator = mutator;
    }

    static String login(int person) {
        return "caller" + person + "@acme.example";
    }

    static String phone(int person) {
        return "+1212555%04d".formatted(person);
    }

    /** A ticket as text; most of them are as the schema says. */
    String ticket() {
        String ticket = goodTicket();
        return mutator.chance(ACCEPTABLE_TICKETS_PERCENT) ? ticket : mutator.damaged(ticket);
    }

    /** A ticket that is as the schema says. */
    String goodTicket() {
        int person = mutator.random().nextInt(PEOPLE);
        String begin = "{\"id\":\"fuzz-%d\",\"ticket\":\"INC%d\",\"login\":\"%s\","
                .formatted(++number, number / 2, login(person));
        return begin
                + switch (mutator.random().nextInt(6)) {
                    case 0 -> "\"kind\":\"reset-mfa\"}";
                    case 1 -> "\"kind\":\"lost-phone\",\"phone\":\"" + phone(5_000 + person) + "\"}";
                    case 2 ->
                        "\"kind\":\"verify\",\"passCode\":\"98765"
                                + (10_000 + mutator.random().nextInt(90_000)) + "\"}";
                    case 3 -> "\"kind\":\"verify\",\"answer\":\"canary-answer " + number + "\"}";
                    case 4 ->
                        "\"kind\":\"verify\",\"factorType\":\"question\",\"note\":{\"deep\":[1,2,{\"er\":null}]}}";
                    default -> "\"kind\":\"verify\"}";
                };
    }

    /** One line of a CSV file, with its end. */
    String row() {
        int person = mutator.random().nextInt(PEOPLE);
        String row = String.join(
                ",",
                Integer.toString(10_000 + person),
                login(person),
                "Given" + person,
                login(person),
                mutator.one(phone(person), phone(person).replace("+1212", "(212) "), ""),
                mutator.one("US", "US", "DE", ""),
                mutator.one("Sales", "Engineering", "Finance"),
                mutator.one("employee", "contractor"),
                mutator.one("2026-01-02", "1/2/2026", "2.1.2026", ""),
                mutator.one("2026-02-02", "", ""),
                mutator.one("hire", "leave", "transfer", "rehire"));
        String written = mutator.chance(ACCEPTABLE_ROWS_PERCENT) ? row : mutator.damaged(row);
        return written.replace('\r', ' ').replace('\n', ' ') + "\n";
    }

    /** The value of a Kafka record; null now and then. */
    byte[] record() {
        int person = mutator.random().nextInt(PEOPLE);
        String record = """
                {"type": "%s", "effectiveDate": "%s", "zone": "%s", "occurredAt": "2026-01-0%dT09:00:00Z",
                 "person": {"employeeNumber": "%d", "login": "%s", "email": "%s", "mobilePhone": "%s", "countryCode": "US"}}""".formatted(
                        mutator.one("joiner", "leaver", "mover"),
                        mutator.one("2026-01-02", "2026-02-03"),
                        mutator.one("UTC", "Europe/Berlin"),
                        1 + mutator.random().nextInt(9),
                        10_000 + person,
                        login(person),
                        login(person),
                        phone(person));
        return switch (mutator.random().nextInt(10)) {
            case 0 -> mutator.bytes(300);
            case 1 -> mutator.one(null, new byte[0], "null".getBytes(StandardCharsets.UTF_8));
            case 2, 3, 4 -> mutator.damaged(record).getBytes(StandardCharsets.UTF_8);
            default -> record.getBytes(StandardCharsets.UTF_8);
        };
    }
}
