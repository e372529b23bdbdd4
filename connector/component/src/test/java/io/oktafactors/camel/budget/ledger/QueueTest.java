package io.oktafactors.camel.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.budget.Lane;
import io.oktafactors.camel.budget.ledger.Queue.Waiter;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** In which order those go who wait. */
class QueueTest {

    private final ConcurrencyLimit flow = new ConcurrencyLimit(10, new Random(1), 0);
    private final Queue queue = new Queue(flow);

    @Test
    void lanesGoOneAfterTheOtherAndWithinOneWhoCameFirst() {
        Waiter normal = add(Lane.normal, 100);
        Waiter second = add(Lane.normal, 50);
        Waiter urgent = add(Lane.urgent, 100);

        assertThat(queue.isFirst(urgent)).isTrue();
        assertThat(queue.isFirst(normal)).isFalse();
        assertThat(queue.peek(Lane.normal)).isSameAs(normal);
        assertThat(queue.size()).isEqualTo(3);
        assertThat(queue.size(Lane.normal)).isEqualTo(2);

        queue.remove(urgent);
        assertThat(queue.isFirst(normal)).isTrue();
        assertThat(queue.isFirst(second)).isFalse();
        queue.remove(normal);
        assertThat(queue.isFirst(second)).isTrue();
        assertThat(queue.peek(Lane.normal)).isSameAs(second);
        assertThat(queue.peek(Lane.background)).isNull();
    }

    @Test
    void aNewcomerIsBehindThoseOfItsLaneAndAbove() {
        assertThat(queue.isBefore(Lane.background)).isFalse();
        Waiter normal = add(Lane.normal, 100);

        assertThat(queue.isBefore(Lane.interactive)).isFalse();
        assertThat(queue.isBefore(Lane.normal)).isTrue();
        assertThat(queue.isBefore(Lane.background)).isTrue();
        queue.remove(normal);
        assertThat(queue.isBefore(Lane.background)).isFalse();
    }

    @Test
    void theLowestLaneIsThatOfTheLast() {
        assertThat(queue.lowest()).isEqualTo(Lane.urgent);
        add(Lane.urgent, 100);
        Waiter background = add(Lane.background, 100);
        add(Lane.interactive, 100);

        assertThat(queue.lowest()).isEqualTo(Lane.background);
        queue.remove(background);
        assertThat(queue.lowest()).isEqualTo(Lane.interactive);
    }

    @Test
    void whoseTimeIsUpFirstIsFound() {
        assertThat(queue.nextDeadline()).isEqualTo(Long.MAX_VALUE);
        assertThat(queue.overdue(Long.MAX_VALUE)).isNull();
        add(Lane.normal, 100);
        Waiter soon = add(Lane.background, 50);

        assertThat(queue.nextDeadline()).isEqualTo(50);
        assertThat(queue.overdue(49)).isNull();
        assertThat(queue.overdue(50)).isSameAs(soon);
        queue.remove(soon);
        assertThat(queue.nextDeadline()).isEqualTo(100);
        assertThat(queue.overdue(99)).isNull();
    }

    @Test
    void deadlinesOfThoseWhoLeftAreForgottenAndNoOther() {
        Waiter stays = add(Lane.normal, 1_000_000);
        for (int i = 0; i < 500; i++) {
            queue.remove(add(Lane.normal, 2_000_000 + i));
        }

        assertThat(queue.nextDeadline()).isEqualTo(1_000_000);
        queue.remove(stays);
        assertThat(queue.nextDeadline()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void othersHearOfAFreePlaceAsLongAsSomebodyWaits() {
        AtomicInteger pumps = new AtomicInteger();
        flow.serves(new ConcurrencyLimit.Bucket(lane -> queue.size(lane) > 0, pumps::incrementAndGet));
        flow.pumpAll();
        assertThat(pumps).hasValue(0);

        Waiter waiter = add(Lane.normal, 100);
        flow.pumpAll();
        assertThat(pumps).hasValue(1);

        queue.remove(waiter);
        flow.pumpAll();
        assertThat(pumps).hasValue(1);
    }

    private Waiter add(Lane lane, long deadline) {
        Waiter waiter = new Waiter(lane, null, 0, deadline);
        queue.add(waiter);
        return waiter;
    }
}
