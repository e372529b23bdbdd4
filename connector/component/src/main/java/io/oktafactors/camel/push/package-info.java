/** Awaited pushes: polls a push transaction until the user has answered, or the time limit is reached. Internal. */
package io.oktafactors.camel.push;
