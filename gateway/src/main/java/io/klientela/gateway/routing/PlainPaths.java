package io.klientela.gateway.routing;

import io.klientela.gateway.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses paths that the gateway and a service could read differently, such as {@code /api/v1/users/../../x}, and those
 * that are no text.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class PlainPaths implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isPlain(exchange.getRequest().getURI().getRawPath())
                ? chain.filter(exchange)
                : Mono.error(
                        Problem.of(
                                HttpStatus.BAD_REQUEST,
                                "The path may not contain empty, '.' or '..' segments, ';', '\\', an encoded '/', '\\', '.' or '%', control characters, or what is not UTF-8."));
    }

    static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == ';' || c == '\\') {
                return false;
            }
            if (c == '%' && isHidden(path, i)) {
                return false;
            }
            if (c == '/' && (path.startsWith("/", i + 1) || isDots(path, i + 1))) {
                return false;
            }
        }
        return path.indexOf('%') < 0 || isText(path);
    }

    /** Whether it is UTF-8 when decoded, without control characters: servers refuse the rest in words of their own. */
    private static boolean isText(String path) {
        ByteBuffer bytes = ByteBuffer.allocate(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean encoded = c == '%' && i + 2 < path.length();
            bytes.put((byte) (encoded ? HexFormat.fromHexDigits(path, i + 1, i + 3) : c));
            i += encoded ? 2 : 0;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.flip())
                    .chars()
                    .noneMatch(Character::isISOControl);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isHidden(String path, int at) {
        for (String code : new String[] {"2e", "2f", "5c", "25", "00", "3b"}) {
            if (path.regionMatches(true, at + 1, code, 0, 2)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDots(String path, int at) {
        int end = path.indexOf('/', at);
        String segment = path.substring(at, end < 0 ? path.length() : end);
        return segment.equals(".") || segment.equals("..");
    }
}
