package io.klientela.ticketing.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.klientela.ticketing.outbound.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Renders the pages for customers: plain HTML without any script, which nobody may frame, index or remember. */
@Component
class Pages {
    private static final String FOLDER = "ticketing-service/pages/";
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Template conversation;
    private final Template satisfaction;
    private final Template gone;

    Pages() {
        Mustache.Compiler compiler =
                Mustache.compiler().emptyStringIsFalse(true).defaultValue("").withLoader(Pages::open);
        conversation = compile(compiler, "conversation");
        satisfaction = compile(compiler, "satisfaction");
        gone = compile(compiler, "gone");
    }

    ResponseEntity<String> conversation(Language language, HttpStatus status, Map<String, ?> model) {
        return render(conversation, language, status, model);
    }

    ResponseEntity<String> satisfaction(Language language, HttpStatus status, Map<String, ?> model) {
        return render(satisfaction, language, status, model);
    }

    /** For links that nobody made here, or that are too old. */
    ResponseEntity<String> gone(Language language) {
        return render(gone, language, HttpStatus.NOT_FOUND, Map.of("title", language.text("gone.title")));
    }

    private static ResponseEntity<String> render(
            Template page, Language language, HttpStatus status, Map<String, ?> model) {
        Map<String, Object> all = new HashMap<>(language.texts());
        all.put("lang", language.code());
        all.putAll(model);
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .body(page.execute(all));
    }

    private static Template compile(Mustache.Compiler compiler, String name) {
        try (Reader page = open(name)) {
            return compiler.compile(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader open(String name) throws IOException {
        return new InputStreamReader(
                new ClassPathResource(FOLDER + name + ".html").getInputStream(), StandardCharsets.UTF_8);
    }
}
