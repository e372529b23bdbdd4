package io.oktafactors.routes.feed.hr;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.routes.event.Person;
import io.oktafactors.routes.feed.Fault;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.feed.Feeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneReaderTest {

    private static final HrCsvOptions IN_GERMANY = new HrCsvOptions(null, null, "DE", null, null, null);

    @ParameterizedTest
    @CsvSource({
        "+1 206 555 0142, '', +12065550142",
        "+1 (206) 555-0142, DE, +12065550142",
        "206-555-0142, US, +12065550142",
        "1.206.555.0142, us, +12065550142",
        "020 7946 0123, GB, +442079460123",
        "0044 20 7946 0123, DE, +442079460123",
        "0171 3920012, DE, +491713920012",
        "0171 3920012, '', +491713920012",
        "+49 (0) 171 3920012, US, +491713920012",
        "070-174 06 12, SE, +46701740612",
        "06 12 34 56 78, FR, +33612345678",
        "312 345 6789, IT, +393123456789",
    })
    void aNumberBecomesE164WhateverTheWriting(String text, String country, String number) {
        assertThat(Feeds.event(IN_GERMANY, "mobilePhone", text, "countryCode", country)
                        .person()
                        .mobilePhone())
                .isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1-000-000-0000",
                "206 555",
                "+999 123 456 789",
                "call reception",
                "4.91714E+11",
                "0000000000",
                "+",
                "n/a",
                "+12065550142, +13125550199",
                "+12065550142 or +13125550199"
            })
    void aNumberThatIsNotValidIsRefusedAndNotRepeated(String text) {
        FeedRow.Invalid row = Feeds.invalid("primaryPhone", text, "countryCode", "US");

        assertThat(row.fault()).isEqualTo(Fault.BAD_PHONE);
        assertThat(row.field()).isEqualTo("primaryPhone");
        assertThat(row.reason()).contains("primaryPhone").doesNotContain(text.length() > 2 ? text : "000");
    }

    @Test
    void aNationalNumberNeedsACountryFromSomewhere() {
        FeedRow.Invalid row = Feeds.invalid("mobilePhone", "206 555 0142");

        assertThat(row.reason()).contains("countryCode", "defaultRegion");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+1 206 555 0142 x77", "+12065550142 ext. 77", "(206) 555-0142 ext 77", "+12065550142;ext=77"})
    void anExtensionBehindTheNumberGoesToItsOwnField(String text) {
        Person person = Feeds.event("primaryPhone", text, "countryCode", "US").person();

        assertThat(person.primaryPhone()).isEqualTo("+12065550142");
        assertThat(person.phoneExtension()).isEqualTo("77");
    }

    @Test
    void theColumnForTheExtensionCountsToo() {
        assertThat(Feeds.event("primaryPhone", "+12065550142", "phoneExtension", "077")
                        .person()
                        .phoneExtension())
                .isEqualTo("077");
    }

    @ParameterizedTest
    @CsvSource({
        "primaryPhone, +12065550142 x77, phoneExtension, 78, phoneExtension",
        "primaryPhone, +12065550142, phoneExtension, ask Bob, phoneExtension",
        "mobilePhone, +12065550142 x77, phoneExtension, '', mobilePhone",
    })
    void anExtensionThatCannotBeIsRefused(String column, String value, String other, String otherValue, String field) {
        FeedRow.Invalid row = Feeds.invalid(column, value, other, otherValue);

        assertThat(row.fault()).isEqualTo(Fault.BAD_PHONE_EXTENSION);
        assertThat(row.field()).isEqualTo(field);
    }

    @Test
    void noNumberIsNoFault() {
        Person person = Feeds.event("mobilePhone", " ", "primaryPhone", "").person();

        assertThat(person.mobilePhone()).isNull();
        assertThat(person.primaryPhone()).isNull();
    }
}
