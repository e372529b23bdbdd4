package io.oktafactors.sandbox.http.control;

import static java.util.Map.entry;

import io.oktafactors.sandbox.api.SandboxCall;
import io.oktafactors.sandbox.api.SandboxMessage;
import io.oktafactors.sandbox.http.Call;
import io.oktafactors.sandbox.http.HttpAnswer;
import io.oktafactors.sandbox.http.RequestJournal;
import io.oktafactors.sandbox.http.Route;
import io.oktafactors.sandbox.limit.PathTable;
import io.oktafactors.sandbox.outside.Outside;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The paths under {@code /sandbox} for calls and for messages that were sent. */
final class JournalSide {
    private static final Filter<SandboxCall> CALLS = new Filter<>(Map.ofEntries(
            entry("method", (call, value) -> value.equalsIgnoreCase(call.method())),
            entry("path", (call, value) -> matches(value, call.path())),
            entry("status", (call, value) -> value.equals(String.valueOf(call.status()))),
            entry("outcome", (call, value) -> value.equals(String.valueOf(call.outcome()))),
            entry("userId", (call, value) -> value.equals(call.userId())),
            entry("principal", (call, value) -> value.equals(call.principal())),
            entry("bucket", (call, value) -> value.equals(call.bucket())),
            entry("fault", (call, value) -> value.equals(call.fault())),
            entry("requestId", (call, value) -> value.equals(call.requestId())),
            entry("since", (call, value) -> since(value, call.at()))));

    private static final Filter<SandboxMessage> MESSAGES = new Filter<>(Map.of(
            "channel", (message, value) -> value.equals(message.channel()),
            "address", (message, value) -> value.equalsIgnoreCase(message.address()),
            "userId", (message, value) -> value.equals(message.userId()),
            "factorId", (message, value) -> value.equals(message.factorId()),
            "purpose", (message, value) -> value.equals(message.purpose()),
            "since", (message, value) -> since(value, message.at())));

    private final RequestJournal journal;
    private final Outside outside;

    JournalSide(RequestJournal journal, Outside outside) {
        this.journal = journal;
        this.outside = outside;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/sandbox/calls", this::calls),
                new Route("DELETE", "/sandbox/calls", call -> forget()),
                new Route("GET", "/sandbox/messages", call -> messages(call, outside.messages())),
                new Route("GET", "/sandbox/phones/{address}/messages", this::messagesTo),
                new Route("GET", "/sandbox/mailboxes/{address}/messages", this::messagesTo));
    }

    private HttpAnswer calls(Call call) {
        List<SandboxCall> chosen = CALLS.of(call, journal.calls());
        return HttpAnswer.ok(out -> out.array(chosen, each -> ViewJson.call(out, each)));
    }

    private HttpAnswer forget() {
        journal.clear();
        return HttpAnswer.empty(204);
    }

    private HttpAnswer messagesTo(Call call) {
        return messages(call, outside.messagesTo(call.path("address")));
    }

    private static HttpAnswer messages(Call call, List<SandboxMessage> messages) {
        List<SandboxMessage> chosen = MESSAGES.of(call, messages);
        return HttpAnswer.ok(out -> out.array(chosen, message -> ViewJson.message(out, message)));
    }

    private static boolean matches(String pattern, String path) {
        return PathTable.of(new PathTable.Row<>(Set.of(), pattern, true))
                .find("", path)
                .isPresent();
    }

    private static boolean since(String value, Instant at) {
        return !at.isBefore(Fields.instant("since", value));
    }
}
