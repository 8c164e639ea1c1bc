package io.klientela.platform.net;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides which hosts may be connected to because somebody named them: those that mean public addresses only. Which ones
 * a host means is asked here, and the very addresses that were found good are connected to, so that a name cannot change
 * its meaning in between.
 */
public final class Targets {
    private static final int LONGEST = 2_000;
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?[0-9][0-9a-zA-Z]*\\.?");
    private static final Pattern PLAIN_IPV4 = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

    /** What is not the public internet, by the registries of IANA; IPv4 written as IPv6 is read as IPv4 before. */
    private static final List<Network> INTERNAL = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
            "5f00::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8");

    private final Set<String> allowedHosts = new HashSet<>();
    private final List<Network> allowedNetworks = new ArrayList<>();

    /**
     * @param setting what {@code allowed} is read from, for the message about an entry that is wrong
     * @param allowed hosts, addresses and networks that may be called although they are internal
     */
    public Targets(String setting, List<String> allowed) {
        for (String entry : allowed) {
            String text = entry.strip().toLowerCase(Locale.ROOT);
            if (text.isEmpty()) {
                continue;
            }
            try {
                allowedNetworks.add(Network.of(text));
            } catch (IllegalArgumentException e) {
                if (text.contains("/")) {
                    throw new IllegalArgumentException(
                            "%s: %s is neither a host nor a network".formatted(setting, entry), e);
                }
                allowedHosts.add(text);
            }
        }
    }

    /** The URL of http or https, checked in form. @throws ForbiddenTarget where it is not one to be called */
    public static URI parse(String url) {
        if (url.length() > LONGEST) {
            throw new ForbiddenTarget("has at most %,d characters".formatted(LONGEST));
        }
        URI uri;
        try {
            uri = new URI(url.strip());
        } catch (URISyntaxException e) {
            throw new ForbiddenTarget("is not a URL: " + e.getReason());
        }
        String scheme = uri.getScheme();
        if (scheme == null || !(scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))) {
            throw new ForbiddenTarget("must begin with https:// or http://");
        } else if (uri.getHost() == null) {
            throw new ForbiddenTarget("names no host that can be looked up");
        } else if (uri.getRawUserInfo() != null || uri.getRawAuthority().contains("@")) {
            throw new ForbiddenTarget("must not hold a user or a password");
        } else if (uri.getRawFragment() != null) {
            throw new ForbiddenTarget("must not hold a fragment (#…)");
        } else if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new ForbiddenTarget("has a port that does not exist");
        }
        requirePlain(uri.getHost());
        return uri;
    }

    /** @throws ForbiddenTarget where the host is one that is read in different ways */
    public static void requirePlain(String host) {
        if (NUMERIC.matcher(host).matches() && !PLAIN_IPV4.matcher(host).matches()) {
            throw new ForbiddenTarget("names its host by numbers that are read in different ways");
        }
    }

    /**
     * The addresses of a host.
     *
     * @throws ForbiddenTarget where any of them is internal and not allowed
     * @throws UnknownHostException where it has none, at least now
     */
    public InetAddress[] resolve(String host) throws UnknownHostException {
        String name = bare(host);
        InetAddress[] addresses = InetAddress.getAllByName(name);
        if (!allowedHosts.contains(name)) {
            for (InetAddress address : addresses) {
                requirePublic(name, address);
            }
        }
        return addresses;
    }

    private void requirePublic(String host, InetAddress address) {
        boolean allowed = allowedNetworks.stream().anyMatch(network -> network.contains(address));
        if (!allowed && isInternal(address)) {
            throw new ForbiddenTarget("%s is an internal address (%s)".formatted(host, address.getHostAddress()));
        }
    }

    static boolean isInternal(InetAddress address) {
        return INTERNAL.stream().anyMatch(network -> network.contains(address))
                || address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }

    /** Without the brackets of IPv6 and the dot that ends a full name. */
    private static String bare(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.endsWith("]")) {
            name = name.substring(1, name.length() - 1);
        }
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static List<Network> networks(String... cidrs) {
        List<Network> networks = new ArrayList<>();
        for (String cidr : cidrs) {
            networks.add(Network.of(cidr));
        }
        return List.copyOf(networks);
    }
}
