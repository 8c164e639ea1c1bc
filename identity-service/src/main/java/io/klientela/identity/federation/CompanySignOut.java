package io.klientela.identity.federation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Sends a browser that has signed out here on to sign out at the company, and from there back. It says which client asks and
 * no more: no token is to reach the browser, so the company may ask whether that is meant.
 */
final class CompanySignOut extends OncePerRequestFilter {
    private final String path;
    private final Company company;
    private final URI home;

    CompanySignOut(String path, Company company, URI home) {
        this.path = path;
        this.company = company;
        this.home = home;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(path);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ClientRegistration registration = company.registration();
        Object end =
                registration.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
        response.sendRedirect(
                end == null
                        ? home.toString()
                        : UriComponentsBuilder.fromUriString(end.toString())
                                .queryParam("client_id", "{client}")
                                .queryParam("post_logout_redirect_uri", "{home}")
                                .encode(StandardCharsets.UTF_8)
                                .buildAndExpand(registration.getClientId(), home + "/")
                                .toUriString());
    }
}
