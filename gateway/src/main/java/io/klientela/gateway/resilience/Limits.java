package io.klientela.gateway.resilience;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How much of what the gateway takes and how long it waits.
 *
 * @param clientRate requests per second that one client may make for good
 * @param clientBurst requests that one client may make at once
 * @param signinRate sign-in attempts and token requests per second from one address for good
 * @param signinBurst sign-in attempts and token requests at once from one address
 * @param publicRate forms and answers of strangers per second from one address for good
 * @param publicBurst forms and answers of strangers at once from one address
 * @param body the largest body, except of uploads
 * @param upload the largest {@code multipart/form-data} body
 * @param responseTimeout how long a service may take to begin its answer
 * @param longCalls paths below which a service may take longer
 * @param longResponseTimeout how long it may take there, and how long an upload and its answer may take
 * @param slowCall an answer that begins later than this counts against the service's breaker
 * @param breakerWindow how far the breaker looks back, in whole seconds
 * @param breakerCalls the fewest calls in this time that say something of the service
 * @param breakerOpen how long the breaker refuses calls before it tries again
 */
@ConfigurationProperties("klientela.limits")
public record Limits(
        long clientRate,
        long clientBurst,
        long signinRate,
        long signinBurst,
        long publicRate,
        long publicBurst,
        DataSize body,
        DataSize upload,
        Duration responseTimeout,
        List<String> longCalls,
        Duration longResponseTimeout,
        Duration slowCall,
        Duration breakerWindow,
        int breakerCalls,
        Duration breakerOpen) {

    /** Whether a call may take long. */
    public boolean isLong(String path) {
        return longCalls.contains(path);
    }
}
