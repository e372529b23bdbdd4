/** The settings that several packages share, what is checked of them before the start, and the home folder. */
package io.oktafactors.routes.settings;
