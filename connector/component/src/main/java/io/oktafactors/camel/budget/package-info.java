/**
 * The public part of the rate-limit budget: the store that nodes share, with its JDBC and in-memory implementations. {@link
 * io.oktafactors.camel.budget.BudgetStore}, {@link io.oktafactors.camel.budget.JdbcBudgetStore} and {@link
 * io.oktafactors.camel.budget.Lane} are for users of the component; the rest is internal.
 */
package io.oktafactors.camel.budget;
