package io.oktafactors.routes.broker;

import static org.apache.activemq.artemis.core.security.CheckType.BROWSE;
import static org.apache.activemq.artemis.core.security.CheckType.CONSUME;
import static org.apache.activemq.artemis.core.security.CheckType.CREATE_ADDRESS;
import static org.apache.activemq.artemis.core.security.CheckType.CREATE_DURABLE_QUEUE;
import static org.apache.activemq.artemis.core.security.CheckType.CREATE_NON_DURABLE_QUEUE;
import static org.apache.activemq.artemis.core.security.CheckType.DELETE_ADDRESS;
import static org.apache.activemq.artemis.core.security.CheckType.DELETE_DURABLE_QUEUE;
import static org.apache.activemq.artemis.core.security.CheckType.DELETE_NON_DURABLE_QUEUE;
import static org.apache.activemq.artemis.core.security.CheckType.SEND;

import io.oktafactors.routes.queue.ReplyQueues;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.utils.CompositeAddress;

/** The permissions of the broker's users. */
enum BrokerRights {
    APP(new Right(".*", CheckType.values())),

    TICKETS(
            new Right("mfa\\.tickets", SEND),
            new Right(
                    (replies, address) -> replies.allow(address),
                    CONSUME,
                    BROWSE,
                    CREATE_ADDRESS,
                    DELETE_ADDRESS,
                    CREATE_DURABLE_QUEUE,
                    DELETE_DURABLE_QUEUE,
                    CREATE_NON_DURABLE_QUEUE,
                    DELETE_NON_DURABLE_QUEUE)),

    OPERATOR(new Right("mfa\\.(invalid|rejected|failed)|DLQ|ExpiryQueue", CONSUME, BROWSE));

    private final List<Right> rights;

    BrokerRights(Right... rights) {
        this.rights = List.of(rights);
    }

    /**
     * @param address the address, or address and queue with {@code ::} between them, of which the address is checked
     * @param replies the reply queues, which their consumers may create and delete
     */
    boolean allow(CheckType type, String address, ReplyQueues replies) {
        String name = CompositeAddress.extractAddressName(address);
        return rights.stream()
                .anyMatch(right ->
                        right.types().contains(type) && right.addresses().test(replies, name));
    }

    private record Right(BiPredicate<ReplyQueues, String> addresses, Set<CheckType> types) {

        Right(BiPredicate<ReplyQueues, String> addresses, CheckType... types) {
            this(addresses, Set.of(types));
        }

        Right(String addresses, CheckType... types) {
            this(matching(Pattern.compile(addresses)), types);
        }

        private static BiPredicate<ReplyQueues, String> matching(Pattern addresses) {
            return (replies, address) -> addresses.matcher(address).matches();
        }
    }
}
