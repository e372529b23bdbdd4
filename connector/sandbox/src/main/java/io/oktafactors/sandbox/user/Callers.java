package io.oktafactors.sandbox.user;

import io.oktafactors.sandbox.SandboxApp;
import io.oktafactors.sandbox.SandboxLimits;
import io.oktafactors.sandbox.SandboxToken;
import java.util.List;

/**
 * Who may call the organization, and how much.
 *
 * @param limits null if the organization's file says nothing of limits
 */
public record Callers(List<SandboxApp> apps, List<SandboxToken> tokens, SandboxLimits limits) {}
