package io.oktafactors.routes.work;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** What work needs to know of an Okta user. */
@JsonIgnoreProperties(ignoreUnknown = true)
record OktaUser(String id, String status) {}
