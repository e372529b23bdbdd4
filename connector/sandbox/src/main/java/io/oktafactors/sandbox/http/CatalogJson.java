package io.oktafactors.sandbox.http;

import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.factor.FactorStatus;
import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.factor.Ids;
import io.oktafactors.sandbox.factor.Provider;
import io.oktafactors.sandbox.factor.SecurityQuestions;
import io.oktafactors.sandbox.json.JsonOut;
import io.oktafactors.sandbox.user.User;
import java.util.Arrays;

/** Renders what a user could enrol. */
public final class CatalogJson {
    private CatalogJson() {}

    public static void factors(JsonOut out, String userUrl, User user) {
        out.array(
                Arrays.asList(FactorType.values()),
                type -> type.providers.stream().sorted().forEach(provider -> item(out, userUrl, user, type, provider)));
    }

    public static void questions(JsonOut out) {
        out.array(
                SecurityQuestions.TEXTS.entrySet(),
                question -> out.object(() -> {
                    out.field("question", question.getKey());
                    out.field("questionText", question.getValue());
                }));
    }

    private static void item(JsonOut out, String userUrl, User user, FactorType type, Provider provider) {
        FactorStatus status = user.factor(type, provider).map(Factor::status).orElse(FactorStatus.NOT_SETUP);
        out.object(() -> {
            out.field("factorType", type.wireName);
            out.field("provider", provider.name());
            out.field("vendorName", provider.name());
            out.field("status", status.name());
            out.field("enrollment", "OPTIONAL");
            out.object("_links", () -> {
                if (type == FactorType.QUESTION) {
                    out.link("questions", userUrl + "/factors/questions", "GET");
                }
                out.link("enroll", userUrl + "/factors", "POST");
            });
            if (type == FactorType.SMS && !user.recoveryPhones().isEmpty()) {
                out.object("_embedded", () -> out.array("phones", user.recoveryPhones(), number -> phone(out, number)));
            }
        });
    }

    private static void phone(JsonOut out, String number) {
        out.object(() -> {
            out.field("id", Ids.derived("mbl", number));
            out.object("profile", () -> out.field("phoneNumber", number));
            out.field("status", FactorStatus.ACTIVE.name());
        });
    }
}
