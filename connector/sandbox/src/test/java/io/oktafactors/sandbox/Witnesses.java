package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.okta.sdk.authc.credentials.TokenClientCredentials;
import com.okta.sdk.cache.Caches;
import com.okta.sdk.client.Clients;
import com.okta.sdk.resource.api.UserFactorApi;
import com.okta.sdk.resource.client.ApiClient;
import com.okta.sdk.resource.client.ApiException;
import com.okta.sdk.resource.model.UserFactor;
import com.okta.sdk.resource.model.UserFactorPushTransaction.FactorResultEnum;
import com.okta.sdk.resource.model.UserFactorSupported;
import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.camel.model.Factor;
import io.oktafactors.camel.model.FactorResult;
import io.oktafactors.camel.model.SupportedFactor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The component and Okta's Java SDK, as it comes, side by side at one organization: what one sees, the other has to see. */
final class Witnesses implements AutoCloseable {

    /** A factor as one of the two sees it. The profile is as far as the SDK has fields for it. */
    record Seen(
            String id,
            String factorType,
            String provider,
            String vendorName,
            String status,
            Instant created,
            Instant lastUpdated,
            Map<String, JsonNode> profile) {

        String kind() {
            return factorType + " " + provider;
        }

        @Override
        public String toString() {
            return kind() + " " + status;
        }
    }

    private record Offered(String factorType, String provider, String vendorName, String status, String enrollment) {
        String kind() {
            return factorType + " " + provider;
        }
    }

    final OktaSandbox okta;
    final ComponentClient component;
    final UserFactorApi sdk;

    private final ApiClient client;

    Witnesses(OktaSandbox okta) {
        System.setProperty("okta.testing.disableHttpsCheck", "true");
        this.okta = okta;
        component = new ComponentClient(okta);
        client = Clients.builder()
                .setOrgUrl(okta.url())
                .setClientCredentials(new TokenClientCredentials(okta.token()))
                .setCacheManager(Caches.newDisabledCacheManager()) // it would show a factor as it was
                .build();
        sdk = new UserFactorApi(client);
    }

    /**
     * Has both list and read a user's factors and the catalogue.
     *
     * @param factors what both have to see and nothing else, such as {@code sms OKTA ACTIVE}, oldest first
     */
    void see(String userId, String... factors) {
        List<UserFactor> bySdk = sdk.listFactors(userId);
        List<Factor> byComponent = component.list(Factor.class, "listFactors", userId);
        assertThat(bySdk).extracting(factor -> seen(factor).toString()).containsExactly(factors);
        assertThat(byComponent).hasSameSizeAs(bySdk);
        for (int i = 0; i < bySdk.size(); i++) {
            Seen seen = seen(bySdk.get(i));
            assertThat(seen(byComponent.get(i), seen)).isEqualTo(seen);
            Factor read = component.call(Factor.class, "getFactor", userId, seen.id(), null);
            assertThat(seen(read, seen)).isEqualTo(seen);
            assertThat(seen(sdk.getFactor(userId, seen.id()))).isEqualTo(seen);
        }
        seeCatalogue(userId, factors);
    }

    /** Has both read a factor that is no more. */
    void miss(String userId, String factorId) {
        assertThatThrownBy(() -> sdk.getFactor(userId, factorId))
                .isInstanceOfSatisfying(
                        ApiException.class, gone -> assertThat(gone.getCode()).isEqualTo(404));
        assertThat(component.refusal("getFactor", userId, factorId, null).getErrorCode())
                .isEqualTo("E0000007");
    }

    /** Has both look at a push that waits for its owner, or waited; the SDK has one value for all that it does not know. */
    String transaction(String userId, String factorId, String transactionId) {
        FactorResult byComponent = FactorResult.class.cast(component
                .call(
                        "getFactorTransactionStatus",
                        null,
                        Map.of(
                                OktaFactorsConstants.USER_ID, userId,
                                OktaFactorsConstants.FACTOR_ID, factorId,
                                OktaFactorsConstants.TRANSACTION_ID, transactionId))
                .getMessage()
                .getBody());
        assertThat(sdk.getFactorTransactionStatus(userId, factorId, transactionId)
                        .getFactorResult())
                .isEqualTo(FactorResultEnum.fromValue(byComponent.getFactorResult()));
        return byComponent.getFactorResult();
    }

    private void seeCatalogue(String userId, String... factors) {
        List<Offered> bySdk = sdk.listSupportedFactors(userId).stream()
                .map(Witnesses::offered)
                .toList();
        List<Offered> byComponent = component.list(SupportedFactor.class, "listSupportedFactors", userId).stream()
                .map(entry -> new Offered(
                        entry.getFactorType(),
                        entry.getProvider(),
                        entry.getVendorName(),
                        entry.getStatus(),
                        entry.getEnrollment()))
                .toList();
        assertThat(byComponent).isEqualTo(bySdk).isNotEmpty();
        for (Offered offered : bySdk) {
            List<String> own = Arrays.stream(factors)
                    .filter(factor -> factor.startsWith(offered.kind() + " "))
                    .toList();
            if (own.isEmpty()) {
                assertThat(offered.status()).as(offered.kind()).isEqualTo("NOT_SETUP");
            } else {
                assertThat(own).contains(offered.kind() + " " + offered.status());
            }
        }
    }

    private static Offered offered(UserFactorSupported entry) {
        return new Offered(
                entry.getFactorType().getValue(),
                entry.getProvider().getValue(),
                entry.getVendorName(),
                entry.getStatus().getValue(),
                entry.getEnrollment().getValue());
    }

    private Seen seen(UserFactor factor) {
        Map<String, JsonNode> profile = fields(client.getObjectMapper().valueToTree(factor));
        profile.values().removeIf(JsonNode::isNull);
        return new Seen(
                factor.getId(),
                factor.getFactorType().getValue(),
                factor.getProvider().getValue(),
                factor.getVendorName(),
                factor.getStatus().getValue(),
                instant(factor.getCreated()),
                instant(factor.getLastUpdated()),
                profile);
    }

    private static Seen seen(Factor factor, Seen bySdk) {
        Map<String, JsonNode> profile = fields(factor.toTree());
        profile.keySet().retainAll(bySdk.profile().keySet());
        return new Seen(
                factor.getId(),
                factor.getFactorType(),
                factor.getProvider(),
                factor.getVendorName(),
                factor.getStatus(),
                factor.getCreated(),
                factor.getLastUpdated(),
                profile);
    }

    private static Map<String, JsonNode> fields(JsonNode factor) {
        Map<String, JsonNode> fields = new TreeMap<>();
        factor.path("profile").fields().forEachRemaining(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    @Override
    public void close() {
        component.close();
    }
}
