package io.klientela.automation.outbound;

import io.klientela.platform.net.ForbiddenTarget;
import io.klientela.platform.net.Targets;
import io.klientela.platform.web.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Posts to addresses that people gave. It follows no redirects, uses no proxy, keeps no cookies, reads only the beginning
 * of the answer and gives up after the time that is set, whatever the other side does.
 */
@Component
public class Outbound implements DisposableBean {
    private static final int MOST_READ = 2_048;

    private final Targets targets;
    private final OutboundSettings settings;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("outbound-deadlines").factory());

    Outbound(OutboundSettings settings) {
        this.targets = new Targets("klientela.webhooks.allow-private", settings.allowPrivate());
        this.settings = settings;
        this.http = client(settings.timeout());
    }

    private CloseableHttpClient client(Duration patience) {
        Timeout timeout = Timeout.of(patience);
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedAddresses(targets))
                        .setMaxConnTotal(200)
                        .setMaxConnPerRoute(50)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.ofSeconds(5))
                                .setSocketTimeout(timeout)
                                .setTimeToLive(TimeValue.ofSeconds(30))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout)
                        .setResponseTimeout(timeout)
                        .setRedirectsEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Klientela-Webhooks")
                .build();
    }

    /** Asks each time anew, and lets only good addresses through: what it answers is what is connected to. */
    private record CheckedAddresses(Targets targets) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return targets.resolve(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /** Refuses (422) a URL that must not be called. @param field the input's field */
    public void check(String url, String field) {
        try {
            targets.resolve(Targets.parse(url).getHost());
        } catch (ForbiddenTarget e) {
            throw Problem.unprocessable("This URL cannot be called.").field(field, e.reason());
        } catch (UnknownHostException e) {
            throw Problem.unprocessable("This URL cannot be called.").field(field, "its host is not known");
        }
    }

    /** Posts JSON; whatever happens is told, never thrown. */
    public Reply post(String url, String json, Map<String, String> headers) {
        long began = System.nanoTime();
        try {
            URI uri = Targets.parse(url);
            targets.resolve(uri.getHost());
            HttpPost request = new HttpPost(uri);
            headers.forEach(request::setHeader);
            request.setEntity(new ByteArrayEntity(json.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
            return send(request, began);
        } catch (ForbiddenTarget e) {
            return new Reply(null, "", "not called: it " + e.reason(), true, took(began), null);
        } catch (UnknownHostException e) {
            return new Reply(null, "", "its host is not known", false, took(began), null);
        }
    }

    private Reply send(HttpPost request, long began) {
        ScheduledFuture<?> deadline =
                deadlines.schedule(request::abort, settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        AtomicReference<@Nullable Reply> received = new AtomicReference<>();
        try {
            return http.execute(request, answer -> {
                Reply reply = new Reply(
                        answer.getCode(), beginning(request, answer), null, false, took(began), retryAfter(answer));
                received.set(reply);
                return reply;
            });
        } catch (IOException | RuntimeException e) {
            Reply reply = received.get();
            return reply != null ? reply : failure(e, deadline.isDone(), began);
        } finally {
            deadline.cancel(false);
        }
    }

    private static Reply failure(Exception e, boolean late, long began) {
        if (e instanceof ForbiddenTarget forbidden) {
            return new Reply(null, "", "not called: it " + forbidden.reason(), true, took(began), null);
        }
        String problem = late ? "no answer in time" : e.getClass().getSimpleName() + ": " + e.getMessage();
        return new Reply(null, "", problem, false, took(began), null);
    }

    /** The connection is given up where there is more than is read. */
    private static String beginning(HttpPost request, ClassicHttpResponse answer) throws IOException {
        HttpEntity entity = answer.getEntity();
        if (entity == null) {
            return "";
        }
        byte[] read = entity.getContent().readNBytes(MOST_READ + 1);
        if (read.length > MOST_READ) {
            request.abort();
        }
        return new String(read, 0, Math.min(read.length, MOST_READ), StandardCharsets.UTF_8);
    }

    private static @Nullable Duration retryAfter(ClassicHttpResponse answer) {
        Header header = answer.getFirstHeader("Retry-After");
        try {
            return header == null ? null : Duration.ofSeconds(Long.parseLong(header.getValue()));
        } catch (NumberFormatException aDate) {
            return null;
        }
    }

    private static long took(long began) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    @Override
    public void destroy() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }
}
