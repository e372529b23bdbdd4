package io.oktafactors.sandbox.user;

import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.factor.OtpProfile;
import io.oktafactors.sandbox.factor.YubikeySeed;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * What an organization begins with, as its YAML tells.
 *
 * @param policies enrolment policies, the most important first
 * @param makes the makes of custom tokens
 */
public record Organization(
        String name,
        List<User> users,
        List<EnrollmentPolicy> policies,
        List<OtpProfile> makes,
        List<YubikeySeed> yubikeys,
        Callers callers) {

    public static Organization read(Path path, Instant now) {
        try (InputStream yaml = Files.newInputStream(path)) {
            return read(path.toString(), yaml, now);
        } catch (IOException e) {
            throw new SandboxException(
                    "Cannot read the organization from " + path + ". Name a YAML file that exists and can be read.", e);
        }
    }

    /** @param name what complaints call the source */
    public static Organization read(String name, InputStream yaml, Instant now) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        try (Reader reader = new InputStreamReader(yaml, StandardCharsets.UTF_8)) {
            Node root = new Yaml(options).compose(reader);
            return new OrganizationReader(name, now).organization(root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark().getLine() + 1;
            throw new SandboxException(
                    name + ", line " + line + ": not YAML: " + e.getProblem() + ". Check indentation and quotes.", e);
        } catch (YAMLException | IOException e) {
            throw new SandboxException(
                    "Cannot read the organization from " + name + ": " + e.getMessage()
                            + ". Name a YAML file in UTF-8.",
                    e);
        }
    }
}
