package io.klientela.identity.signin;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Renders the pages, which work without any script but for passkeys, in the visitor's language. */
@Component
public class Pages {
    private static final String FOLDER = "identity-service/pages/";
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private static final List<String> NAMES =
            List.of("signin", "second-factor", "enrol", "recovery-codes", "password", "forgot", "notice");

    private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);
    private final Map<String, Template> templates = new HashMap<>();

    Pages() {
        for (Language language : Language.values()) {
            texts.put(language, read(language));
        }
        Mustache.Compiler compiler =
                Mustache.compiler().emptyStringIsFalse(true).withLoader(name -> open(name + ".html"));
        NAMES.forEach(name -> templates.put(name, compiler.compile(text(name + ".html"))));
    }

    /** @param name of the page, e.g. {@code signin} */
    ResponseEntity<String> render(String name, HttpServletRequest request, HttpStatus status, Map<String, ?> model) {
        Template page = templates.get(name);
        if (page == null) {
            throw new IllegalArgumentException("There is no page " + name);
        }
        return render(page, request, status, model);
    }

    /** The page again, and how long to wait. */
    ResponseEntity<String> tooMany(
            String name, HttpServletRequest request, TooManyAttempts tooMany, Map<String, ?> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("error", text(request, "tooManyAttempts"));
        ResponseEntity<String> page = render(name, request, HttpStatus.TOO_MANY_REQUESTS, all);
        return ResponseEntity.status(page.getStatusCode())
                .headers(page.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.secondsLeft()))
                .body(page.getBody());
    }

    /** A page that only says something. */
    public ResponseEntity<String> notice(HttpServletRequest request, HttpStatus status, Map<String, ?> model) {
        return render("notice", request, status, model);
    }

    /** @param path on this host */
    static ResponseEntity<String> redirect(String path) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }

    public String text(HttpServletRequest request, String key) {
        return texts(request).getOrDefault(key, key);
    }

    private ResponseEntity<String> render(
            Template page, HttpServletRequest request, HttpStatus status, Map<String, ?> model) {
        Language language = Language.of(request);
        Map<String, Object> all = new HashMap<>(texts(request));
        all.put("lang", language.code());
        all.put("inEnglish", language == Language.EN);
        all.put("inPolish", language == Language.PL);
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf) {
            all.put("csrfName", csrf.getParameterName());
            all.put("csrfToken", csrf.getToken());
        }
        all.putAll(model);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).contentType(HTML);
        Language.remembered(request).ifPresent(cookie -> answer.header(HttpHeaders.SET_COOKIE, cookie.toString()));
        return answer.body(page.execute(all));
    }

    private Map<String, String> texts(HttpServletRequest request) {
        return texts.getOrDefault(Language.of(request), Map.of());
    }

    private static Map<String, String> read(Language language) {
        Properties properties = new Properties();
        try (Reader reader = open("texts_" + language.code() + ".properties")) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return Map.copyOf(texts);
    }

    private static String text(String name) {
        try {
            return new ClassPathResource(FOLDER + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader open(String name) throws IOException {
        return new InputStreamReader(new ClassPathResource(FOLDER + name).getInputStream(), StandardCharsets.UTF_8);
    }
}
