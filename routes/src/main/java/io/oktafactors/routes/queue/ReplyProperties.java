package io.oktafactors.routes.queue;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param queues names of queues to which replies are allowed, beside temporary ones; each is a complete name, or the start of
 * names and *
 */
@Validated
@ConfigurationProperties("mfa.replies")
public record ReplyProperties(
        @DefaultValue("replies.*") @NotNull List<String> queues) {}
