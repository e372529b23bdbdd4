package io.oktafactors.camel.admission;

import io.oktafactors.camel.budget.BucketKey;
import io.oktafactors.camel.budget.ledger.Budget;
import io.oktafactors.camel.budget.ledger.BudgetRefusal;
import io.oktafactors.camel.budget.ledger.CallOutcome;
import io.oktafactors.camel.budget.ledger.CallPermit;
import io.oktafactors.camel.budget.ledger.RateLimiter;
import io.oktafactors.camel.budget.ledger.Waiting;
import io.oktafactors.camel.concurrent.LastValueCache;
import io.oktafactors.camel.http.OktaResponse;
import io.oktafactors.camel.http.RateLimit;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.request.BudgetOptions;
import io.oktafactors.camel.request.OktaRequest;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Counts every attempt in the budget before it is sent. */
final class BudgetAdmission implements Admission {

    /** Everything that calls have to have in common to be counted together. */
    private record Account(String origin, OktaFactorsOperation operation, BudgetOptions options) {}

    private final Budget budget;
    private final Map<Account, RateLimiter> ledgers = new ConcurrentHashMap<>();
    private final Map<OktaFactorsOperation, LastValueCache<Account, RateLimiter>> latest =
            new EnumMap<>(OktaFactorsOperation.class);

    BudgetAdmission(Budget budget) {
        this.budget = budget;
        for (OktaFactorsOperation operation : OktaFactorsOperation.values()) {
            latest.put(operation, new LastValueCache<>(account -> ledgers.computeIfAbsent(account, this::open)));
        }
    }

    /** Starts a reserve for the lane of an endpoint, before its first call. */
    void announce(String origin, OktaFactorsOperation operation, BudgetOptions options) {
        if (!options.isOff()) {
            ledger(new Account(origin, operation, options));
        }
    }

    @Override
    public CompletableFuture<Permit> admit(Attempt attempt) {
        OktaRequest request = attempt.request();
        BudgetOptions options = request.options().budget();
        if (options.isOff()) {
            return Permit.NOW;
        }
        Turn turn = new Turn();
        long longest = TimeUnit.MILLISECONDS.toNanos(Math.max(0, options.longestWait() - attempt.waited()));
        CallPermit now = ledger(new Account(request.origin(), request.operation(), options))
                .acquire(options.lane(), longest, turn);
        if (now != null) {
            turn.complete(new Counted(now));
        }
        return turn;
    }

    private RateLimiter ledger(Account account) {
        return latest.get(account.operation).of(account);
    }

    private RateLimiter open(Account account) {
        BudgetOptions options = account.options;
        String bucket = options.bucket() == null ? account.operation.bucket() : options.bucket();
        BucketKey key = new BucketKey(account.origin, options.principal(), bucket);
        return budget.ledger(key, options.lane(), options.share(), options.inFlight());
    }

    /** A call that waits for the budget. It may be cancelled meanwhile. */
    private static final class Turn extends CompletableFuture<Permit> implements Waiting {

        @Override
        public void granted(CallPermit permit) {
            if (!complete(new Counted(permit))) {
                permit.unused();
            }
        }

        @Override
        public void refused(BudgetRefusal refusal) {
            completeExceptionally(new Refusal(refusal.reason(), refusal.retryAfter()));
        }
    }

    private record Counted(CallPermit permit) implements Permit {

        @Override
        public void answered(OktaResponse answer) {
            RateLimit told = answer.rateLimit();
            Long date = told.date() == null ? null : told.date().getEpochSecond();
            permit.done(CallOutcome.of(kind(told.scope()), told.limit(), told.remaining(), told.reset(), date));
        }

        private static CallOutcome.Kind kind(RateLimit.Scope scope) {
            return switch (scope) {
                case NONE -> CallOutcome.Kind.COUNTED;
                case BUCKET -> CallOutcome.Kind.EXHAUSTED;
                case CONCURRENCY -> CallOutcome.Kind.CONCURRENCY;
                case PHONE, MAILBOX, PERSON -> CallOutcome.Kind.PRODUCT;
            };
        }

        @Override
        public void lost() {
            permit.done(CallOutcome.lost());
        }

        @Override
        public void unused() {
            permit.unused();
        }
    }
}
