package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Camel's catalog, which editors and build plugins check endpoints by, with the component added as those do. */
class CatalogTest {

    private final DefaultCamelCatalog catalog = new DefaultCamelCatalog();

    CatalogTest() {
        catalog.addComponent("okta-factors", OktaFactorsComponent.class.getName());
    }

    @Test
    void theCatalogFindsTheModel() {
        assertThat(catalog.componentModel("okta-factors").getTitle()).isEqualTo("Okta Factors");
        assertThat(catalog.componentModel("okta-factors").getJavaType())
                .isEqualTo(OktaFactorsComponent.class.getName());
        assertThat(catalog.findComponentNames()).contains("okta-factors");
    }

    @Test
    void aMisspeltOperationAndAMisspeltOptionAreFound() {
        EndpointValidationResult result = catalog.validateEndpointProperties("okta-factors:enrolFactor?tokn=x");

        assertThat(result.isSuccess()).isFalse();
        assertThat(result.getUnknown()).containsExactly("tokn");
        assertThat(result.getInvalidEnum()).isEqualTo(Map.of("operation", "enrolFactor"));
        assertThat(result.summaryErrorMessage(false)).contains("enrollFactor", "tokn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "okta-factors:enrollFactor?activate=true&userId=00u1",
                "okta-factors:verifyFactor?await=true&pollInterval=2s&outputType=model&lane=urgent",
                "okta-factors:getFactor?token={{env:OKTA_TOKEN}}&orgUrl=https://acme.okta.com"
            })
    void aRightUriIsTaken(String uri) {
        EndpointValidationResult result = catalog.validateEndpointProperties(uri);

        assertThat(result.isSuccess()).as(result.summaryErrorMessage(false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "okta-factors:enrollFactor?activate=maybe",
                "okta-factors:verifyFactor?pollsPerMinute=many",
                "okta-factors:getFactor?outputType=xml"
            })
    void aWrongValueIsFound(String uri) {
        assertThat(catalog.validateEndpointProperties(uri).isSuccess()).isFalse();
    }
}
