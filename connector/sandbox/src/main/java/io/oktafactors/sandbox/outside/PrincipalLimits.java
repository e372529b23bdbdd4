package io.oktafactors.sandbox.outside;

import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.api.SandboxLimits.Share;
import io.oktafactors.sandbox.limit.Shares;
import io.oktafactors.sandbox.operation.Services;
import io.oktafactors.sandbox.signin.SignIn;
import io.oktafactors.sandbox.user.Entry;
import io.oktafactors.sandbox.user.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The shares of the rate limits of API tokens and apps, which an administrator sets: Okta's principal rate limits. */
public final class PrincipalLimits {
    private final Shares shares;
    private final SignIn signIn;
    private final Services services;

    public PrincipalLimits(Shares shares, SignIn signIn, Services services) {
        this.shares = shares;
        this.signIn = signIn;
        this.services = services;
    }

    /** Loads a share of an earlier run; it is dropped if the principal does not exist any more. */
    public void load(Setting setting) {
        if (signIn.knows(setting.name())) {
            List<String> percents = setting.values();
            shares.set(setting.name(), new Share(Integer.parseInt(percents.get(0)), Integer.parseInt(percents.get(1))));
        }
    }

    public Share byDefault() {
        return shares.byDefault();
    }

    /** The principals whose share is not the default one, by name. */
    public Map<String, Share> special() {
        return shares.special();
    }

    /** @throws SandboxException if no app or token has that client id or name */
    public void set(String principal, Share share) {
        check(principal);
        services.lock().shared(() -> {
            services.ledger().write(entry(principal, share));
            shares.set(principal, share);
            return share;
        });
    }

    /**
     * Resets the share of a principal to that of the start.
     *
     * @throws SandboxException if no app or token has that client id or name
     */
    public void reset(String principal) {
        check(principal);
        services.lock().shared(() -> {
            services.ledger().write(entry(principal, null));
            shares.reset(principal);
            return principal;
        });
    }

    Map<String, Share> current() {
        return shares.set();
    }

    List<Entry> changesTo(Map<String, Share> former) {
        Map<String, Share> now = shares.set();
        Set<String> principals = new HashSet<>(now.keySet());
        principals.addAll(former.keySet());
        List<Entry> changes = new ArrayList<>();
        for (String principal : principals) {
            Share share = former.get(principal);
            if (share == null || !share.equals(now.get(principal))) {
                changes.add(entry(principal, share));
            }
        }
        return changes;
    }

    void restore(Map<String, Share> former) {
        shares.restore(former);
    }

    private void check(String principal) {
        if (!signIn.knows(principal)) {
            throw new SandboxException(
                    "'" + principal + "' is neither an app's client id nor the name of an API token.");
        }
    }

    private static Entry entry(String principal, Share share) {
        List<String> values = share == null
                ? List.of()
                : List.of(Integer.toString(share.percent()), Integer.toString(share.concurrencyPercent()));
        return Entry.of(new Setting(Setting.Kind.SHARE, principal, values));
    }
}
