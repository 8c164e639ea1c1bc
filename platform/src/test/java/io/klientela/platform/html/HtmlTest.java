package io.klientela.platform.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>steal()</script>",
                "<img src=x onerror=steal()>",
                "<svg/onload=steal()>",
                "<a href='java\nscript:steal()'>x</a>",
                "<a href='&#106;avascript:steal()'>x</a>",
                "<iframe src='https://evil.example/?steal()'></iframe>",
                "<form action='https://evil.example/?steal()'><input name=a></form>",
                "<div style=\"background:url('https://evil.example/steal()')\">x</div>",
                "<style>@import 'https://evil.example/steal()';</style>",
                "<link rel=stylesheet href='https://evil.example/steal()'>",
                "<meta http-equiv=refresh content='0;url=https://evil.example/steal()'>",
                "<math><mtext><table><mglyph><style><img src=x onerror=steal()>",
                "<noscript><p title=\"</noscript><img src=x onerror=steal()>\">",
                "<base href='https://evil.example/steal()'>",
                "<object data='https://evil.example/steal()'></object>"
            })
    void leavesNothingThatActs(String hostile) {
        String harmless = Html.sanitised("<p>before</p>" + hostile + "<p>after</p>");

        assertThat(harmless)
                .contains("before")
                .doesNotContainIgnoringCase("<script")
                .doesNotContain("<iframe", "<form");
        assertThat(harmless.replaceAll("title=\"[^\"]*\"", "").replaceAll("&lt;.*?&gt;", ""))
                .doesNotContain("steal()");
    }

    @Test
    void keepsRemoteImagesForLater() {
        assertThat(Html.sanitised("<p>Hi <img src=\"https://shop.example/logo.png\" alt=\"Logo\"></p>"))
                .isEqualTo("<p>Hi <img data-src=\"https://shop.example/logo.png\" alt=\"Logo\" /></p>");
        assertThat(Html.sanitised("<img src='cid:1'><img data-src='javascript:a()'><img src='data:image/svg+xml,x'>"))
                .doesNotContain("src");
    }

    @Test
    void keepsHowALetterLooks() {
        assertThat(Html.sanitised("<b style=\"color:red;position:fixed\">Zażółć</b>"
                        + "<a href=\"https://example.com/?a=1\">x</a>"))
                .isEqualTo("<b style=\"color:red\">Zażółć</b>"
                        + "<a href=\"https://example.com/?a&#61;1\" rel=\"nofollow noopener noreferrer\">x</a>");
    }

    @Test
    void readsAPageAsText() {
        assertThat(Html.text("""
                        <html><head><title>T</title><style>p {}</style></head><body>
                        <p>Dzień dobry,</p><p>see <a href="https://example.com/offer">our offer</a>:</p>
                        <ul><li>one</li><li>two &amp; three</li></ul>
                        <script>steal()</script>line<br>next</body></html>""")).isEqualTo("""
                        Dzień dobry,

                        see our offer <https://example.com/offer>:

                        - one
                        - two & three

                        line
                        next""");
    }
}
