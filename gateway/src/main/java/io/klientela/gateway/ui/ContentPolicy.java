package io.klientela.gateway.ui;

import org.springframework.http.HttpHeaders;

/** What the pages that the gateway serves itself may load and run: their own files and nothing else. */
public final class ContentPolicy {

    static final String HEADER = "Content-Security-Policy";

    private static final String COMMON = "default-src 'none'; script-src 'self'; img-src 'self' data: blob:;"
            + " font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'; ";

    /** For pages whose style sheets are files. */
    public static final String PAGE = COMMON + "style-src 'self'; style-src-attr 'unsafe-inline'";

    /** For the web UI, which shows the content of mails in frames of its own. */
    static final String WEB_UI = COMMON + "style-src 'self'; frame-src 'self'";

    /**
     * For the page in which the web UI shows what others have written in HTML: styles, but nothing that runs except our
     * own script, nothing that is sent, and nothing that is fetched.
     */
    static final String FRAME = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self';"
            + " sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox";

    /** The same, once somebody asked for the pictures, by which the sender sees that the mail is read. */
    static final String FRAME_WITH_IMAGES = FRAME.replace("img-src 'self' data:", "img-src 'self' data: https: http:");

    static final String PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

    private ContentPolicy() {}

    static void apply(String policy, HttpHeaders headers) {
        headers.set(HEADER, policy);
        if (policy.contains("frame-ancestors 'self'")) {
            headers.set("X-Frame-Options", "SAMEORIGIN");
        }
    }
}
