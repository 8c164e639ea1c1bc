package io.klientela.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;
import org.springframework.stereotype.Component;

/**
 * Where a request comes from. What it says of that in {@code X-Forwarded-For} counts only as far as proxies that the
 * settings name have written it: the last address that is none of theirs is the caller's.
 */
@Component
public class Proxies {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<InetAddressMatcher> trusted;

    /** @param trusted addresses and CIDR ranges of the proxies before the gateway; none by default */
    Proxies(@Value("${klientela.trusted-proxies:}") String trusted) {
        this.trusted =
                parts(trusted).stream().map(InetAddressMatchers::fromIpAddress).toList();
    }

    private static List<String> parts(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The address of whoever asks; empty where the connection has none. */
    public Optional<InetAddress> caller(ServerHttpRequest request) {
        InetSocketAddress peer = request.getRemoteAddress();
        if (peer == null || peer.getAddress() == null) {
            return Optional.empty();
        }
        InetAddress caller = peer.getAddress();
        List<String> said = parts(String.join(",", request.getHeaders().getOrEmpty(FORWARDED_FOR)));
        for (int i = said.size() - 1; i >= 0 && isTrusted(caller); i--) {
            try {
                caller = InetAddress.ofLiteral(said.get(i));
            } catch (IllegalArgumentException noAddress) {
                break;
            }
        }
        return Optional.of(caller);
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.matches(address));
    }
}
