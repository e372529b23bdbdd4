/** What is to be done for an event: the steps, planned from the factors that a person has. */
package io.oktafactors.routes.work.plan;
