package io.oktafactors.sandbox.http.okta;

import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.factor.FactorStatus;
import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.factor.Ids;
import io.oktafactors.sandbox.factor.SecurityQuestions;
import io.oktafactors.sandbox.json.JsonOut;
import io.oktafactors.sandbox.user.EnrollmentPolicy.Enrollment;
import io.oktafactors.sandbox.user.User;
import java.util.List;
import java.util.Map;

/** Writes the catalog of factors that a user may enroll. */
public final class CatalogJson {
    private CatalogJson() {}

    static void factors(JsonOut out, String userUrl, User user, Map<FactorType, Enrollment> allowed) {
        List<FactorType> offered = allowed.keySet().stream()
                .filter(FactorType::inCatalogue)
                .sorted()
                .toList();
        out.array(offered, type -> item(out, userUrl, user, type, allowed.get(type)));
    }

    public static void questions(JsonOut out) {
        out.array(
                SecurityQuestions.TEXTS.entrySet(),
                question -> out.object(() -> {
                    out.field("question", question.getKey());
                    out.field("questionText", question.getValue());
                }));
    }

    private static void item(JsonOut out, String userUrl, User user, FactorType type, Enrollment enrollment) {
        FactorStatus status = user.factor(type).map(Factor::status).orElse(FactorStatus.NOT_SETUP);
        out.object(() -> {
            out.field("factorType", type.wireName);
            out.field("provider", type.provider.name());
            out.field("vendorName", type.provider.name());
            out.field("status", status.name());
            out.field("enrollment", enrollment.name());
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
