/** Settings that several packages share, their checks before the start, and the home folder. */
package io.oktafactors.routes.settings;
