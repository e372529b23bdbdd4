package io.oktafactors.camel;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What a fake Okta answers about pushes: each user has one, whose transaction changes its id with every answer. */
final class FakePushes implements FakeOkta.Answer {

    private final Map<String, String> results = new ConcurrentHashMap<>();
    private final AtomicInteger polls = new AtomicInteger();
    private final AtomicInteger cancels = new AtomicInteger();

    /** From now on the user's push has that result. */
    void answer(String user, String result) {
        results.put(user, result);
    }

    String result(String user) {
        return results.get(user);
    }

    int polls() {
        return polls.get();
    }

    int cancels() {
        return cancels.get();
    }

    int prompts() {
        return results.size();
    }

    @Override
    public void to(FakeOkta.Call call, Socket socket) throws IOException {
        String user = call.target().split("/")[4];
        String factor = "http://" + call.header("Host").get(0) + "/api/v1/users/" + user + "/factors/opf2";
        switch (call.method()) {
            case "POST" -> {
                results.put(user, "WAITING");
                FakeOkta.json(201, waiting(factor, "mst0", call.text().contains("useNumberMatchingChallenge")))
                        .to(call, socket);
            }
            case "DELETE" -> {
                cancels.incrementAndGet();
                boolean open = results.replace(user, "WAITING", "CANCELLED");
                FakeOkta.json(open ? 200 : 403, open ? "{}" : "{\"errorCode\":\"E0000107\"}")
                        .to(call, socket);
            }
            default -> {
                polls.incrementAndGet();
                String result = results.get(user);
                int last = Integer.parseInt(call.target().replaceAll(".*mst", ""));
                FakeOkta.json(
                                200,
                                result.equals("WAITING")
                                        ? waiting(factor, "v2mst" + (last + 1), false)
                                        : "{\"factorResult\":\"" + result + "\"}")
                        .to(call, socket);
            }
        }
    }

    private static String waiting(String factor, String transaction, boolean number) {
        String link = "{\"href\":\"" + factor + "/transactions/" + transaction + "\"}";
        return "{\"factorResult\":\"WAITING\",\"_links\":{\"poll\":" + link + ",\"cancel\":" + link + "}"
                + (number ? ",\"_embedded\":{\"challenge\":{\"correctAnswer\":47}}" : "") + "}";
    }
}
