package io.klientela.platform.pages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/** One column with a heading. It may load nothing and run nothing. */
public final class PublicPage {
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{margin:0;background:#f4f6f8;color:#1c2733;font:16px/1.5 system-ui,sans-serif}
            main{max-width:34rem;margin:3rem auto;padding:2rem;background:#fff;border-radius:12px}
            h1{margin:0 0 1rem;font-size:1.5rem}
            h2{margin:2rem 0 .5rem;font-size:1.125rem}
            label{display:block;margin:0 0 1rem;font-weight:600}
            input,select,textarea{display:block;box-sizing:border-box;width:100%;margin-top:.25rem;padding:.6rem;font:inherit;color:inherit;background:transparent;border:1px solid #8794a3;border-radius:8px}
            input[type=checkbox]{display:inline-block;width:auto;margin-right:.5rem}
            button{padding:.7rem 1.4rem;font:inherit;font-weight:600;color:#fff;background:#1558b0;border:0;border-radius:8px;cursor:pointer}
            :focus-visible{outline:3px solid #5aa0ff;outline-offset:2px}
            .error{color:#b3261e;font-weight:400}
            fieldset{margin:0 0 1rem;padding:1rem;border:1px solid #8794a3;border-radius:8px}
            legend{padding:0 .5rem;font-weight:600}
            fieldset label{margin:.5rem 0 0;font-weight:400}
            .hint{margin:.25rem 0 0;font-size:.875rem;color:#4d5a68}
            .plain{margin-left:.5rem;color:inherit;background:transparent;border:1px solid #8794a3}
            label:has(>input[type=checkbox]){display:grid;grid-template-columns:auto 1fr;align-items:baseline}
            label>input[type=checkbox]~.error{grid-column:2}
            main{overflow-wrap:anywhere}
            ul{padding-left:1.25rem}
            li{margin:.35rem 0}
            .aside{position:absolute;left:-100vw;width:1px;height:1px;overflow:hidden}
            @media (max-width:30rem){main{margin:0;padding:1.5rem 1.25rem;border-radius:0}fieldset{padding:.75rem}button{width:100%}.plain{margin:.75rem 0 0}}
            @media (prefers-color-scheme:dark){body{background:#10161d;color:#e6ebf0}main{background:#1a222c}button{background:#2f6fcb}.plain{background:transparent}.hint{color:#aab6c3}.error{color:#ff9d95}}
            """;
    private static final String STYLE_HASH = hash(STYLE);

    private PublicPage() {}

    /** @param body HTML, escaped where it has to be */
    public static ResponseEntity<String> of(HttpStatus status, Language language, String title, String body) {
        return of(status, language, title, body, null);
    }

    /** @param formLeadsTo an origin that a form on it may lead to, besides our own */
    public static ResponseEntity<String> of(
            HttpStatus status, Language language, String title, String body, @Nullable String formLeadsTo) {
        String html = """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                <h1>%2$s</h1>
                %s
                </main>
                </body>
                </html>
                """.formatted(language.tag(), HtmlUtils.htmlEscape(title), STYLE, body);
        String policy =
                "default-src 'none'; style-src '%s'; form-action 'self'%s; base-uri 'none'; frame-ancestors 'none'"
                        .formatted(STYLE_HASH, formLeadsTo == null ? "" : " " + formLeadsTo);
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy)
                .header("Referrer-Policy", "no-referrer")
                .body(html);
    }

    private static String hash(String style) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
