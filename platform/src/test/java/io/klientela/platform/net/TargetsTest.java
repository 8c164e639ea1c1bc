package io.klientela.platform.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
    private static void check(Targets targets, String url) throws UnknownHostException {
        targets.resolve(Targets.parse(url).getHost());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.1/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0x7f.0.0.1/",
                "http://017700000001/",
                "http://0177.0.0.1/",
                "http://127.0.0.1./",
                "http://localhost/",
                "http://LOCALHOST./",
                "http://0.0.0.0/",
                "http://0/",
                "http://10.1.2.3/",
                "http://172.16.0.1/",
                "http://172.31.255.255/",
                "http://192.168.1.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://100.64.0.1/",
                "http://100.100.100.200/",
                "http://192.0.0.192/",
                "http://198.18.0.1/",
                "http://224.0.0.1/",
                "http://240.0.0.1/",
                "http://255.255.255.255/",
                "http://[::1]/",
                "http://[::]/",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[::127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[2001:0:7f00:1::]/",
                "http://[fc00::1]/",
                "http://[fd12:3456::1]/",
                "http://[fe80::1]/",
                "http://[fe80::1%25lo]/",
                "http://[fec0::1]/",
                "http://[ff02::1]/",
                "http://user:secret@example.com/",
                "http://127.0.0.1@example.com/",
                "http://example.com@127.0.0.1/",
                "http://example.com:80@127.0.0.1/",
                "http://example.com#@127.0.0.1/",
                "http://127.0.0.1\\@example.com/",
                "http://example.com\\@127.0.0.1/",
                "http://①②⑦.⓪.⓪.①/",
                "http://127。0。0。1/",
                "file:///etc/passwd",
                "gopher://127.0.0.1/",
                "ftp://example.com/",
                "javascript:alert(1)",
                "//example.com/",
                "/relative",
                "http:///path",
                "http://",
                "http://exa mple.com/",
                "http://example.com:0/",
                "http://example.com:99999/",
                "http://[::1",
                "",
            })
    void refusesWhatLeadsInside(String url) {
        Targets targets = new Targets("test", List.of());
        assertThatThrownBy(() -> check(targets, url))
                .satisfiesAnyOf(
                        refused -> assertThat(refused).isInstanceOf(ForbiddenTarget.class),
                        refused -> assertThat(refused).isInstanceOf(UnknownHostException.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://1.1.1.1/hook", "http://8.8.8.8:8080/a?b=c", "https://[2606:4700:4700::1111]/"})
    void letsPublicAddressesThrough(String url) {
        assertThatCode(() -> check(new Targets("test", List.of()), url)).doesNotThrowAnyException();
    }

    @Test
    void opensOnlyWhatIsAllowed() {
        Targets targets = new Targets("test", List.of("127.0.0.1/32", " localhost ", "10.0.0.0/8", ""));
        assertThatCode(() -> check(targets, "http://127.0.0.1:9999/")).doesNotThrowAnyException();
        assertThatCode(() -> check(targets, "http://localhost/")).doesNotThrowAnyException();
        assertThatCode(() -> check(targets, "http://10.9.9.9/")).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(targets, "http://127.0.0.2/")).isInstanceOf(ForbiddenTarget.class);
        assertThatThrownBy(() -> check(targets, "http://192.168.0.1/")).isInstanceOf(ForbiddenTarget.class);
        assertThatThrownBy(() -> new Targets("test", List.of("127.0.0.1/99")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsTheEdgesOfNetworks() throws UnknownHostException {
        assertThat(Targets.isInternal(InetAddress.getByName("172.15.255.255"))).isFalse();
        assertThat(Targets.isInternal(InetAddress.getByName("172.32.0.0"))).isFalse();
        assertThat(Targets.isInternal(InetAddress.getByName("100.63.255.255"))).isFalse();
        assertThat(Targets.isInternal(InetAddress.getByName("100.128.0.0"))).isFalse();
        assertThat(Targets.isInternal(InetAddress.getByName("100.127.255.255"))).isTrue();
    }
}
