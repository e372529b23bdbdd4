package io.oktafactors.routes.console;

import java.util.EnumSet;
import java.util.Set;
import org.jolokia.server.core.request.JolokiaRequest;
import org.jolokia.server.core.service.api.AbstractJolokiaService;
import org.jolokia.server.core.service.request.RequestHandler;
import org.jolokia.server.core.util.RequestType;

/**
 * Applies the policy's {@code commands} to every command: Jolokia itself checks the policy only for {@code list} and {@code
 * search}, and accepts {@code notification} from everybody. It is a service of Jolokia, named in {@code
 * META-INF/jolokia/services}.
 */
public final class PolicyOfCommands extends AbstractJolokiaService<RequestHandler> implements RequestHandler {

    /** Commands that the policy may allow for one MBean although it does not allow them for all. */
    private static final Set<RequestType> OF_AN_MBEAN =
            EnumSet.of(RequestType.READ, RequestType.WRITE, RequestType.EXEC);

    /** @param order its place among the handlers; the first one that can handle a request is used */
    public PolicyOfCommands(int order) {
        super(RequestHandler.class, order);
    }

    /** True for requests that are refused; all others are left to the next handlers. */
    @Override
    public boolean canHandle(JolokiaRequest request) {
        return !OF_AN_MBEAN.contains(request.getType()) && !getJolokiaContext().isTypeAllowed(request.getType());
    }

    @Override
    public <R extends JolokiaRequest> Object handleRequest(R request, Object previousResult) {
        throw new SecurityException(
                "The Jolokia command " + request.getType().getName() + " is forbidden by the policy");
    }

    @Override
    public String getProvider() {
        return null;
    }

    @Override
    public Object getRuntimeInfo() {
        return null;
    }
}
