package io.klientela.gateway.ui;

import org.springframework.http.HttpHeaders;

/** What the pages that the gateway serves itself may load and run: their own files and nothing else. */
public final class ContentPolicy {

    static final String HEADER = "Content-Security-Policy";

    private static final String COMMON = "default-src 'none'; script-src 'self';"
            + " font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'; ";

    /** For pages whose style sheets are files. */
    public static final String PAGE =
            COMMON + "img-src 'self' data: blob:; style-src 'self'; style-src-attr 'unsafe-inline'";

    /**
     * For the web UI, whose component library adds style elements while it runs. Images may come from elsewhere, as
     * a mail's remote images are shown to the colleague who asks for them; until then the mail's frame has a policy of
     * its own without them.
     */
    static final String WEB_UI = COMMON + "img-src 'self' data: blob: https:; style-src 'self' 'unsafe-inline'";

    private static final String PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

    private ContentPolicy() {}

    static void apply(String policy, HttpHeaders headers) {
        headers.set(HEADER, policy);
        headers.set("Permissions-Policy", PERMISSIONS);
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
    }
}
