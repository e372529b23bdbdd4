/**
 * Requests and answers of Okta's User Factors API, as small immutable views of their JSON. Each keeps its whole tree: an
 * unknown type, status, provider or field is read, kept and written again unchanged.
 *
 * <p>Requests are {@link io.oktafactors.camel.model.EnrollRequest}, {@link io.oktafactors.camel.model.ActivateRequest}, {@link
 * io.oktafactors.camel.model.VerifyRequest} and {@link io.oktafactors.camel.model.ResendRequest}; the other types are answers.
 * The package uses only Jackson, and not Camel.
 */
package io.oktafactors.camel.model;
