package io.oktafactors.routes.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.oktafactors.routes.settings.SettingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the policy from YAML. An error stops the start; its message names the file, the rule and the field. */
public final class PolicyFile {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    private static final Map<String, FactorKind> FACTORS = FactorKind.byPolicyName();

    private final String name;

    private PolicyFile(String name) {
        this.name = name;
    }

    private record Yaml(List<RuleYaml> rules) {}

    private record RuleYaml(String name, Map<String, List<String>> when, List<JsonNode> enroll) {}

    /**
     * @param name name of the file, for messages
     * @throws SettingException if the file is not a policy; the message says where and what to do
     */
    public static EnrollmentPolicy read(String name, InputStream in) {
        return new PolicyFile(name).policy(in);
    }

    private EnrollmentPolicy policy(InputStream in) {
        Yaml yaml;
        try {
            yaml = YAML.readValue(in, Yaml.class);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new SettingException(name + ", line " + line + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
        if (yaml == null || yaml.rules() == null || yaml.rules().isEmpty()) {
            throw new SettingException(name + ": there are no rules; add at least one under \"rules:\"");
        }
        List<EnrollmentPolicy.Rule> rules = new ArrayList<>();
        for (int i = 0; i < yaml.rules().size(); i++) {
            rules.add(rule(i + 1, yaml.rules().get(i)));
        }
        return new EnrollmentPolicy(List.copyOf(rules));
    }

    private EnrollmentPolicy.Rule rule(int number, RuleYaml rule) {
        String ruleName = rule.name() == null ? "rule " + number : rule.name();
        if (rule.enroll() == null) {
            throw fault(ruleName, "enroll", "is missing; set it to a list of factors, or to [] for none");
        }
        Map<String, Set<String>> when = new LinkedHashMap<>();
        if (rule.when() != null) {
            rule.when().forEach((attribute, values) -> when.put(known(ruleName, attribute), lowerCase(values)));
        }
        List<EnrollmentPolicy.Enrollment> enroll = rule.enroll().stream()
                .map(factor -> enrollment(ruleName, factor))
                .toList();
        return new EnrollmentPolicy.Rule(ruleName, Map.copyOf(when), enroll);
    }

    private String known(String rule, String attribute) {
        if (!EnrollmentPolicy.ATTRIBUTES.containsKey(attribute)) {
            throw fault(
                    rule,
                    "when",
                    "has the unknown attribute \"" + attribute + "\"; use one of "
                            + new TreeSet<>(EnrollmentPolicy.ATTRIBUTES.keySet()));
        }
        return attribute;
    }

    private EnrollmentPolicy.Enrollment enrollment(String rule, JsonNode node) {
        String factor =
                node.isTextual() ? node.textValue() : node.path("factor").asText();
        FactorKind kind = FACTORS.get(factor);
        if (kind == null) {
            throw fault(
                    rule,
                    "enroll",
                    "has the unknown factor \"" + factor + "\"; use one of " + new TreeSet<>(FACTORS.keySet()));
        }
        boolean activate = node.path("activate").asBoolean(false);
        if (activate && !kind.canActivate()) {
            throw fault(rule, "enroll", "cannot activate " + factor + " without a code; remove \"activate\"");
        }
        return new EnrollmentPolicy.Enrollment(kind, activate);
    }

    private static Set<String> lowerCase(List<String> values) {
        return values.stream().map(value -> value.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    private SettingException fault(String rule, String field, String what) {
        return new SettingException(name + ", rule \"" + rule + "\": " + field + " " + what);
    }
}
