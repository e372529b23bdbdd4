/**
 * What Okta's factor API takes and gives, as small immutable types over the JSON itself. Each keeps its whole tree: a type,
 * status, provider or field that nobody knew yet is read, passed on and written again unchanged.
 *
 * <p>Requests are {@link io.oktafactors.camel.model.EnrollRequest}, {@link io.oktafactors.camel.model.ActivateRequest},
 * {@link io.oktafactors.camel.model.VerifyRequest} and {@link io.oktafactors.camel.model.ResendRequest}; the other types are
 * answers. The package knows Jackson and nothing else, Camel neither.
 */
package io.oktafactors.camel.model;
