package io.oktafactors.routes.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;

/**
 * A person as an HR source describes them. Everything but employee number and login may be null.
 *
 * @param employeeNumber number of the person at the employer, as written: leading zeros count
 * @param login login of the person at Okta
 * @param firstName first name
 * @param lastName last name
 * @param email primary mail address
 * @param secondEmail second, mostly private, mail address
 * @param mobilePhone mobile number in E.164
 * @param primaryPhone landline or desk number in E.164, without extension
 * @param phoneExtension extension of the primary phone, digits only
 * @param department department, as written
 * @param userType {@code employee}, {@code contractor} or {@code partner}
 * @param countryCode ISO 3166 alpha-2 code in upper case
 * @param locale locale, as written
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Person(
        String employeeNumber,
        String login,
        String firstName,
        String lastName,
        String email,
        String secondEmail,
        String mobilePhone,
        String primaryPhone,
        String phoneExtension,
        String department,
        String userType,
        String countryCode,
        String locale) {

    public Person {
        Objects.requireNonNull(employeeNumber, "employeeNumber");
        Objects.requireNonNull(login, "login");
    }

    /** Shows only what identifies the person in the HR system, and no phone number, address or name. */
    @Override
    public String toString() {
        return "Person[employeeNumber=" + employeeNumber + ", userType=" + userType + ", countryCode=" + countryCode
                + "]";
    }
}
