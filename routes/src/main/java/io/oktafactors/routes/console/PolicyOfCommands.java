package io.oktafactors.routes.console;

import java.util.EnumSet;
import java.util.Set;
import org.jolokia.server.core.request.JolokiaRequest;
import org.jolokia.server.core.service.api.AbstractJolokiaService;
import org.jolokia.server.core.service.request.RequestHandler;
import org.jolokia.server.core.util.RequestType;

/**
 * Makes the policy's {@code commands} hold for every command: Jolokia itself asks the policy for {@code list} and {@code
 * search} alone, and takes {@code notification} from everybody. A service of Jolokia, named in {@code META-INF/jolokia/services}.
 */
public final class PolicyOfCommands extends AbstractJolokiaService<RequestHandler> implements RequestHandler {

    /** The policy may allow these for one MBean while it does not for all. */
    private static final Set<RequestType> OF_AN_MBEAN =
            EnumSet.of(RequestType.READ, RequestType.WRITE, RequestType.EXEC);

    /** @param order where it stands among the handlers, of which the first that can handle a request does */
    public PolicyOfCommands(int order) {
        super(RequestHandler.class, order);
    }

    /** Takes what is to be refused, and leaves the rest to the handlers that come after it. */
    @Override
    public boolean canHandle(JolokiaRequest request) {
        return !OF_AN_MBEAN.contains(request.getType()) && !getJolokiaContext().isTypeAllowed(request.getType());
    }

    @Override
    public <R extends JolokiaRequest> Object handleRequest(R request, Object previousResult) {
        throw new SecurityException("The command " + request.getType().getName() + " is forbidden by the policy");
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
