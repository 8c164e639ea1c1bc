package io.klientela.identity.federation;

import io.klientela.identity.signin.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Tells a person why signing in at the company's provider led nowhere. */
@Component
final class CompanyPages {
    private final Pages pages;

    CompanyPages(Pages pages) {
        this.pages = pages;
    }

    /** @param text key of the explanation */
    void show(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String text)
            throws IOException {
        var page = pages.notice(
                request,
                status,
                Map.of("title", pages.text(request, "companyTitle"), "message", pages.text(request, text)));
        response.setStatus(status.value());
        response.setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8).toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(Objects.requireNonNull(page.getBody()).getBytes(StandardCharsets.UTF_8));
    }
}
