package io.klientela.platform.mail.read;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadMailTest {
    private static final String PANGRAM = "Zażółć gęślą jaźń – ĄĘŚŹ";

    @ParameterizedTest
    @CsvSource({
        "windows-1250, windows-1250",
        "windows-1250, iso-8859-2",
        "windows-1250, utf-8",
        "windows-1250, us-ascii",
        "windows-1250, x-no-such-charset",
        "utf-8, utf-8",
        "utf-8, iso-8859-1",
        "utf-8, us-ascii"
    })
    void readsPolishWhateverItsEncodingIsSaidToBe(String real, String declared) throws Exception {
        IncomingMail mail = read(
                "From: jan@example.com\nSubject: x\nContent-Type: text/plain; charset=" + declared
                        + "\nContent-Transfer-Encoding: 8bit\n\n" + PANGRAM,
                Charset.forName(real));
        assertThat(mail.text()).isEqualTo(PANGRAM);
        assertThat(mail.problems()).isEmpty();
    }

    @Test
    void readsIso8859AsSaid() throws Exception {
        IncomingMail mail = read(
                "Subject: x\nContent-Type: text/plain; charset=ISO-8859-2\n\nZażółć gęślą jaźń",
                Charset.forName("ISO-8859-2"));
        assertThat(mail.text()).isEqualTo("Zażółć gęślą jaźń");
    }

    @Test
    void readsHeadersThatAreNotEncodedAsTheyShould() throws Exception {
        IncomingMail raw = read("From: Żółw <zolw@example.com>\nSubject: Zażółć\n\nx", Charset.forName("windows-1250"));
        assertThat(raw.subject()).isEqualTo("Zażółć");
        assertThat(raw.from()).isEqualTo("zolw@example.com");
        IncomingMail unknown = read("From: a@b.c\nSubject: =?x-klingon?Q?abc?=\n\nx", StandardCharsets.UTF_8);
        assertThat(unknown.subject()).contains("abc");
        IncomingMail broken = read("From: <<jan@example.com;\nTo: ;;\n\nx", StandardCharsets.UTF_8);
        assertThat(broken.from()).isEqualTo("jan@example.com");
        assertThat(broken.subject()).isEqualTo("(–)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/mixed\n\nno boundary",
                "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nnever closed",
                "Content-Type: ;;;\n\nwhat",
                "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!not base64!!!",
                "Content-Type: text/plain\nContent-Transfer-Encoding: x-nothing\n\ntext",
                "",
                "no header at all"
            })
    void takesWhatIsBroken(String rest) throws Exception {
        IncomingMail mail = read("From: jan@example.com\nSubject: Broken\n" + rest, StandardCharsets.UTF_8);
        assertThat(mail.from()).isEqualTo("jan@example.com");
        assertThat(mail.text()).isNotBlank();
    }

    @Test
    void neverFailsOnRubbish() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] rubbish = new byte[random.nextInt(2000)];
            random.nextBytes(rubbish);
            ReadMail.read(new ByteArrayInputStream(rubbish));
        }
        String deep = "Content-Type: multipart/mixed; boundary=a\n\n--a\n".repeat(300);
        assertThat(read("From: a@b.c\n" + deep, StandardCharsets.UTF_8).from()).isEqualTo("a@b.c");
    }

    @Test
    void makesHostileHtmlHarmless() throws Exception {
        IncomingMail mail = read("""
                From: a@b.c
                Content-Type: text/html; charset=utf-8

                <p onclick="steal()">Help <script>steal()</script><img src="http://track.example/1.gif"></p>""", StandardCharsets.UTF_8);
        assertThat(mail.html()).isEqualTo("<p>Help <img data-src=\"http://track.example/1.gif\" /></p>");
        assertThat(mail.text()).isEqualTo("Help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It works now.\n\nOn Mon, 2 Mar 2026 at 10:00, Support <s@x.pl> wrote:\n> Try again\n> please",
                "It works now.\n\nW dniu 2.03.2026 o 10:00, Wsparcie pisze:\n> Proszę\n",
                "It works now.\n\npon., 2 mar 2026 o 10:00 Wsparcie <s@x.pl> napisał(a):\n\n> Proszę",
                "It works now.\n\n-----Original Message-----\nFrom: Support",
                "It works now.\n\n________________________________\nOd: Wsparcie <s@x.pl>\nWysłano: poniedziałek",
                "It works now.\n\nFrom: Support <s@x.pl>\nSent: Monday\nTo: Jan",
                "It works now.\n\n> quoted at the end"
            })
    void leavesOutWhatIsQuoted(String text) throws Exception {
        assertThat(read("Subject: x\nContent-Type: text/plain; charset=utf-8\n\n" + text, StandardCharsets.UTF_8)
                        .text())
                .isEqualTo("It works now.");
    }

    @Test
    void keepsAnswersBetweenTheLines() throws Exception {
        String between = "> Is it on?\nYes.\n> Is it plugged in?\nNo.";
        assertThat(read("Subject: x\n\n" + between, StandardCharsets.UTF_8).text())
                .isEqualTo(between);
    }

    @ParameterizedTest
    @CsvSource({
        "Auto-Submitted: auto-replied, true, false",
        "Auto-Submitted: no, false, true",
        "Precedence: bulk, false, false",
        "Precedence: auto_reply, true, false",
        "X-Auto-Response-Suppress: All, false, false",
        "Return-Path: <>, true, false",
        "List-Id: <news.example.com>, false, false",
        "X-Mailer: Thunderbird, false, true"
    })
    void knowsAMachineWhenItSeesOne(String header, boolean automatic, boolean answerable) throws Exception {
        IncomingMail mail = read("From: a@b.c\n" + header + "\n\nx", StandardCharsets.UTF_8);
        assertThat(mail.automatic()).isEqualTo(automatic);
        assertThat(mail.answerable()).isEqualTo(answerable);
    }

    private static IncomingMail read(String mail, Charset charset) throws MessagingException {
        return ReadMail.read(new ByteArrayInputStream(mail.replace("\n", "\r\n").getBytes(charset)));
    }
}
