package io.oktafactors.camel;

import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;

/** What management (JMX) tells of a context. */
public final class Management {

    private Management() {}

    public static MBeanServer server(CamelContext context) {
        return context.getManagementStrategy().getManagementAgent().getMBeanServer();
    }

    /** One line for each bean and each of its attributes. */
    public static List<String> lines(CamelContext context) throws JMException {
        MBeanServer server = server(context);
        List<String> lines = new ArrayList<>();
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            lines.add(name.toString());
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                lines.add(name + " " + attribute.getName() + "=" + value(server, name, attribute));
            }
        }
        return lines;
    }

    private static Object value(MBeanServer server, ObjectName name, MBeanAttributeInfo attribute) {
        try {
            return server.getAttribute(name, attribute.getName());
        } catch (Exception e) {
            return e; // not every attribute has a value at any time
        }
    }
}
