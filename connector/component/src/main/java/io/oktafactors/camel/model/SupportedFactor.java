package io.oktafactors.camel.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** An entry of the catalog: a kind of factor that a user may enroll. It is not a request body; {@link #enroll} makes one. */
public final class SupportedFactor extends OktaObject {

    private SupportedFactor(JsonNode tree) {
        super(tree);
    }

    @JsonCreator
    public static SupportedFactor of(JsonNode tree) {
        return new SupportedFactor(tree);
    }

    public String getFactorType() {
        return text("factorType");
    }

    public String getProvider() {
        return text("provider");
    }

    /** The name of the vendor; null in some entries. */
    public String getVendorName() {
        return text("vendorName");
    }

    /** The status, such as {@code NOT_SETUP} or {@code ACTIVE}; null in some entries. */
    public String getStatus() {
        return text("status");
    }

    /** {@code OPTIONAL} or {@code REQUIRED}; null in some entries. */
    public String getEnrollment() {
        return text("enrollment");
    }

    public boolean isRequired() {
        return "REQUIRED".equals(getEnrollment());
    }

    /** The phones that Okta already has on file for the user, each a pending or active factor. */
    public List<Factor> getPhones() {
        return StreamSupport.stream(at("/_embedded/phones").spliterator(), false)
                .map(Factor::of)
                .toList();
    }

    /** A body that enrolls this kind of factor, without a profile yet. */
    public EnrollRequest enroll() {
        return EnrollRequest.of(getFactorType(), getProvider());
    }
}
