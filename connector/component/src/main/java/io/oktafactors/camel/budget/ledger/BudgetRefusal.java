package io.oktafactors.camel.budget.ledger;

import java.time.Duration;

/**
 * Why a call was not sent.
 *
 * @param reason what it waited for, in words that hold no secret and no phone number
 * @param retryAfter when another try makes sense
 */
public record BudgetRefusal(String reason, Duration retryAfter) {}
