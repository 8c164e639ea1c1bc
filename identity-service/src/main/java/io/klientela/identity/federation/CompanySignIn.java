package io.klientela.identity.federation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** What happens when the browser is back from the company's provider: the user is signed in, or told why not. */
final class CompanySignIn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
    private static final Logger log = LoggerFactory.getLogger(CompanySignIn.class);
    /** How the person signed in, for the list of sessions. */
    private static final String METHOD = "klientela.method";

    private static final String CLIENT_RETURN = "/oauth2/authorize?";

    private final Colleagues colleagues;
    private final CompanySettings settings;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final HttpSessionRequestCache requests = new HttpSessionRequestCache();
    private final CompanyPages pages;

    CompanySignIn(Colleagues colleagues, CompanySettings settings, CompanyPages pages) {
        this.colleagues = colleagues;
        this.settings = settings;
        this.pages = pages;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        if (!(authentication.getPrincipal() instanceof OidcUser person)) {
            throw new IllegalStateException("the registration asks for openid");
        }
        try {
            String user = colleagues.signedIn(CompanyAccount.of(person, settings.rolesClaim()));
            become(user, request, response);
            response.sendRedirect(next(request, response));
        } catch (Colleagues.Refusal refusal) {
            log.warn("An account of the company may not come in: {}", refusal.text());
            leave(request);
            pages.show(request, response, HttpStatus.FORBIDDEN, refusal.text());
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        log.warn("A sign-in at the company's provider failed: {}", failure.getMessage());
        leave(request);
        pages.show(request, response, HttpStatus.BAD_REQUEST, "companyFailed");
    }

    /** From here on the person is our user, and nothing of the company's is kept; the session has its new id already. */
    private void become(String user, HttpServletRequest request, HttpServletResponse response) {
        request.getSession(true).setAttribute(METHOD, "company");
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, List.of()));
        contexts.saveContext(context, request, response);
    }

    /** Back to the client; never anywhere but the protocol's own address. */
    private String next(HttpServletRequest request, HttpServletResponse response) {
        if (requests.getRequest(request, response) instanceof DefaultSavedRequest saved) {
            String target = saved.getRequestURI() + "?" + saved.getQueryString();
            if (target.startsWith(CLIENT_RETURN)) {
                return target;
            }
        }
        return "/";
    }

    private static void leave(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
