/** Calls, answers and routes over HTTP. */
package io.oktafactors.sandbox.http;
