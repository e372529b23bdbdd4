package io.oktafactors.sandbox.operation;

import io.oktafactors.sandbox.limit.PersonalLimits;
import io.oktafactors.sandbox.user.Directory;
import io.oktafactors.sandbox.user.Policies;
import io.oktafactors.sandbox.user.StateLock;
import io.oktafactors.sandbox.user.StateWriter;
import io.oktafactors.sandbox.user.Tokens;
import java.time.Clock;

/** What the operations work on. */
public record Services(
        Directory directory,
        Tokens tokens,
        Policies policies,
        Messenger messenger,
        Circumstances circumstances,
        PersonalLimits limits,
        StateWriter ledger,
        StateLock lock,
        Clock clock) {}
