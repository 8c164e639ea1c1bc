package io.klientela.platform.links;

import java.net.URI;

/** Where people reach the platform from outside. */
public record PublicUrl(URI base) {

    /** The address of a path that begins with a slash. */
    public String at(String path) {
        String text = base.toString();
        return (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path;
    }
}
