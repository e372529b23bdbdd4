package io.oktafactors.camel;

import com.sun.jdi.BooleanValue;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.StackFrame;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.MethodEntryEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.MethodEntryRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A tool for developers: the classes of the component that one warm call enters, in order. It runs the call in a JVM of its own
 * and looks at it as a debugger does. Its main method prints the classes of an operation, with how often each is come to.
 */
final class ClassChanges {

    private ClassChanges() {}

    public static void main(String[] arguments) throws Exception {
        List<String> entered = of(arguments[0]);
        System.out.println(classes(entered) + " classes, " + changes(entered) + " changes");
        visits(entered).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(visit -> System.out.println(visit.getValue() + " " + visit.getKey()));
        System.out.println(String.join(" ", entered));
    }

    /** The classes, without those within one, where a method of another one than before is entered. */
    static List<String> of(String operation) throws Exception {
        LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("main").setValue(WarmCall.class.getName() + " " + operation);
        arguments
                .get("options")
                .setValue("-cp \"" + System.getProperty("java.class.path") + "\" -XX:TieredStopAtLevel=1");
        VirtualMachine machine = connector.launch(arguments);
        try {
            return look(machine);
        } finally {
            machine.process().destroyForcibly();
        }
    }

    static long classes(List<String> entered) {
        return entered.stream().distinct().count();
    }

    static int changes(List<String> entered) {
        return entered.size() - 1;
    }

    private static Map<String, Long> visits(List<String> entered) {
        return entered.stream().collect(Collectors.groupingBy(type -> type, Collectors.counting()));
    }

    private static List<String> look(VirtualMachine machine) throws Exception {
        ClassPrepareRequest prepared = machine.eventRequestManager().createClassPrepareRequest();
        prepared.addClassFilter(WarmCall.class.getName());
        prepared.enable();
        MethodEntryRequest entries = machine.eventRequestManager().createMethodEntryRequest();
        entries.addClassFilter("io.oktafactors.camel.*");
        entries.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
        List<String> entered = new ArrayList<>();
        try {
            while (true) {
                EventSet events = machine.eventQueue().remove();
                for (Event event : events) {
                    if (event instanceof ClassPrepareEvent ready) {
                        machine.eventRequestManager()
                                .createBreakpointRequest(ready.referenceType()
                                        .methodsByName("mark")
                                        .get(0)
                                        .location())
                                .enable();
                    } else if (event instanceof BreakpointEvent mark) {
                        StackFrame frame = mark.thread().frame(0);
                        boolean begins =
                                ((BooleanValue) frame.getArgumentValues().get(0)).value();
                        if (begins) {
                            entries.addThreadFilter(mark.thread());
                        }
                        entries.setEnabled(begins);
                        if (!begins && !entered.isEmpty()) {
                            return entered;
                        }
                    } else if (event instanceof MethodEntryEvent entry) {
                        add(entry.method().declaringType().name(), entered);
                    }
                }
                events.resume();
            }
        } catch (VMDisconnectedException e) {
            return entered;
        }
    }

    private static void add(String type, List<String> entered) {
        String outer = type.replaceAll("\\$.*", "").replace("io.oktafactors.camel.", "");
        boolean test = outer.equals("FakeOkta") || outer.equals("WarmCall");
        if (!test && (entered.isEmpty() || !entered.get(entered.size() - 1).equals(outer))) {
            entered.add(outer);
        }
    }
}
