package io.oktafactors.sandbox.http.okta;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.http.Call;
import io.oktafactors.sandbox.http.HttpAnswer;
import io.oktafactors.sandbox.http.Route;
import io.oktafactors.sandbox.json.Body;
import io.oktafactors.sandbox.json.JsonOut;
import io.oktafactors.sandbox.operation.Services;
import io.oktafactors.sandbox.proof.YubikeySeed;
import io.oktafactors.sandbox.user.User;
import io.oktafactors.sandbox.user.UserStatus;
import java.util.ArrayList;
import java.util.List;

/** Okta's operations on users, and on the YubiKeys whose seeds the organization has. */
public final class OrgApi {
    private static final String USERS = "/api/v1/users";
    private static final int USERS_PAGE = 200;
    private static final List<String> SEARCHES = List.of("q", "filter", "search");
    private static final String YUBIKEYS = "/api/v1/org/factors/yubikey_token/tokens";
    private static final int PAGE = 20;
    private static final int LARGEST_PAGE = 200;
    private static final int LARGEST_DOWNLOAD = 1000;

    private final Services services;

    public OrgApi(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(
                new Route("GET", USERS, this::listUsers),
                new Route("GET", USERS + "/{userId}", this::getUser),
                new Route("GET", YUBIKEYS, this::listYubikeyOtpTokens),
                new Route("POST", YUBIKEYS, this::uploadYubikeyOtpTokenSeed),
                new Route("GET", YUBIKEYS + "/{tokenId}", this::getYubikeyOtpTokenById));
    }

    /** All users except deprovisioned ones, by login. A search is refused, since an unfiltered answer would be wrong. */
    private HttpAnswer listUsers(Call call) {
        if (SEARCHES.stream().anyMatch(parameter -> call.query(parameter) != null)) {
            throw OktaError.of(OktaErrorCode.UNSUPPORTED);
        }
        int limit = call.number("limit", USERS_PAGE, USERS_PAGE);
        List<User> found = services.directory()
                .usersAfter(after(call.query("after")))
                .filter(user -> user.status() != UserStatus.DEPROVISIONED)
                .limit(limit + 1L)
                .toList();
        boolean more = found.size() > limit;
        List<User> page = more ? found.subList(0, limit) : found;
        List<String> links =
                links(call, USERS, limit, more ? page.get(limit - 1).id() : null);
        return HttpAnswer.ok(out -> out.array(page, user -> UserJson.write(out, call.userUrl(user.id()), user)))
                .linking(links);
    }

    private User after(String cursor) {
        return cursor == null ? null : services.directory().find(cursor).orElseThrow(OrgApi::wrongCursor);
    }

    private HttpAnswer getUser(Call call) {
        User user = services.directory().find(call.userId()).orElseThrow(() -> OktaError.unknownUser(call.userId()));
        return HttpAnswer.ok(out -> UserJson.write(out, call.userUrl(user.id()), user));
    }

    private HttpAnswer listYubikeyOtpTokens(Call call) {
        int limit = call.number("limit", PAGE, call.flag("forDownload") ? LARGEST_DOWNLOAD : LARGEST_PAGE);
        List<YubikeySeed> all = services.tokens().yubikeys();
        int start = start(all, call.query("after"));
        List<YubikeySeed> page = all.subList(start, Math.min(all.size(), start + limit));
        boolean more = start + limit < all.size();
        List<String> links =
                links(call, YUBIKEYS, limit, more ? page.get(page.size() - 1).id() : null);
        return HttpAnswer.ok(out -> out.array(page, seed -> write(out, call, seed)))
                .linking(links);
    }

    private HttpAnswer uploadYubikeyOtpTokenSeed(Call call) {
        services.circumstances().checkChange();
        JsonNode body = Body.required(call.body());
        String serialNumber = Body.text(body, "serialNumber");
        String publicId = Body.text(body, "publicId");
        String privateId = Body.text(body, "privateId");
        String aesKey = Body.text(body, "aesKey");
        if (serialNumber == null || serialNumber.isBlank()) {
            throw OktaError.blank("serialNumber");
        }
        YubikeySeed.fault(publicId, privateId, aesKey).ifPresent(field -> {
            throw OktaError.of(OktaErrorCode.VALIDATION_FAILED, field, field + ": The field is not valid");
        });
        YubikeySeed seed = services.tokens()
                .upload(
                        serialNumber,
                        publicId,
                        privateId,
                        aesKey,
                        services.clock().instant());
        return HttpAnswer.ok(out -> write(out, call, seed));
    }

    private HttpAnswer getYubikeyOtpTokenById(Call call) {
        String id = call.path("tokenId");
        YubikeySeed seed = services.tokens()
                .yubikeyById(id)
                .orElseThrow(() -> OktaError.of(OktaErrorCode.NOT_FOUND, id + " (YubikeyOtpToken)"));
        return HttpAnswer.ok(out -> write(out, call, seed));
    }

    private static int start(List<YubikeySeed> all, String after) {
        if (after == null) {
            return 0;
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(after)) {
                return i + 1;
            }
        }
        throw wrongCursor();
    }

    private static OktaError wrongCursor() {
        return OktaError.of(OktaErrorCode.VALIDATION_FAILED, "after", "after: The cursor is not valid");
    }

    /** @param last the last id of this page if there is another page, else null */
    private static List<String> links(Call call, String path, int limit, String last) {
        List<String> links = new ArrayList<>();
        links.add("<" + call.url() + ">; rel=\"self\"");
        if (last != null) {
            links.add("<" + call.baseUrl() + path + "?after=" + last + "&limit=" + limit + ">; rel=\"next\"");
        }
        return links;
    }

    private static void write(JsonOut out, Call call, YubikeySeed seed) {
        out.object(() -> {
            out.field("id", seed.id());
            out.field("created", seed.created());
            out.field("lastUpdated", seed.lastUpdated());
            out.field("status", seed.userId() == null ? "UNASSIGNED" : "ACTIVE");
            out.object("profile", () -> out.field("serial", seed.serialNumber()));
            out.object("_links", () -> {
                out.link("self", call.baseUrl() + YUBIKEYS + "/" + seed.id(), "GET");
                if (seed.userId() != null) {
                    out.link("user", call.userUrl(seed.userId()), "GET");
                }
            });
        });
    }
}
