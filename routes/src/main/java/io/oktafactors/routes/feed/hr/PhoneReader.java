package io.oktafactors.routes.feed.hr;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.oktafactors.routes.feed.Fault;
import io.oktafactors.routes.feed.HrColumn;
import io.oktafactors.routes.feed.RowFault;
import io.oktafactors.routes.feed.RowValues;
import java.util.regex.Pattern;

/** Reads phone numbers in the formats that people use. Its errors never repeat the number. */
final class PhoneReader {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Pattern EXTENSION = Pattern.compile("\\d{1,15}");

    /**
     * A phone number.
     *
     * @param number in E.164; null if there is none
     * @param extension digits; null if there is none
     */
    record Phone(String number, String extension) {
        @Override
        public String toString() {
            return "Phone[]";
        }
    }

    private static final Phone NONE = new Phone(null, null);

    private final String defaultRegion;

    PhoneReader(String defaultRegion) {
        this.defaultRegion = defaultRegion;
    }

    /** The mobile number of a row, which has no extension. */
    String mobile(RowValues row, String countryCode) {
        Phone phone = read(row, HrColumn.MOBILE_PHONE, countryCode);
        if (phone.extension() != null) {
            throw new RowFault(
                    HrColumn.MOBILE_PHONE,
                    Fault.BAD_PHONE_EXTENSION,
                    "mobilePhone has an extension, but text messages cannot be sent to extensions; move the number to primaryPhone.");
        }
        return phone.number();
    }

    /** The desk number of a row; an extension may follow the number or be in its own column. */
    Phone desk(RowValues row, String countryCode) {
        Phone phone = read(row, HrColumn.PRIMARY_PHONE, countryCode);
        String extension = row.get(HrColumn.PHONE_EXTENSION);
        if (extension == null) {
            return phone;
        }
        if (!EXTENSION.matcher(extension).matches()) {
            throw new RowFault(
                    HrColumn.PHONE_EXTENSION,
                    Fault.BAD_PHONE_EXTENSION,
                    "phoneExtension must consist of 1 to 15 digits; correct it or leave it empty.");
        }
        if (phone.extension() != null && !phone.extension().equals(extension)) {
            throw new RowFault(
                    HrColumn.PHONE_EXTENSION,
                    Fault.BAD_PHONE_EXTENSION,
                    "phoneExtension differs from the extension in primaryPhone; remove one of them.");
        }
        return new Phone(phone.number(), extension);
    }

    private Phone read(RowValues row, HrColumn column, String countryCode) {
        String value = row.get(column);
        if (value == null) {
            return NONE;
        }
        String region = countryCode == null ? defaultRegion : countryCode;
        try {
            PhoneNumber number = NUMBERS.parse(value, region);
            if (!NUMBERS.isValidNumber(number)) {
                throw notValid(column);
            }
            String extension = number.hasExtension() ? number.getExtension() : null;
            return new Phone(NUMBERS.format(number, PhoneNumberFormat.E164), extension);
        } catch (NumberParseException e) {
            throw e.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE && region == null
                    ? withoutCountry(column)
                    : notValid(column);
        }
    }

    private static RowFault notValid(HrColumn column) {
        return new RowFault(
                column,
                Fault.BAD_PHONE,
                column.label()
                        + " is not a valid phone number; write it with + and the country code, or leave it empty.");
    }

    private static RowFault withoutCountry(HrColumn column) {
        return new RowFault(
                column,
                Fault.BAD_PHONE,
                column.label() + " has no country code; write it with + and the country code, enter countryCode, or set"
                        + " the option defaultRegion.");
    }
}
