package io.klientela.platform.files;

import java.util.Locale;
import java.util.Set;
import org.apache.tika.Tika;

/** Tells what a file is by its content; its name only tells kinds of the same content apart. */
final class ContentTypes {
    private static final Set<String> PROGRAMS = Set.of(
            "application/x-msdownload",
            "application/x-dosexec",
            "application/x-executable",
            "application/x-elf",
            "application/x-sharedlib",
            "application/x-object",
            "application/x-mach-o",
            "application/x-mach-o-executable",
            "application/java-archive",
            "application/java-vm",
            "application/x-java-jnlp-file",
            "application/x-ms-installer",
            "application/x-ms-shortcut",
            "application/x-bat",
            "application/x-sh");

    private static final Tika TIKA = new Tika();

    private ContentTypes() {}

    /** @param start the first bytes of it */
    static String of(byte[] start, String name) {
        return TIKA.detect(start, name);
    }

    /** Whether it does something when it is opened. */
    static boolean isProgram(String type) {
        String bare = type.toLowerCase(Locale.ROOT).replaceFirst(";.*", "");
        return PROGRAMS.contains(bare) || bare.startsWith("application/x-msdownload");
    }
}
