/** Plans the steps for an event from the factors that a person has. */
package io.oktafactors.routes.work.plan;
