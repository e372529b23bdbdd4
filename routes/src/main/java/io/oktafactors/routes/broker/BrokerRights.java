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

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.utils.CompositeAddress;

/** What a user of the broker may do at which addresses. */
enum BrokerRights {
    APP(new Right(".*", CheckType.values())),

    /** Temporary queues, whose names are UUIDs, may be fetched from too. */
    TICKETS(
            new Right("mfa\\.tickets", SEND),
            new Right(
                    "replies\\..+|\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}",
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

    /** @param address the address, or address and queue with {@code ::} between them, of which the address counts */
    boolean allow(CheckType type, String address) {
        String name = CompositeAddress.extractAddressName(address);
        return rights.stream().anyMatch(right -> right.allows(type, name));
    }

    private record Right(Pattern addresses, Set<CheckType> types) {

        Right(String addresses, CheckType... types) {
            this(Pattern.compile(addresses), Set.copyOf(Arrays.asList(types)));
        }

        boolean allows(CheckType type, String address) {
            return types.contains(type) && addresses.matcher(address).matches();
        }
    }
}
