package io.oktafactors.routes.queue;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param queues names of queues that replies may go to besides temporary ones, each as it is, or the start of names and *
 */
@Validated
@ConfigurationProperties("mfa.replies")
public record ReplyProperties(
        @DefaultValue("replies.*") @NotNull List<String> queues) {}
