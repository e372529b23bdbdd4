package io.oktafactors.routes.work.plan;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** The fields of an Okta user that the app uses. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record OktaUser(String id, String status, Profile profile) {

    /**
     * @param email the primary mail address
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Profile(String email) {}

    /** The primary mail address; null if there is none. */
    String email() {
        return profile == null ? null : profile.email();
    }

    /** Without the profile, which holds a mail address. */
    @Override
    public String toString() {
        return "OktaUser[id=" + id + ", status=" + status + "]";
    }
}
